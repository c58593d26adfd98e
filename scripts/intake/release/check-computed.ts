/** Columns of changes and of shares that a table prints beside its figures: set aside,
  but recomputed where that can be done. */
import { parseDecimal, type Decimal } from "../../model/decimal.ts";
import type { ComputedCheck } from "./intake-report.ts";
import type { ReadTable, TableRow } from "./table/read-tables.ts";

export interface CheckedColumns { readonly checked: number; readonly wrong: readonly ComputedCheck[] }

/** Constant currency cannot be recomputed; a change is tried against every pair of the row's own figures. */
export function checkComputed(tables: readonly ReadTable[]): CheckedColumns {
  const results = tables.flatMap(({ columns, rows }) => {
    const printed = columns.flatMap(({ computed }, at) => (computed === undefined ? [at] : []));
    const changes = columns.flatMap(({ computed }, at) => (computed === "change" ? [at] : []));
    return rows.flatMap((row) => changes.map((at) => checkCell(row, at, printed)));
  }).filter((result) => result !== "unknown");
  return { checked: results.length, wrong: results.filter((result) => result !== undefined) };
}

function checkCell(row: TableRow, at: number, printed: readonly number[]): ComputedCheck | undefined | "unknown" {
  const cell = row.cells[at];
  const figures = printed.flatMap((column) => figureAt(row, column));
  if (cell?.value.kind !== "number" || figures.length < 2) return "unknown";
  const stated = parseDecimal(cell.value.lexeme);
  const compute = cell.value.suffix === "%" ? growths : differences;
  const away = (each: Decimal): Decimal => each.minus(stated).abs();
  const [nearest] = pairsOf(figures).flatMap(compute).toSorted((a, b) => away(a).comparedTo(away(b)));
  if (nearest === undefined) return "unknown";
  if (away(nearest).lessThanOrEqualTo(slack(stated, figures))) return undefined;
  return { place: cell.place, label: row.label, printed: cell.text, recomputed: nearest.toFixed(1) };
}

function figureAt(row: TableRow, column: number): Decimal[] {
  const value = row.cells[column]?.value;
  return value?.kind === "number" && value.suffix === undefined ? [parseDecimal(value.lexeme)] : [];
}

const pairsOf = (figures: readonly Decimal[]): [Decimal, Decimal][] =>
  figures.flatMap((now) => figures.filter((then) => then !== now).map((then): [Decimal, Decimal] => [now, then]));

const differences = ([now, then]: [Decimal, Decimal]): Decimal[] => [now.minus(then)];

/** On a negative base releases print the change with either sign. */
function growths([now, then]: [Decimal, Decimal]): Decimal[] {
  if (then.isZero()) return [];
  const growth = now.minus(then).div(then).times(100);
  return then.isNegative() ? [growth, growth.negated()] : [growth];
}

/** One unit, and what the rounding of small figures leaves open. */
function slack(stated: Decimal, figures: readonly Decimal[]): Decimal {
  const least = figures.reduce((min, each) => (each.abs().lessThan(min) && !each.isZero() ? each.abs() : min),
    figures[0]?.abs() ?? stated);
  return least.isZero() ? parseDecimal("100000") : parseDecimal("1.05").plus(parseDecimal("110").div(least));
}
