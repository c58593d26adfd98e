/**
 * The neutral form of a document, whatever it was written in: blocks in reading order, each with its place in the
 * source. A grid keeps its cells where they stood; nothing is interpreted yet.
 */
export interface SourcePlace { readonly line: number; readonly column: number }

export interface TextBlock {
  readonly kind: "heading" | "paragraph" | "bullet";
  /** White space collapsed; a line break of the source's own is a newline. */
  readonly text: string;
  readonly place: SourcePlace;
  readonly bold: boolean;
}

export interface GridCell {
  /** White space collapsed; superscript footnote marks stand between {@link MARK_OPEN} and {@link MARK_CLOSE}. */
  readonly text: string;
  /** Half-open extent on the grid's axis: cells of HTML and Markdown, characters of plain text. */
  readonly start: number;
  readonly end: number;
  readonly place: SourcePlace;
  readonly bold: boolean;
  /** How far the text is set in, in points or characters; only compared with other cells of its grid. */
  readonly indent: number;
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly place: SourcePlace;
  /** A blank line, or a row without any text, stands before this row. */
  readonly afterGap: boolean;
  /** Plain text: the lines drawn below the row, each under the columns that it holds together. */
  readonly ruled?: readonly { readonly start: number; readonly end: number }[];
}

export interface GridBlock {
  readonly kind: "grid";
  readonly axis: "cells" | "characters";
  readonly rows: readonly GridRow[];
  readonly place: SourcePlace;
}

export type Block = TextBlock | GridBlock;

/** Around footnote marks that the source sets as superscripts (private use characters, never in a source). */
export const MARK_OPEN = "\uE000";
export const MARK_CLOSE = "\uE001";

/** Lines drawn with characters under figures: "-------", "=====". */
export const isRuled = (cells: readonly GridCell[]): boolean => {
  const filled = cells.filter(({ text }) => text !== "");
  return filled.length > 0 && filled.every(({ text }) => RULE.test(text)) && (cells[0]?.text === "" || /[=_-]{4}/.test(cells[0]?.text ?? ""));
};

const RULE = /^(?:[-\u2010-\u2015\s]{2,}|[=\s]{2,}|[_\s]{2,})$/;

export const withoutMarks = (text: string): string => text.replaceAll(/\uE000[^\uE001]*\uE001/g, "");

/** Spaces of all kinds become one; minus and dash variants stay what they are. */
export const collapse = (text: string): string => text.replaceAll(/[\s\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]+/g, " ").trim();
