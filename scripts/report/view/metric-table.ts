/** All metrics of an earnings release beside those of the year before; a non-GAAP row follows its GAAP pair. */
import type { Basis } from "../../model/metric.ts";
import type { EarningsReport, ReportMetric, Shown } from "../../model/report.ts";
import { periodLabel } from "./lookup.ts";

export interface MetricCell { readonly shown: Shown | null; readonly gap: string | null }

export interface MetricTableRow {
  readonly id: string;
  readonly title: string;
  readonly basis: Basis;
  readonly cells: readonly (MetricCell | null)[];
}

export interface MetricTable { readonly columns: readonly string[]; readonly rows: readonly MetricTableRow[] }

/** `counterparts`: metric id → id of the GAAP metric that stands before it. */
export function metricTable(report: EarningsReport, counterparts: ReadonlyMap<string, string>): MetricTable {
  const periods = [report.current, report.prior, report.yearToDate].filter((id) => id !== null);
  const byId = new Map<string, ReportMetric[]>();
  for (const metric of report.metrics) {
    if (periods.includes(metric.period) && metric.key === `${metric.id}@${metric.period}`) {
      byId.set(metric.id, [...byId.get(metric.id) ?? [], metric]);
    }
  }
  const ids = [...byId.keys()].toSorted((a, b) => rank(a, byId, counterparts) - rank(b, byId, counterparts));
  return {
    columns: periods.map((id) => periodLabel(report, id)),
    rows: ids.flatMap((id) => metricTableRow(byId.get(id) ?? [], periods)),
  };
}

/** A non-GAAP metric ranks right behind its GAAP pair. */
function rank(id: string, byId: ReadonlyMap<string, unknown>, counterparts: ReadonlyMap<string, string>): number {
  const order = [...byId.keys()];
  const pair = counterparts.get(id);
  return pair !== undefined && byId.has(pair) ? order.indexOf(pair) + (1 + order.indexOf(id)) / (order.length + 2)
    : order.indexOf(id);
}

function metricTableRow(metrics: readonly ReportMetric[], periods: readonly string[]): MetricTableRow[] {
  const [first] = metrics;
  if (first === undefined || metrics.every(({ shown }) => shown === null)) return [];
  const cells = periods.map((period) => {
    const metric = metrics.find((candidate) => candidate.period === period);
    return metric === undefined ? null : { shown: metric.shown, gap: metric.gap?.reason ?? null };
  });
  return [{ id: first.id, title: first.title, basis: first.basis, cells }];
}
