/** All metrics of an earnings release beside those of the year before; a non-GAAP row follows its GAAP pair. */
import type { Basis } from "../../model/metric.ts";
import type { EarningsReport, ReportMetric, Shown } from "../../model/report.ts";
import { lookup } from "./lookup.ts";

export interface MetricCell { readonly shown: Shown | null; readonly gap: string | null }

export interface MetricTableRow {
  readonly id: string;
  readonly title: string;
  readonly basis: Basis;
  readonly cells: readonly (MetricCell | null)[];
}

export interface MetricTable {
  readonly id: "flows" | "balances";
  readonly columns: readonly string[];
  readonly rows: readonly MetricTableRow[];
}

/** Over the periods that the release compares, then at its balance-sheet dates. `counterparts`: metric → GAAP pair. */
export function metricTables(report: EarningsReport, counterparts: ReadonlyMap<string, string>): MetricTable[] {
  const { current, prior, yearToDate, priorYearToDate } = report;
  const flows = [current, prior, yearToDate, priorYearToDate].filter((id) => id !== null);
  const isBalance = (id: string): boolean => lookup(report).periods.get(id)?.span === "instant";
  const balances = [...new Set(report.metrics.map(({ period }) => period).filter(isBalance))].toSorted().reverse();
  const tables = [
    metricTable(report, { id: "flows", periods: flows }, counterparts),
    metricTable(report, { id: "balances", periods: balances }, counterparts),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

interface Plan { readonly id: MetricTable["id"]; readonly periods: readonly string[] }

function metricTable(
  report: EarningsReport, { id: table, periods }: Plan, counterparts: ReadonlyMap<string, string>,
): MetricTable {
  const byId = new Map<string, ReportMetric[]>();
  for (const metric of report.metrics) {
    if (periods.includes(metric.period) && metric.key === `${metric.id}@${metric.period}`) {
      byId.set(metric.id, [...byId.get(metric.id) ?? [], metric]);
    }
  }
  const { periods: known } = lookup(report);
  return {
    id: table, columns: periods.map((id) => known.get(id)?.label ?? id),
    rows: paired([...byId.keys()], counterparts).flatMap((id) => metricTableRow(byId.get(id) ?? [], periods)),
  };
}

/** The ids in their order, but each non-GAAP one right behind its GAAP pair. */
function paired(ids: readonly string[], counterparts: ReadonlyMap<string, string>): string[] {
  const pairOf = (id: string): string | undefined => {
    const pair = counterparts.get(id);
    return pair !== undefined && ids.includes(pair) ? pair : undefined;
  };
  return ids.filter((id) => pairOf(id) === undefined)
    .flatMap((id) => [id, ...ids.filter((other) => pairOf(other) === id)]);
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
