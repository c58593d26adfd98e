/**
 * Columns that a table computes from its others (changes, shares, translated amounts): set aside as facts, but
 * recomputed where the other columns tell how. Changes at constant currency cannot be recomputed.
 */
import {
  checkColumn, difference, growth, isRight, isWholeShare, middle, share, translation, type Checked, type Recipe,
} from "./arithmetic/recipes.ts";
import type { ComputedCheck } from "./intake-report.ts";
import type { ReadTable, TableRow } from "./table/read-tables.ts";

export interface CheckedColumns { readonly checked: number; readonly wrong: readonly ComputedCheck[] }

export function checkComputed(tables: readonly ReadTable[]): CheckedColumns {
  const all = tables.flatMap((table) => table.columns.flatMap((_, column) => checksOf(table, column)));
  return {
    checked: all.reduce((sum, { checked }) => sum + checked.tried, 0),
    wrong: all.flatMap(({ column, checked }) => checked.misfits.map(({ row, expected }): ComputedCheck => ({
      place: row.cells[column]?.place ?? row.place, label: row.label, printed: row.cells[column]?.text ?? "",
      recomputed: middle(expected),
    }))),
  };
}

interface ColumnCheck { readonly column: number; readonly checked: Checked }

function checksOf(table: ReadTable, column: number): ColumnCheck[] {
  const { computed, currency } = table.columns[column] ?? {};
  const checks = computed === "change" ? changes(table, column)
    : computed === "share" ? [shares(table, column)]
      : isTranslated(computed, currency, table) ? [translated(table, column)] : [];
  return checks.flatMap((checked) => (checked === undefined ? [] : [{ column, checked }]));
}

const isTranslated = (computed: string | undefined, currency: string | undefined, table: ReadTable): boolean =>
  computed === undefined && currency !== undefined && currency !== table.currency;

/** Columns beyond these are not what a change is taken from. */
const NEAREST = 8;

function plainColumns({ columns, currency }: ReadTable, column: number): number[] {
  return columns.flatMap((other, at) =>
    (other.computed === undefined && (other.currency ?? currency) === currency ? [at] : []))
    .toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column)).slice(0, NEAREST);
}

/** Cells with "%" and cells without one are made in different ways. */
function changes(table: ReadTable, column: number): (Checked | undefined)[] {
  const plain = plainColumns(table, column);
  const pairs = plain.flatMap((now) => plain.filter((then) => then !== now).map((then) => [now, then] as const));
  const isPercent = (row: TableRow): boolean => {
    const value = row.cells[column]?.value;
    return value?.kind === "number" && value.suffix === "%";
  };
  const isPlain = (row: TableRow): boolean => {
    const value = row.cells[column]?.value;
    return value?.kind === "number" && value.suffix === undefined;
  };
  const growths = pairs.map(([now, then]) => growth(now, then));
  return [
    checkColumn(table.rows.filter(isPercent), column, growths),
    checkColumn(table.rows.filter(isPlain), column, [...growths, ...pairs.map(([now, then]) => difference(now, then))]),
  ];
}

/** Shares of the row that is printed as 100 %; what is no share of that may be one of another row. */
function shares(table: ReadTable, column: number): Checked | undefined {
  const plain = plainColumns(table, column).slice(0, 2);
  const wholes = table.rows.filter((row) => isWholeShare(row, column));
  const recipesOf = (rows: readonly TableRow[]): Recipe[] =>
    rows.flatMap((whole) => plain.map((of) => share(of, whole, column)));
  const checked = checkColumn(table.rows, column, recipesOf(wholes.length > 0 ? wholes : table.rows));
  if (checked === undefined) return undefined;
  const others = recipesOf(table.rows);
  const isOfAnother = (row: TableRow): boolean => others.some((recipe) => isRight(row, column, recipe));
  return { ...checked, misfits: checked.misfits.filter(({ row }) => !isOfAnother(row)) };
}

const PIVOTS = 4;

function translated(table: ReadTable, column: number): Checked | undefined {
  const money = table.rows.filter(({ unit }) => unit?.kind === "money" || unit?.kind === "per-share");
  const size = (row: TableRow): number => row.cells[column]?.text.replaceAll(/\D/g, "").length ?? 0;
  const pivots = money.toSorted((a, b) => size(b) - size(a)).slice(0, PIVOTS);
  const recipes = plainColumns(table, column)
    .flatMap((from) => pivots.map((pivot) => translation(from, column, pivot)));
  return checkColumn(money, column, recipes);
}
