/** Guidance: the issuer's range, its middle and width, and what the filing implies beside it. GAAP before non-GAAP. */
import { words } from "../../lib/words.ts";
import type { EarningsReport, ReportMetric, Shown } from "../../model/report.ts";
import { lookup, periodLabel } from "./lookup.ts";
import type { OutcomeRow } from "./outcomes.ts";
import { proseFigure } from "./prose-figure.ts";

/** A range that follows from the guidance and the facts: "Next quarter implied by the year". */
export interface ImpliedRange { readonly title: string; readonly low: Shown; readonly high: Shown }

export interface GuidanceRow {
  readonly id: string;
  readonly label: string;
  readonly pointer: string;
  readonly low: Shown;
  readonly high: Shown;
  readonly middle: Shown | null;
  readonly width: Shown | null;
  readonly shares: Shown | null;
  readonly implied: readonly ImpliedRange[];
  /** What the issuer reported later, as a figure of the company. */
  readonly outcome: OutcomeRow | null;
}

export interface GuidanceGroup { readonly period: string; readonly rows: readonly GuidanceRow[] }

type Outcomes = readonly OutcomeRow[];

function guidanceRow(report: EarningsReport, at: number, outcomes: Outcomes): GuidanceRow[] {
  const item = report.filing.guidance[at];
  if (item === undefined) return [];
  const { facts, metrics } = lookup(report);
  const end = (name: string): Shown | null => {
    const fact = facts.get(`guidance.${item.id}.${name}`);
    return fact === undefined ? null : proseFigure(fact);
  };
  const [low, high] = [end("low"), end("high")];
  if (low === null || high === null) return [];
  const metric = (id: string): Shown | null => metrics.get(`${id}@${item.id}`)?.shown ?? null;
  return [{
    id: item.id, label: item.label, pointer: `/guidance/${at}/label`, low, high,
    middle: metric("guidance-midpoint"), width: metric("guidance-width"), shares: end("shares"),
    implied: impliedRanges(report.metrics.filter(({ key }) => key.endsWith(`@${item.id}`))),
    outcome: outcomes.find(({ id }) => id === `${item.id}@${report.id}`) ?? null,
  }];
}

/** Metrics "…-low" and "…-high" of one guidance are the ends of one range. */
function impliedRanges(metrics: readonly ReportMetric[]): ImpliedRange[] {
  return metrics.flatMap(({ id, shown: low }) => {
    const high = metrics.find((other) => other.id === id.replace(/-low$/, "-high"))?.shown;
    if (!id.endsWith("-low") || low === null || !high) return [];
    return [{ title: words(`range.${id.replace(/-low$/, "")}`), low, high }];
  });
}

/**
 * Grouped by guided period, in the filing's order; a GAAP row stands before its non-GAAP pair as the filing has it.
 * `outcomes`: what later filings report on it.
 */
export function guidance(report: EarningsReport, outcomes: Outcomes = []): GuidanceGroup[] {
  const periods = [...new Set(report.filing.guidance.map(({ period }) => period))];
  return periods.map((period) => ({
    period: periodLabel(report, period),
    rows: report.filing.guidance.flatMap((item, at) =>
      (item.period === period ? guidanceRow(report, at, outcomes) : [])),
  }));
}
