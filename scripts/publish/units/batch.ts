/** What goes into a batch, and what comes out: plain JSON both, since batches are built in other processes too. */
import type { Finding } from "../../lib/finding.ts";
import type { Report } from "../../model/report.ts";
import type { LedgerState } from "../ledger-files.ts";
import type { Front } from "./front.ts";
import type { Planned, PlannedFiling } from "./unit.ts";

export interface Batch {
  /** Companies first to last, each filing once. */
  readonly units: readonly Planned[];
  /** Filings of other batches that companies, people and comparisons of this one rest on. */
  readonly behind: readonly PlannedFiling[];
  /** Name of a report → names of the comparisons that its page links to. */
  readonly compared: Readonly<Record<string, readonly string[]>>;
}

export interface UnitResult {
  readonly id: string;
  readonly kind: Report["kind"];
  /** SHA-256 of the Filing JSON; null for a report over several filings. */
  readonly sha256: string | null;
  /** Ids of the filings that a report over several rests on; none for a filing. */
  readonly members: readonly string[];
  readonly front: Front;
  readonly warnings: readonly Finding[];
  /** Of a filing. */
  readonly ledger: LedgerState | null;
  /** SHA-256 of its evidence.json, which lists all its other files with theirs. */
  readonly evidence: string;
  /** Paths of its pages for readers, below the site. */
  readonly pages: readonly string[];
  readonly charts: number;
  /** Pages of the handout. */
  readonly printed: number;
  /** Numerals that are no figures: kind and text of each. */
  readonly uses: readonly (readonly [kind: string, text: string])[];
  /** Products that were made anew. */
  readonly made: readonly string[];
}

export interface Unprinted { readonly id: string; readonly reason: string }

export interface BatchResult {
  /** None where there are findings. */
  readonly units: readonly UnitResult[];
  readonly findings: readonly Finding[];
  /** Filings whose handout could not be printed. */
  readonly unprinted: readonly Unprinted[];
}
