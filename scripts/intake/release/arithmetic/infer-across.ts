/** Sums that run across: GAAP and adjustment make non-GAAP,
  segments make the whole; and rows made of another table's. */
import { periodKey } from "../../../model/period.ts";
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { absolute, placesOf, wholeNumber } from "./whole-numbers.ts";

export function inferAcross(tables: readonly DraftTable[]): void {
  const grids = new Map<number, DraftTable[]>();
  for (const table of tables) grids.set(table.grid, [...grids.get(table.grid) ?? [], table]);
  for (const group of grids.values()) {
    const whole = group.at(-1);
    adoptSums(group);
    if (whole !== undefined && group.length > 1 && group.length < 7) sumFacets(group.slice(0, -1), whole);
  }
  for (const table of tables) if (table.role === "reconciliation") sumFromStatement(table, tables);
}

const samePlace = (a: DraftRow, b: DraftRow): boolean => a.place.line === b.place.line
  && a.place.column === b.place.column;

/** What is a sum in some columns of a grid is one in the others, if it adds up there too. */
function adoptSums(group: readonly DraftTable[]): void {
  for (const table of group) {
    for (const row of table.rows) {
      if (row.sum !== undefined || row.kind !== "money") continue;
      const model = group.flatMap((other) =>
        (other === table ? [] : other.rows.filter((each) => samePlace(each, row) && each.sum !== undefined)
        .map((each) => ({ other, sum: each.sum ?? [] }))))[0];
      if (model !== undefined) row.sum = adopted(row, table, model);
    }
  }
}

interface Model { readonly other: DraftTable; readonly sum: readonly string[] }

function adopted(row: DraftRow, table: DraftTable, { other, sum }: Model): string[] | undefined {
  const parts = sum.map((part) => {
    const source = other.rows.find(({ id }) => id === part.slice(1));
    const here = source && table.rows.find((each) => samePlace(each, source));
    return here === undefined ? undefined : { here, sign: part.charAt(0) };
  });
  const found = parts.filter((part) => part !== undefined);
  const isSum = found.length > 0 && addsUp(row, found.map(({ here }) => here), found.map(({ sign }) => (sign === "-" ? -1n : 1n)));
  return isSum ? found.map(({ here, sign }) => `${sign}${here.id}`) : undefined;
}

/** The last columns of the grid are the sum of the others in nearly every row. */
function sumFacets(parts: readonly DraftTable[], whole: DraftTable): void {
  const columns = whole.columns.map(({ id }) => id).join();
  if (parts.some((part) => part.columns.map(({ id }) => id).join() !== columns)) return;
  const rows = whole.rows.filter(({ kind }) => kind === "money" || kind === "count").map((row) => ({
    row, of: parts.flatMap((part) =>
      part.rows.filter((other) => samePlace(row, other)).map((other) => ({ table: part, row: other }))),
  })).filter(({ of }) => of.length > 1);
  const fitting = rows.filter(({ row, of }) => addsUp(row, of.map(({ row: other }) => other)));
  if (rows.length < 2 || fitting.length * 5 < rows.length * 4) return;
  for (const { row, of } of rows) {
    if (row.sum === undefined) row.sum = of.map(({ table, row: other }) => `+${table.id}/${other.id}`);
  }
}

function addsUp(total: DraftRow, parts: readonly DraftRow[], signs?: readonly bigint[]): boolean {
  const shift = Math.max(...[total, ...parts].flatMap(({ values }) => values.map(placesOf)));
  return total.values.every((value, column) => {
    const stated = wholeNumber(value, shift);
    if (stated === undefined) return true;
    const sum = parts.reduce((all, { values }, at) =>
      all + (signs?.[at] ?? 1n) * (wholeNumber(values[column], shift) ?? 0n), 0n);
    return absolute(stated - sum) <= BigInt(parts.length - 1);
  });
}

/** "Interest expense, net" of a reconciliation out of two rows of the statement that its words name. */
function sumFromStatement(table: DraftTable, tables: readonly DraftTable[]): void {
  const statements = tables.filter(({ role, facet }) => (role === "income-statement" || role === "cash-flow") && facet === "");
  for (const row of table.rows) {
    if (row.kind !== "money" || row.sum !== undefined || row.known && row.concept?.startsWith("us-gaap:") === true) continue;
    const found = statements.map((statement) => pairFor(row, table, statement)).find((sum) => sum !== undefined);
    if (found !== undefined) row.sum = found;
  }
}

const SIGNS: readonly (readonly [bigint, bigint])[] = [[1n, 1n], [1n, -1n], [-1n, 1n], [-1n, -1n]];
const signOf = (value: bigint): string => (value > 0n ? "+" : "-");

function pairFor(row: DraftRow, table: DraftTable, statement: DraftTable): string[] | undefined {
  const theme = wordsOf(row.label);
  const columns = table.columns
    .map(({ period }) => statement.columns.findIndex((other) => periodKey(other.period) === periodKey(period)));
  if (columns.filter((at) => at >= 0).length < 3 || columns.some((at) => at < 0)) return undefined;
  const related = statement.rows.filter((other) => other.kind === "money" && other.scale === row.scale
    && wordsOf(other.label).some((word) => theme.includes(word)));
  for (const [index, a] of related.entries()) {
    for (const b of related.slice(index + 1)) {
      const fit = SIGNS.find(([x, y]) => row.values.every((value, column) => {
        const [stated, first, second] = [value, a.values[columns[column] ?? -1],
          b.values[columns[column] ?? -1]].map((each) => wholeNumber(each, 0));
        return stated !== undefined && first !== undefined && second !== undefined && stated === x * first + y * second;
      }));
      if (fit !== undefined) return [`${signOf(fit[0])}${statement.id}/${a.id}`, `${signOf(fit[1])}${statement.id}/${b.id}`];
    }
  }
  return undefined;
}

const wordsOf = (label: string): string[] =>
  label.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 4 && !/^(?:income|expense|other|total|loss|gross)$/.test(word));
