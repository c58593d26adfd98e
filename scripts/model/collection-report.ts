/**
 * Reports over several filings: a company over all of its own, a person over all of theirs, a few filings side by side.
 * Their facts are those of the filings (each names its origin), with what follows across filings: quarters that no
 * filing prints, trailing twelve months, growth on an older filing's figure.
 */
import type { FilingReport, ReportCore, ReportIssuer } from "./report.ts";

/** A filing that the report rests on. */
export interface CollectedFiling {
  id: string;
  kind: FilingReport["kind"];
  title: string;
  /** What the filing calls itself: "Form 4". */
  label: string;
  published: string;
}

interface Collection extends ReportCore {
  /** Newest first. */
  filings: CollectedFiling[];
}

/** What the issuer expected, and what it reported later. All figures are ids of facts and keys of metrics. */
export interface GuidanceOutcome {
  id: string;
  filing: string;
  published: string;
  label: string;
  period: string;
  low: string;
  high: string;
  /** Null while the period has not been reported. */
  actual: string | null;
  /** Null also where rounding hides on which side of an end the actual figure lies. */
  verdict: "within" | "above" | "below" | null;
}

/** A figure per share or of shares that was printed before a stock split, and what it is after it. */
export interface Converted { before: string; after: string }

/** A figure that a later filing prints with another value. */
export interface Restatement {
  period: string;
  label: string;
  before: string;
  after: string;
  /** Key of the metric that is the difference. */
  change: string;
  /** Id of the ratio, where a stock split alone sets them apart. */
  split: string | null;
}

/** A row of Table I or II: a transaction, or (without a code) a holding. Figures are ids of facts. */
export interface Trade {
  filing: string;
  /** Position in the filing's table, which names its facts: "nonDerivative.1". */
  row: string;
  owner: { name: string; slug: string };
  company: { name: string; slug: string };
  date: string;
  code: string | null;
  acquired: boolean | null;
  /** Class of security, as the form names it. */
  title: string;
  ownership: "D" | "I";
  /** Equal for rows on one and the same holding. */
  holding: string;
  shares: string | null;
  price: string | null;
  after: string | null;
  /** An amendment tells the same again; the row takes no part in totals. */
  superseded: boolean;
}

export interface CompanyReport extends Collection {
  kind: "company";
  /** The newest quarter reported; null for a company that is known by ownership forms alone. */
  current: string | null;
  currency: string | null;
  /** Prefix of the issuer's own concepts. */
  prefix: string;
  guidance: GuidanceOutcome[];
  restatements: Restatement[];
  /** The figures after the split count in series; those before it stand in their filings. */
  converted: Converted[];
  /** Ids of the ratios of stock splits. */
  splits: string[];
  trades: Trade[];
}

/** What a person is to an issuer, as a form says it. */
export interface PersonRole {
  issuer: ReportIssuer;
  /** "Director", an officer's own title. */
  titles: { name: string }[];
  from: string;
  to: string;
}

export interface PersonReport extends Collection {
  kind: "person";
  person: { name: string; cik: string | null; slug: string };
  roles: PersonRole[];
  trades: Trade[];
}

/** One row of a comparison: a measure, and its figure in each column; ids of facts or keys of metrics, as "fact:…". */
export interface ComparedRow {
  id: string;
  figures: (string | null)[];
  /** Names of the measures as each filing gives them, where they differ. */
  labels: (string | null)[];
  /** Change of the first column's figure on each other column's, where they go together. */
  changes: (string | null)[];
  /** Figures printed before a stock split, shown as they are after it. */
  converted: boolean[];
}

export interface ComparedColumn { subject: string; title: string; period: string; currency: string }

export interface ComparisonReport extends Collection {
  kind: "comparison";
  columns: ComparedColumn[];
  rows: ComparedRow[];
}

export type CollectionReport = CompanyReport | PersonReport | ComparisonReport;
