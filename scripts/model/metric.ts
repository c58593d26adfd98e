/**
 * What a metric is. One file in metrics/definitions/ holds one; file name = id; metrics/registry.ts lists them.
 */
import { words } from "../lib/words.ts";
import type { Ownership } from "./ownership.ts";
import type { Figure, Quantity } from "./quantity.ts";

/** gaap: from GAAP figures alone. non-gaap: Regulation G applies. other: neither (operating, ownership, guidance). */
export type Basis = "gaap" | "non-gaap" | "other";

/**
 * How a metric's value is shown. "points": a difference of percentages. "money" in the filing's currency, "ratio" as
 * 0.87, "days", "count".
 */
export type MetricUnit = "percent" | "points" | "money" | "per-share" | "ratio" | "days" | "months" | "count" | "yes-no";

/** A metric's words, which stand in the catalogue: "metric.<id>.title", ".meaning", ".formula". */
interface Worded {
  readonly title: string;
  /** One sentence, in words for a newcomer. */
  readonly meaning: string;
  readonly formula: string;
}

interface Described {
  readonly id: string;
  readonly basis: Basis;
  readonly unit: MetricUnit;
  /** Digits behind the point when shown. */
  readonly places: number;
  /** Shown with as many more digits as the value has: the middle of $1.0 and $1.1 million is not $1.1 million. */
  readonly inFull?: true;
  /** Id of the GAAP metric that stands before this non-GAAP one (Regulation G, Item 10(e)(1)(i)(A)). */
  readonly counterpart?: string;
}

/**
 * A metric over concepts at a period. `requires` names concepts as "us-gaap:GrossProfit", or "issuer:AdjustedEBITDA"
 * for the issuer's own; compute receives them by local name. Balances (instants) are taken at the period's end.
 */
export interface ConceptMetric<Name extends string = string> extends Described, Worded {
  readonly over: "concepts";
  readonly requires: readonly Name[];
  /** Give the same concepts one year before as compute's second argument. */
  readonly compares?: "year-ago";
  readonly compute: (now: Inputs<Name>, before: Inputs<Name>, period: PeriodFacts) => Figure;
}

/** What a metric may know of its period beyond the concepts. */
export interface PeriodFacts { readonly days: Quantity }

export type LocalName<Name extends string> = Name extends `${string}:${infer Local}` ? Local : Name;
export type Inputs<Name extends string> = { readonly [N in Name as LocalName<N>]: Quantity };

/** A metric over one item of guidance: the issuer's range, and what the filing says of the year so far. */
export interface GuidanceMetric extends Described, Worded {
  readonly over: "guidance";
  readonly compute: (item: GuidanceInputs) => Figure;
}

export interface GuidanceInputs {
  readonly low: Figure;
  readonly high: Figure;
  /** For guidance of a year: the year to date; Missing for a quarter's guidance. */
  readonly yearToDate: Figure;
  /** The prior year's quarter that completes the year (for a year) or equals the guided quarter. */
  readonly priorQuarter: Figure;
}

/** A metric over a Form 3, 4 or 5. */
export interface OwnershipMetric extends Described, Worded {
  readonly over: "ownership";
  readonly compute: (form: OwnershipFacts) => Figure;
}

/** One transaction of Table I or II as quantities; figures that the form leaves out are Missing. */
export interface OwnershipTransaction {
  readonly table: "non-derivative" | "derivative";
  readonly index: number;
  readonly security: string;
  readonly code: string;
  readonly acquired: boolean;
  readonly date: string;
  readonly ownership: "D" | "I";
  readonly shares: Figure;
  readonly price: Figure;
  readonly exercisePrice: Figure;
  readonly after: Figure;
  readonly priceRange: { readonly low: Quantity; readonly high: Quantity } | undefined;
  /** Equal for rows that are on one and the same holding. */
  readonly holding: string;
}

export interface OwnershipFacts {
  readonly form: Ownership;
  readonly transactions: readonly OwnershipTransaction[];
}

/** What figures of several filings are set against each other for; it settles the names of the inputs. */
export type Across = "restatement" | "guidance-outcome" | "insider-trades" | "comparison";

/** A metric over figures of several filings, by the names that its `across` gives them. */
export interface AcrossMetric extends Described, Worded {
  readonly over: "filings";
  readonly across: Across;
  /** Shown as what the figure counts: a difference of shares is shares, one of money is money. */
  readonly likeInput?: true;
  readonly compute: (figures: AcrossInputs) => Figure;
}

/** A figure that is not there is Missing. */
export type AcrossInputs = Readonly<Record<string, Figure>>;

export type Metric = ConceptMetric | GuidanceMetric | OwnershipMetric | AcrossMetric;

type Declared<M extends Metric> = Omit<M, "over" | keyof Worded>;

/** The words are looked up whenever they are asked for, since the language is an input of the process. */
function worded<M extends Metric>(metric: Omit<M, keyof Worded>): M {
  const get = (part: keyof Worded): PropertyDescriptor =>
    ({ enumerable: true, get: () => words(`metric.${metric.id}.${part}`) });
  return Object.defineProperties({ ...metric }, {
    title: get("title"), meaning: get("meaning"), formula: get("formula"),
  }) as M;
}

/** Declares a metric over concepts; the names in `requires` type the inputs of `compute`. */
export function defineMetric<const Name extends string>(
  metric: Omit<ConceptMetric<Name>, "over" | keyof Worded>,
): ConceptMetric {
  return worded({ over: "concepts", ...metric } as unknown as ConceptMetric);
}

export const defineGuidanceMetric = (metric: Declared<GuidanceMetric>): GuidanceMetric =>
  worded({ over: "guidance", ...metric });

export const defineOwnershipMetric = (metric: Declared<OwnershipMetric>): OwnershipMetric =>
  worded({ over: "ownership", ...metric });

export const defineAcrossMetric = (metric: Declared<AcrossMetric>): AcrossMetric =>
  worded({ over: "filings", ...metric });
