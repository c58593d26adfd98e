/** What one run of verify has found, counted, and could not check. */
import type { Finding } from "../lib/finding.ts";

export interface Counts {
  files: number;
  filings: number;
  facts: number;
  ties: number;
  metrics: number;
  /** Figures on pages and in drawings. */
  figures: number;
}

interface LineColumn { readonly line: number; readonly column: number }

export class Tally {
  readonly #findings: Finding[] = [];
  readonly #unchecked = new Map<string, number>();
  readonly #shownAs: string;
  readonly counts: Counts = { files: 0, filings: 0, facts: 0, ties: 0, metrics: 0, figures: 0 };

  /** `shownAs`: the folder as the user typed it. */
  constructor(shownAs: string) {
    this.#shownAs = shownAs.replace(/\/+$/, "");
  }

  /** `file` is relative to the copy; "" for the copy itself. */
  refuse(file: string, finding: Omit<Finding, "place">, at: LineColumn | undefined = undefined): void {
    const path = file === "" ? this.#shownAs : `${this.#shownAs}/${file}`;
    this.#findings.push({ ...finding, place: { file: path, ...at } });
  }

  /** Something that this run could not vouch for; said once, with how often it came up. */
  leave(what: string, times = 1): void {
    this.#unchecked.set(what, (this.#unchecked.get(what) ?? 0) + times);
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  get unchecked(): readonly (readonly [string, number])[] {
    return [...this.#unchecked];
  }
}
