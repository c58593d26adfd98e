/** Positions in a text → lines and columns. */
import type { FindingPlace } from "../../lib/finding.ts";

/** Place of a position, in UTF-16 units from the start of the text; a column is one such unit, as in editors. */
export type Places = (offset: number) => FindingPlace;

/** Places in `text`, which begins at `start`. Its lines are counted when the first place is asked for. */
export function placesIn(text: string, start: FindingPlace): Places {
  let lines: readonly number[] | undefined;
  return (offset) => {
    lines ??= [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
    const line = lastUpTo(lines, offset);
    const column = offset - (lines[line] ?? 0) + (line === 0 ? (start.column ?? 1) : 1);
    return { file: start.file, line: (start.line ?? 1) + line, column };
  };
}

/** Index of the last of the ascending `numbers` that is no greater than `most`; 0 where all are. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
