/** A tie: a stated figure, how it is recomputed, and a grade. */
import type { Place } from "./fact.ts";
import type { Figure, Quantity } from "./quantity.ts";

/**
 * - `exact`: the recomputed value, rounded to the stated places, is the stated figure
 * - `interval`: only the rounding intervals meet
 * - `weak`: the recomputed interval is wider than ten units of the stated last place: proves little
 * - `stated`: the issuer's word; nothing in the filing recomputes it
 * - `waived`: does not tie, and a waiver accepts precisely this residual
 * - `untied`: does not tie: the build stops
 */
export const GRADES = ["exact", "interval", "weak", "stated", "waived", "untied"] as const;
export type Grade = (typeof GRADES)[number];

/**
 * What stands behind a grade, told apart because only some of it speaks against the filing: `does-not-add` (also does
 * not divide, roll forward or fit the facts), `excess-digits` (more digits than its own decimals vouch for) and
 * `duplicates-disagree` are findings; `input-missing` and `not-recomputable` are gaps, and the figure stays stated.
 * `restated`: a later filing
 * prints another value for the same fact; each is its own filing's word.
 */
export const VERDICTS = [
  "ties", "input-missing", "not-recomputable", "does-not-add", "excess-digits", "duplicates-disagree",
  "restated",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const TIE_KINDS = [
  "sum", "quotient", "allocation", "duplicate", "balance", "roll-forward", "claim", "guidance", "holdings", "value",
  "digits", "across-filings",
] as const;
export type TieKind = (typeof TIE_KINDS)[number];

export interface Tie {
  /** Unique in the filing and stable: "sum.income-statement.gross-profit.q3-2012". */
  readonly id: string;
  readonly kind: TieKind;
  /** What is tied, in words: "Gross profit, Q3 2012". */
  readonly title: string;
  readonly grade: Grade;
  readonly verdict: Verdict;
  readonly stated: Quantity;
  /** As the filing prints or says it: "18,748", "$23.4 million". */
  readonly lexeme: string;
  /** Undefined for `stated`. */
  readonly recomputed: Quantity | undefined;
  /** Stated less recomputed, at the values' full precision; undefined for `stated`. */
  readonly residual: Quantity | undefined;
  readonly place: Place;
  /** Ids of the facts that the stated figure is, if it is one; and of the metric it states. */
  readonly fact: string | undefined;
  readonly metric: string | undefined;
  /** Why a tie is stated, waived or untied; for the error text and the evidence page. */
  readonly note: string | undefined;
}

export interface MetricValue {
  /** "gross-margin@q3-2012" */
  readonly key: string;
  readonly metric: string;
  readonly periodId: string;
  readonly figure: Figure;
}
