/** Everything the gate knows before it reads: built once from the Reports, never from the pages. */
import { METRICS } from "../../metrics/registry.ts";
import type { Metric } from "../../model/metric.ts";
import { isFilingReport, type FilingReport, type Report } from "../../model/report.ts";
import type { JudgedFigure } from "./check-figure.ts";
import { nonGaapOf, type NonGaap } from "./non-gaap.ts";
import type { AllowListUse } from "./reading.ts";
import { indexFiling, type FilingIndex } from "./filing-index.ts";

/** A numeral that is no figure, its file named as the list names it. */
export type Account = AllowListUse;

export interface GateContext {
  /** Of filings alone: what the site counts. */
  readonly reports: readonly FilingReport[];
  /** Of filings, and of several filings together. */
  readonly filings: ReadonlyMap<string, FilingIndex>;
  readonly definitions: ReadonlyMap<string, Metric>;
  readonly nonGaap: NonGaap;
  /** Days of all filings, for pages that are of none. */
  readonly days: ReadonlySet<string>;
  /** Of each filing: what may be said of a reference; filled as it is asked for. */
  readonly words: Map<string, Map<string, ReadonlySet<string>>>;
  /** By file that a build writes about itself: the numerals that it lists as no figures, as they were read. */
  readonly accounts: Map<string, readonly Account[]>;
  /** Of each filing: figures by reference and style, with their right text; filled as pages show them. */
  readonly judged: Map<FilingIndex, Map<string, Map<string, JudgedFigure>>>;
}

export function buildContext(reports: readonly Report[]): GateContext {
  const filings = new Map(reports.map((report) => [report.id, indexFiling(report)]));
  return {
    reports: reports.filter(isFilingReport), filings, definitions: new Map(METRICS.map((metric) => [metric.id,
      metric])), nonGaap: nonGaapOf(METRICS),
    days: new Set([...filings.values()].flatMap(({ days }) => [...days])), words: new Map(),
    accounts: new Map(), judged: new Map(),
  };
}

/** The id of the report that a path of the site belongs to: "filings/<id>/…", "companies/<slug>/…". */
export function filingOfPath(path: string): string | undefined {
  const [, folder = "", name] = /^(filings|print|companies|people|compare)\/([^/]+)\//.exec(path) ?? [];
  if (name === undefined) return undefined;
  const kind = KINDS[folder];
  return kind === undefined ? name : `${kind}:${name}`;
}

const KINDS: Readonly<Record<string, string>> = { companies: "company", people: "person", compare: "comparison" };
