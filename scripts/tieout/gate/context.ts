/** Everything the gate knows before it reads: built once from the Reports, never from the pages. */
import { METRICS } from "../../metrics/registry.ts";
import type { Metric } from "../../model/metric.ts";
import type { Report } from "../../model/report.ts";
import type { JudgedFigure } from "./check-figure.ts";
import { nonGaapOf, type NonGaap } from "./non-gaap.ts";
import { indexFiling, type FilingIndex } from "./filing-index.ts";

export interface GateContext {
  readonly reports: readonly Report[];
  readonly filings: ReadonlyMap<string, FilingIndex>;
  readonly definitions: ReadonlyMap<string, Metric>;
  readonly nonGaap: NonGaap;
  /** Days of all filings, for pages that are of none. */
  readonly days: ReadonlySet<string>;
  /** What may be said of a reference, by "<filing> <ref>"; filled as it is asked for. */
  readonly words: Map<string, ReadonlySet<string>>;
  /** Figures as they were shown, with their right text; filled as pages show them. */
  readonly judged: Map<string, JudgedFigure>;
}

export function buildContext(reports: readonly Report[]): GateContext {
  const filings = new Map(reports.map((report) => [report.id, indexFiling(report)]));
  return {
    reports, filings, definitions: new Map(METRICS.map((metric) => [metric.id, metric])), nonGaap: nonGaapOf(METRICS),
    days: new Set([...filings.values()].flatMap(({ days }) => [...days])), words: new Map(), judged: new Map(),
  };
}

/** The filing that a path of the site belongs to: "filings/<id>/…", "print/<id>/…". */
export const filingOfPath = (path: string): string | undefined => /^(?:filings|print)\/([^/]+)\//.exec(path)?.[1];
