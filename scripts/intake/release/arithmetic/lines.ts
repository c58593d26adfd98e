/** Rows of one kind in one table, as whole numbers, in the order of the page. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { placesOf, wholeNumber } from "./whole-numbers.ts";

export interface Line {
  readonly row: DraftRow;
  /** Place among all rows of the table. */
  readonly at: number;
  /** One a column; undefined where nothing is printed. */
  readonly values: readonly (bigint | undefined)[];
  /** A heading, or a total without a label, stands just before. */
  readonly afterHeading: boolean;
}

export interface LineGroup {
  readonly lines: readonly Line[];
  /** One in the last printed place, in the whole numbers' unit. */
  readonly ulp: bigint;
  readonly columns: number;
}

/** Percentages and ratios do not add up; everything else adds up within its unit and scale. */
export function lineGroups(table: DraftTable): LineGroup[] {
  const groups = new Map<string, Placed[]>();
  for (const [at, row] of table.rows.entries()) {
    if (row.kind === "heading" || row.kind === "percent" || row.kind === "points" || row.kind === "ratio") continue;
    const key = `${row.unit}|${row.scale}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ row, at }]);
    else group.push({ row, at });
  }
  return [...groups.values()].map((rows) => groupOf(table, rows));
}

interface Placed { readonly row: DraftRow; readonly at: number }

function groupOf(table: DraftTable, rows: readonly Placed[]): LineGroup {
  const shift = rows.reduce((most, { row }) => Math.max(most, ...row.values.map(placesOf)), 0);
  const lines = rows.map(({ row, at }): Line => ({
    row, at, values: row.values.map((value) => wholeNumber(value, shift)),
    afterHeading: at === 0 || table.rows[at - 1]?.kind === "heading",
  }));
  return { lines, ulp: 1n, columns: table.columns.length };
}
