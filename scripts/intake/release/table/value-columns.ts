/**
 * Which cells stand under one another. Figures are put together with the signs in cells of their own first; then the
 * extents of the figures of all rows that overlap are one column.
 */
import type { GridBlock, GridCell, GridRow, SourcePlace } from "../document/block.ts";
import { isYear, negated, parseCell, type CellValue } from "./cell-value.ts";

export interface PlacedValue {
  readonly value: CellValue;
  readonly text: string;
  /** Extent with the signs around it, half-open. */
  readonly start: number;
  readonly end: number;
  readonly place: SourcePlace;
}

export interface RawRow {
  readonly row: GridRow;
  /** Cells that hold words. */
  readonly words: readonly GridCell[];
  readonly values: readonly PlacedValue[];
  /** True where the figures can only be years and dates of a heading. */
  readonly heading: boolean;
}

export interface Extent { readonly start: number; readonly end: number }

export function readRow(row: GridRow): RawRow {
  const words: GridCell[] = [];
  const values: Writable<PlacedValue>[] = [];
  const lone: GridCell[] = [];
  let pending: GridCell | undefined;
  for (const cell of row.cells) {
    const value = parseCell(cell.text);
    if (value.kind === "blank") continue;
    if (value.kind === "sign" || value.kind === "mark") {
      pending = applySign(cell, value, values) ? undefined : cell;
      if (value.kind === "sign") lone.push(cell);
    } else if (value.kind === "text") {
      words.push(cell);
      pending = undefined;
    } else {
      values.push(opened(pending, { value, text: cell.text, start: cell.start, end: cell.end, place: cell.place }));
      pending = undefined;
    }
  }
  const isHead = values.length === 0 && lone.some(({ text }) => /[a-z%]/i.test(text));
  return { row, words: isHead ? inOrder([...words, ...lone]) : words, values, heading: isHeading(words, values) };
}

/** "$" and "%" over the columns of a change, where no figure stands that they could belong to. */
const inOrder = (cells: readonly GridCell[]): GridCell[] => cells.toSorted((a, b) => a.start - b.start);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A sign that closes the figure before it; false for one that opens the next. */
function applySign(cell: GridCell, sign: CellValue & { text: string }, values: Writable<PlacedValue>[]): boolean {
  const last = values.at(-1);
  if (sign.kind === "mark" || last === undefined || !/^[)%]|^bp/i.test(sign.text)) return false;
  last.end = Math.max(last.end, cell.end);
  if (last.value.kind === "number" && /%/.test(sign.text)) last.value = { ...last.value, suffix: "%" };
  if (last.value.kind === "number" && /^bp/i.test(sign.text)) last.value = { ...last.value, suffix: "bp" };
  return true;
}

function opened(sign: GridCell | undefined, value: PlacedValue): PlacedValue {
  if (sign === undefined || !/[$€£¥(]/.test(sign.text)) return value;
  const joined = { ...value, start: Math.min(sign.start, value.start) };
  if (value.value.kind !== "number") return joined;
  const { lexeme } = value.value;
  const isNegative = sign.text.includes("(") && !lexeme.startsWith("-");
  return { ...joined, value: { ...value.value, currency: sign.text !== "(", lexeme: isNegative ? negated(lexeme) : lexeme } };
}

function isHeading(words: readonly GridCell[], values: readonly PlacedValue[]): boolean {
  const numbers = values.filter(({ value }) => value.kind === "number");
  const first = numbers[0]?.start ?? 0;
  return numbers.length > 0 && numbers.every(({ text }) => isYear(text))
    && !words.some(({ text, start }) => start < first && isLabelLike(text));
}

/** "In millions", "(unaudited)" and dates may stand in the same row as the years of a heading; labels of rows not. */
const isLabelLike = (text: string): boolean =>
  !/^\(?(?:dollars |amounts |\$ ?)?in (?:thousand|million|billion)|unaudited|restated|months|weeks|ended|quarter|year|^(?:as of|at)\b|%|change|\d{4}/i
    .test(text);

/** Columns from left to right. Rows of headings take no part. */
export function columnsOf({ axis }: GridBlock, rows: readonly RawRow[]): Extent[] {
  const extents = rows.filter(({ heading }) => !heading).map(({ values }) => values);
  const merged = mergeOverlapping(extents.flat());
  const columns = merged.flatMap((column) => splitColumn(column, extents));
  return axis === "cells" ? columns : columns.filter(({ start, end }) => end > start);
}

function mergeOverlapping(extents: readonly Extent[]): Extent[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of extents.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Where one row has two figures in what seemed a column, the row with the most of them shows the true columns. */
function splitColumn(column: Extent, rows: readonly (readonly Extent[])[]): Extent[] {
  const inside = rows.map((values) => values.filter((value) => overlap(value, column) > 0));
  const most = inside.reduce((best, values) => (values.length > best.length ? values : best), []);
  return most.length < 2 ? [column] : most.map(({ start, end }) => ({ start, end }));
}

export const overlap = (a: Extent, b: Extent): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

const centre = ({ start, end }: Extent): number => (start + end) / 2;

/** The column that a figure stands in: the one it overlaps most, else the nearest. */
export function columnAt(columns: readonly Extent[], at: Extent): number {
  let best = 0;
  columns.forEach((column, index) => {
    const known = columns[best];
    if (known !== undefined && closeness(column, at) > closeness(known, at)) best = index;
  });
  return best;
}

const closeness = (column: Extent, at: Extent): number => {
  const shared = overlap(column, at);
  return shared > 0 ? shared : -Math.abs(centre(column) - centre(at)) - 1000;
};
