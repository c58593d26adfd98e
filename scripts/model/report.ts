/**
 * The Report: everything that a page, a handout or a download may show of its subject, as plain JSON. The subject is a
 * filing, or several filings taken together: a company's, a person's, those of a comparison. All before makes it, all
 * after only reads it. Decimals are full-precision strings. Nothing here is computed again downstream.
 */
import type { CollectionReport } from "./collection-report.ts";
import type { EarningsRelease } from "./earnings-release.ts";
import type { Origin, Place } from "./fact.ts";
import type { Basis, MetricUnit } from "./metric.ts";
import type { Ownership } from "./ownership.ts";
import type { Span } from "./period.ts";
import type { Source } from "./filing-parts.ts";
import type { GapKind, OperationName } from "./quantity.ts";
import type { Grade, TieKind, Verdict } from "./tie.ts";

/** A figure's derivation as a tree; leaves are facts and constants. */
export type ReportTrace =
  | { op: "fact"; fact: string; value: string }
  | { op: "constant"; meaning: string; value: string }
  | { op: OperationName; value: string; unit: string; inputs: ReportTrace[] };

/** How a text was made from a value: kind:scale:places, as "money:6:1" for $23.4 million. See format/style.ts. */
export type Style = string;

/** A figure as it is printed. Every numeral of a page is one of these (or of an allow-listed kind). */
export interface Shown {
  text: string;
  /** Full-precision value that the text was made from. */
  value: string;
  style: Style;
  /** "fact:<id>", "metric:<key>", "tie:<id>": what it is. */
  ref: string;
}

export interface ReportPeriod {
  id: string;
  /** "Q3 2012", "Nine months 2012", "September 30, 2012" */
  label: string;
  start: string | null;
  /** Last day, or the instant. */
  end: string;
  span: Span | "instant";
  /** Derived by period algebra; the filing prints nothing for it. */
  derived: boolean;
}

export interface ReportFact {
  id: string;
  concept: string;
  label: string;
  period: string;
  unit: string;
  value: string;
  low: string;
  high: string;
  /** As printed; null for a dash. For a derived figure undefined. */
  lexeme?: string | null;
  scale: number;
  decimals: number | null;
  /** Printed with the opposite sign (XBRL negatedLabel): `shown` is as printed, `value` is the concept's. */
  negated: boolean;
  shown: Shown;
  /** Absent for a derived figure. */
  place?: Place;
  /** Derived figures only. */
  trace?: ReportTrace;
  /** In a report over several filings: the filing that prints the fact, and the fact's id in it. */
  origin?: Origin;
}

export interface ReportMetric {
  /** Metric id; with the period it names the value: "gross-margin@q3-2012". */
  id: string;
  period: string;
  key: string;
  title: string;
  basis: Basis;
  kind: MetricUnit;
  value: string | null;
  low: string | null;
  high: string | null;
  unit: string | null;
  /** Null where there is no value. */
  grade: Grade | null;
  trace: ReportTrace | null;
  shown: Shown | null;
  /** Why there is no value. */
  gap: { kind: GapKind; reason: string } | null;
}

export interface ReportTie {
  id: string;
  kind: TieKind;
  title: string;
  /** Value of the stated figure, full precision, and as the filing prints it. */
  stated: string;
  lexeme: string;
  statedShown: Shown;
  recomputed: string | null;
  recomputedShown: Shown | null;
  low: string | null;
  high: string | null;
  grade: Grade;
  /** What stands behind the grade; see VERDICTS for which of them speak against the filing. */
  verdict: Verdict;
  residual: string | null;
  unit: string;
  trace: ReportTrace | null;
  place: Place;
  fact: string | null;
  metric: string | null;
  note: string | null;
}

export type GradeCounts = Record<Grade, number>;

export type Standards = "us-gaap" | "ifrs";

export interface ReportIssuer {
  /** Ten digits; null for an issuer that EDGAR does not know, who then has an LEI. */
  cik: string | null;
  /** ISO 17442; left out where the filing names none. */
  lei?: string;
  name: string;
  ticker: string | null;
  exchange: string | null;
  /** Name of the company's folder. */
  slug: string;
}

export interface ReportCore {
  tieout: string;
  /** The filing's id; "company:<slug>", "person:<slug>", "comparison:<name>" for reports over several filings. */
  id: string;
  issuer: ReportIssuer;
  /** Of several filings: when the newest was published. */
  source: Source;
  title: string;
  periods: ReportPeriod[];
  facts: ReportFact[];
  metrics: ReportMetric[];
  ties: ReportTie[];
  summary: GradeCounts;
  /** Codes of what is odd in the filing and does not keep it from being published: "code-against-direction". */
  warnings: readonly string[];
}

export interface EarningsReport extends ReportCore {
  kind: "earnings-release";
  /** The quarter the release reports, and its comparable quarter one year before. */
  current: string;
  prior: string | null;
  yearToDate: string | null;
  /** The period as long one year before it. */
  priorYearToDate: string | null;
  currency: string;
  /** The accounting standards that its statements follow, by the taxonomy of their concepts. */
  standards: Standards;
  filing: EarningsRelease;
}

export interface OwnershipReport extends ReportCore {
  kind: "ownership";
  filing: Ownership;
}

export type FilingReport = EarningsReport | OwnershipReport;
export type Report = FilingReport | CollectionReport;

export const isFilingReport = (report: Report): report is FilingReport =>
  report.kind === "earnings-release" || report.kind === "ownership";

const FOLDERS: Readonly<Record<Report["kind"], string>> = {
  "earnings-release": "filings", ownership: "filings", company: "companies", person: "people", comparison: "compare",
};

/** Where a site keeps all that is about the report: "filings/<id>", "companies/<slug>". */
export const folderOf = ({ id, kind }: Pick<Report, "id" | "kind">): string =>
  `${FOLDERS[kind]}/${id.slice(id.indexOf(":") + 1)}`;

/** One operand of a formula as a reader sees it. */
export interface ExplainedInput {
  /** "Gross profit, Q3 2012" */
  label: string;
  shown: Shown;
  /** How it enters the formula, as the reader reads it: "+", "−", "×", "÷", or "" for the first. */
  sign: string;
  place: Place | null;
}

/** What opens behind a figure: what it is, how it is made, what it rests on. */
export interface Explanation {
  ref: string;
  title: string;
  shown: Shown;
  /** What the figure means, for a metric. */
  meaning: string | null;
  /** "Gross profit ÷ Revenues"; null for a figure that the filing prints and nothing recomputes. */
  formula: string | null;
  inputs: ExplainedInput[];
  /** The value at more digits than shown, and the ends of its rounding interval. */
  full: Shown | null;
  low: Shown | null;
  high: Shown | null;
  grade: Grade | null;
  /** Ids of the ties that the figure is stated or recomputed in. */
  ties: string[];
  /** Source cell, for a figure of the filing. */
  place: Place | null;
  /** Why there is no value, or what a tie's note says. */
  note: string | null;
}
