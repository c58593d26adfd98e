/** Which words of the heading rows stand above which column. */
import type { GridBlock, GridCell } from "../document/block.ts";
import { isYear } from "./cell-value.ts";
import { assignByPlace, joinStacked } from "./stacked-heads.ts";
import { columnAt, overlap, type Extent, type PlacedValue, type RawRow } from "./value-columns.ts";

export interface Heading {
  readonly axis: GridBlock["axis"];
  readonly rows: readonly RawRow[];
  readonly columns: readonly Extent[];
  readonly labelEnd: number;
  /** Where the cells of labels end; the first column may begin a little to their right. */
  readonly labelZone: number;
}

export interface HeadTexts { readonly heads: string[][]; readonly notes: string[] }

export type HeadCell = Extent & { readonly text: string };

/** Words that speak of all columns up to the next such words: periods and dates without a year. */
export const SPANNING = /\b(?:months?|weeks?|quarters?|years?|periods?|fiscal)\b|\bended\b|\bas of\b|^[a-z]{3,9}\.? \d{1,2},?$|change|increase|^[1-4]Q\d\d$|^Q[1-4]/i;

export function headTexts(heading: Heading): HeadTexts {
  const heads: string[][] = heading.columns.map(() => []);
  const notes: string[] = [];
  const placed = heading.rows.map((row) => cellsOf(row, heading).flatMap((cell) => splitDates(cell, heading.axis)));
  const lines = heading.axis === "cells" ? placed : joinStacked(placed, heading);
  heading.rows.forEach((row, at) => {
    const cells = lines[at] ?? [];
    notes.push(...row.words.filter((cell) => isNote(cell, heading)).map(({ text }) => text));
    assign(cells, heading)
      .forEach((texts, column) => heads[column]?.push(...texts));
  });
  return { heads, notes };
}

const isNote = (cell: GridCell, { columns, labelEnd, axis, labelZone }: Heading): boolean =>
  cell.end <= labelEnd || (axis === "cells" && cell.start < labelZone)
  || (!SPANNING.test(cell.text) && columns.length > 1 && columns.every((column) => overlap(cell, column) > 0));

function cellsOf(row: RawRow, heading: Heading): HeadCell[] {
  const words: HeadCell[] = row.words.filter((cell) => !isNote(cell, heading));
  const values: readonly PlacedValue[] = row.values.filter(({ start, end, text }) =>
    (isYear(text) && end > heading.labelZone) || (start >= heading.labelEnd && end > heading.labelEnd));
  return [...words, ...values].toSorted((a, b) => a.start - b.start);
}

/** "Jun 30, Mar 31, Jun 30," that stand one blank apart. */
function splitDates(cell: HeadCell, axis: GridBlock["axis"]): HeadCell[] {
  const dates = axis === "characters" ? [...cell.text.matchAll(/[A-Z][a-z]{2,8}\.? \d{1,2},?(?: \d{4})?/g)] : [];
  const years = axis === "characters" ? [...cell.text.matchAll(/\b(?:19|20)\d\d\b/g)] : [];
  const parts = dates.length > 1 ? dates : years.length > 1 && dates.length === 0 ? years : [];
  if (parts.length < 2) return [cell];
  return parts.map((match) => ({
    text: match[0], start: cell.start + match.index, end: cell.start + match.index + match[0].length,
  }));
}

function assign(cells: readonly HeadCell[], { axis, columns }: Heading): string[][] {
  const above: string[][] = columns.map(() => []);
  if (axis === "characters") assignByPlace(cells, columns, above);
  else assignByOverlap(cells, columns, above);
  return above;
}

/** Cells reach as far as they are told to; words that span reach on over the empty cells to their right. */
function assignByOverlap(cells: readonly HeadCell[], columns: readonly Extent[], above: string[][]): void {
  const reaches = cells.map((cell) => columns.flatMap((column, index) => (overlap(cell, column) > 0 ? [index] : [])));
  const covered = new Set(reaches.flat());
  cells.forEach((cell, at) => {
    const own = reaches[at] ?? [];
    const until = cells[at + 1]?.start ?? Infinity;
    const open = columns.flatMap((column, index) =>
      (!covered.has(index) && column.start >= cell.end && column.start < until ? [index] : []));
    const isAlone = own.length === 0 && open.length > 0;
    const reach = SPANNING.test(cell.text) || isAlone ? [...own, ...open] : own;
    const spread = !SPANNING.test(cell.text) && own.length === 0 && !isAlone ? [columnAt(columns, cell)] : reach;
    for (const index of spread) above[index]?.push(cell.text);
  });
}
