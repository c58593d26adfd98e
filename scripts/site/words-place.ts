/** Places in a words file. */
import type { FindingPlace } from "../lib/finding.ts";

/** Line and column of an index into the file's text. */
export function placeOf(file: string, text: string, index: number): FindingPlace {
  const before = text.slice(0, index).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The front matter and what stands within shortcodes and comments, as blanks of the same length. */
export const handTyped = (text: string): string => text
  .replace(/^---\r?\n[\s\S]*?---\r?\n/, blank)
  .replace(/\{#[\s\S]*?#\}/g, blank)
  .replace(/\{%[\s\S]*?%\}/g, (tag) => `{%${blank(tag.slice(2))}`);

const blank = (text: string): string => text.replace(/[^\n]/g, " ");
