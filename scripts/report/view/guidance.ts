/** Guidance: the issuer's range, what it assumes, and what the filing implies beside it. GAAP before non-GAAP. */
import type { EarningsReport, ReportFact, ReportMetric, Shown } from "../../model/report.ts";
import { lookup, periodLabel } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface ImpliedFigure { readonly title: string; readonly metric: string; readonly shown: Shown }

export interface GuidanceRow {
  readonly id: string;
  readonly label: string;
  readonly pointer: string;
  readonly low: Shown;
  readonly high: Shown;
  readonly shares: Shown | null;
  readonly implied: readonly ImpliedFigure[];
}

export interface GuidanceGroup { readonly period: string; readonly rows: readonly GuidanceRow[] }

function fact(report: EarningsReport, id: string): ReportFact | undefined {
  return lookup(report).facts.get(id);
}

function guidanceRow(report: EarningsReport, at: number): GuidanceRow[] {
  const item = report.filing.guidance[at];
  if (item === undefined) return [];
  const [low, high, shares] = ["low", "high", "shares"].map((end) => fact(report, `guidance.${item.id}.${end}`));
  if (low === undefined || high === undefined) return [];
  const metrics = report.metrics.filter((metric) => metric.key.endsWith(`@${item.id}`));
  return [{
    id: item.id, label: item.label, pointer: `/guidance/${at}/label`,
    low: proseFigure(low), high: proseFigure(high),
    shares: shares === undefined ? null : proseFigure(shares),
    implied: metrics.flatMap(impliedFigure),
  }];
}

const impliedFigure = ({ title, id, shown }: ReportMetric): ImpliedFigure[] =>
  (shown === null ? [] : [{ title, metric: id, shown }]);

/** Grouped by guided period, in the filing's order; a GAAP row stands before its non-GAAP pair as the filing has it. */
export function guidance(report: EarningsReport): GuidanceGroup[] {
  const periods = [...new Set(report.filing.guidance.map(({ period }) => period))];
  return periods.map((period) => ({
    period: periodLabel(report, period),
    rows: report.filing.guidance.flatMap((item, at) => (item.period === period ? guidanceRow(report, at) : [])),
  }));
}
