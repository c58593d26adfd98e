/** Places in a words file. */
import type { FindingPlace } from "../lib/finding.ts";

/** Line and column of an index into the file's text. */
export function placeOf(file: string, text: string, index: number): FindingPlace {
  const before = text.slice(0, index).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
