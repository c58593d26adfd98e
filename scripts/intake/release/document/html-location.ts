/** Where a token stands: an offset, and line and column only for the few that are asked for them. */
import type { Token } from "parse5";

/** Half-open offsets at which the lines of a text begin. */
export type LineStarts = readonly number[];

export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** One-based, as editors count; a column is a UTF-16 unit. */
export class HtmlLocation implements Token.Location {
  readonly startOffset: number;
  readonly #lines: LineStarts;

  constructor(startOffset: number, lines: LineStarts) {
    this.startOffset = startOffset;
    this.#lines = lines;
  }

  get startLine(): number {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#lines[middle] ?? 0) <= this.startOffset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  get startCol(): number {
    return this.startOffset - (this.#lines[this.startLine - 1] ?? 0) + 1;
  }

  /** Nobody asks where a token ends. */
  get endLine(): number { return this.startLine; }
  get endCol(): number { return this.startCol; }
  get endOffset(): number { return this.startOffset; }
}
