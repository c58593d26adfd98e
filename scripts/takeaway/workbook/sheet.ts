/** What a workbook is made of, before it is written: sheets of rows of cells. */
import type { Decimal } from "../../model/decimal.ts";
import type { ReportTrace } from "../../model/report.ts";

export type Look = "title" | "head" | "text" | "note" | "level-1" | "level-2" | "level-3";

export interface TextCell { readonly kind: "text"; readonly text: string; readonly look: Look }

/** A figure. Its number stands in `10^scale` units of the Report's value: a table in thousands holds thousands. */
export interface FigureCell {
  readonly kind: "figure";
  /** As on a page: "fact:<id>", "metric:<key>", "tie:<id>:recomputed". */
  readonly ref: string;
  /** With the sign that is shown, in full. */
  readonly value: Decimal;
  readonly scale: number;
  /** Number format of SpreadsheetML. */
  readonly format: string;
  /** How a reader finds it published; "" where no page shows it. */
  readonly published: string;
  /** What recomputes it; the cell is an input without one. */
  readonly trace?: ReportTrace | undefined;
  /** A formula over cells of the same sheet, where no trace says it. */
  readonly formula?: string;
}

export type Cell = TextCell | FigureCell | null;
export type Row = readonly Cell[];

export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Rows that stay in sight. */
  readonly frozen: number;
  /** Width of each column in characters; those of figures where it is left out. */
  readonly widths: readonly number[];
}

export const text = (words: string, look: Look = "text"): TextCell => ({ kind: "text", text: words, look });

export const heads = (...words: readonly string[]): Row => words.map((word) => text(word, "head"));

/** 0 → "A", 26 → "AA". */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** A cell of a sheet as a formula names it. */
export const cellReference = (sheet: string, cell: string): string =>
  `${/^[A-Za-z]+$/.test(sheet) ? sheet : `'${sheet}'`}!${cell}`;
