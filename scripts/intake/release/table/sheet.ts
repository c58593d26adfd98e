/**
 * Grid → sheets: the columns that hold figures, what stands above each of them, and the rows. A heading of columns in
 * the middle of a grid begins another sheet.
 */
import type { GridBlock, GridCell, SourcePlace } from "../document/block.ts";
import { headTexts } from "./head-texts.ts";
import { namesStatement } from "./role.ts";
import { splitMarks } from "./cell-value.ts";
import { columnAt, columnsOf, readRow, type Extent, type PlacedValue, type RawRow } from "./value-columns.ts";

export interface SheetRow {
  readonly label: string;
  readonly marks: readonly string[];
  readonly indent: number;
  readonly bold: boolean;
  readonly place: SourcePlace;
  readonly afterGap: boolean;
  /** One a column of the sheet; undefined where nothing is printed. */
  readonly cells: readonly (PlacedValue | undefined)[];
}

export interface Sheet {
  readonly place: SourcePlace;
  /** Texts above each column, from the top. */
  readonly heads: readonly (readonly string[])[];
  /** Words in the heading that stand above no column in particular: titles, "in millions". */
  readonly notes: readonly string[];
  readonly rows: readonly SheetRow[];
}

export function sheetsOf(grid: GridBlock): Sheet[] {
  const rows = grid.rows.map(readRow);
  const columns = columnsOf(grid, rows);
  if (columns.length === 0) return [];
  const labelEnd = columns[0]?.start ?? 0;
  const labelZone = labelZoneOf(rows, labelEnd);
  const sections = sectionsOf(rows, columns, labelEnd);
  let above: readonly (readonly string[])[] = columns.map(() => []);
  return sections.map(({ head, body }) => {
    const { heads, notes } = headTexts({ axis: grid.axis, rows: head, columns, labelEnd, labelZone });
    above = heads.map((texts, index) => inherit(texts, above[index] ?? []));
    const sheetRows = body.map((row) => sheetRow(row, columns, labelEnd));
    return { place: (head[0] ?? body[0])?.row.place ?? grid.place, heads: above, notes, rows: sheetRows };
  }).filter(({ rows: found }) => found.some(({ cells }) => cells.some((cell) => cell !== undefined)));
}

/** Where most labels end; never beyond the first column. */
function labelZoneOf(rows: readonly RawRow[], labelEnd: number): number {
  const counts = new Map<number, number>();
  for (const { words, values } of rows) {
    const end = values.length > 0 ? words.findLast((cell) => cell.end <= labelEnd)?.end : undefined;
    if (end !== undefined) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? labelEnd;
}

interface Section { head: RawRow[]; body: RawRow[] }

/** A heading of its own without a period stands below that of the section before it. */
function inherit(texts: readonly string[], above: readonly string[]): readonly string[] {
  const isDated = texts.some((text) => /\d{2}|\bended\b/i.test(text));
  const kept = above.filter((text) => /\d{2}|\bended\b/i.test(text));
  return isDated || kept.length === 0 ? texts : [...kept, ...texts];
}

function sectionsOf(rows: readonly RawRow[], columns: readonly Extent[], labelEnd: number): Section[] {
  const sections: Section[] = [{ head: [], body: [] }];
  for (const row of rows) {
    const current = sections.at(-1) ?? { head: [], body: [] };
    const started = current.body.some(({ values }) => values.length > 0);
    const isHead = row.heading || isColumnHead(row, columns, labelEnd);
    if (isHead && started) sections.push({ head: [...titlesAtEnd(current.body, columns), row], body: [] });
    else if (isHead || (current.body.length === 0
      && isTitle(row, columns))) current.head.push(...current.body.splice(0), row);
    else current.body.push(row);
  }
  return sections;
}

/** Rows across the grid, or that name a statement, just before a heading of columns: the title of what follows. */
function titlesAtEnd(body: RawRow[], columns: readonly Extent[]): RawRow[] {
  const open = body.length - 1 - body.findLastIndex(({ values }) => values.length > 0);
  const last = open === 0 ? [] : body.slice(-open);
  const from = last.findIndex((row) => isTitle(row, columns) || row.words.some(({ text }) => namesStatement(text)));
  return from < 0 ? [] : body.splice(body.length - open + from);
}

/** Words above columns and no figures: unless a single note stretches over the whole grid. */
function isColumnHead({ words, values }: RawRow, columns: readonly Extent[], labelEnd: number): boolean {
  if (values.some(({ value }) => value.kind === "number")) return false;
  const above = words.filter((cell) => cell.end > labelEnd && cell.text.length < 120);
  const [first] = above;
  if (first === undefined) return false;
  if (above.length > 1) return true;
  return first.start >= labelEnd - 2 && coveredBy(first, columns) > 0;
}

const coveredBy = (cell: GridCell, columns: readonly Extent[]): number =>
  columns.filter((column) => cell.start < column.end && column.start < cell.end).length;

/** A line across everything before any figure. */
const isTitle = ({ words, values }: RawRow, columns: readonly Extent[]): boolean =>
  values.length === 0 && words.some((cell) => cell.end > (columns.at(-1)?.start ?? 0));

function sheetRow({ row, words, values }: RawRow, columns: readonly Extent[], labelEnd: number): SheetRow {
  const own = words.filter((cell) => cell.start < labelEnd || values.length === 0);
  const { text, marks } = splitMarks(own.map((cell) => cell.text).join(" "));
  const cells: (PlacedValue | undefined)[] = columns.map(() => undefined);
  const early: string[] = [];
  for (const value of values) {
    if (value.end <= labelEnd) early.push(value.text);
    else cells[columnAt(columns, value)] ??= value;
  }
  const first = own[0] ?? row.cells.find((cell) => cell.text !== "");
  return {
    label: tidyLabel([text, ...early].filter((part) => part !== "").join(" ")), marks,
    indent: (first?.indent ?? 0) + (own[0]?.start ?? 0) * (row.cells.length > 1 && own.length > 0
      && first?.indent !== first?.start ? 4 : 0),
    bold: own.some(({ bold }) => bold), place: first?.place ?? row.place, afterGap: row.afterGap, cells,
  };
}

const tidyLabel = (text: string): string => text.replace(/(?:\s*\.){3,}\s*$/, "").replaceAll(/\s+/g, " ").trim();
