/** Metrics of the Report. */
import { metricStyle, unrounded } from "../format/choose-style.ts";
import { show } from "../format/style.ts";
import { metricById } from "../metrics/registry.ts";
import { toText } from "../model/decimal.ts";
import type { Metric, MetricUnit } from "../model/metric.ts";
import { Missing } from "../model/quantity.ts";
import type { ReportMetric } from "../model/report.ts";
import type { MetricValue, Tie } from "../model/tie.ts";
import type { Examined } from "../tieout/examine.ts";
import { PURE, isMonetary, type Unit } from "../model/unit.ts";
import { gradeMetric } from "../tieout/metric-grade.ts";
import { traceToJson } from "../tieout/trace.ts";

export function buildMetrics({ metrics, ties }: Pick<Examined, "metrics" | "ties">): ReportMetric[] {
  const stating = new Map<string, Tie[]>();
  for (const tie of ties) {
    if (tie.metric !== undefined) stating.set(tie.metric, [...stating.get(tie.metric) ?? [], tie]);
  }
  return metrics.map((value) => buildMetric(value, stating.get(value.key) ?? []));
}

/** `ties` are those in which the filing states the metric. */
function buildMetric({ key, metric: id, periodId, figure }: MetricValue, ties: readonly Tie[]): ReportMetric {
  const metric = metricById(id);
  if (metric === undefined) throw new RangeError(`metric ${id} is not registered`);
  const named = describe(metric, key, periodId);
  if (figure instanceof Missing) {
    const { kind, reason } = figure;
    return { ...named, value: null, low: null, high: null, unit: null, grade: null, trace: null, shown: null,
      gap: { kind, reason } };
  }
  const kind = "likeInput" in metric ? kindOf(figure.unit) : metric.unit;
  const rounded = metricStyle(kind, figure, kind === "count" && figure.value.isInteger() ? 0 : metric.places);
  const style = metric.inFull === true ? unrounded(rounded, figure.value) : rounded;
  return {
    ...named, kind, value: toText(figure.value), low: toText(figure.interval.low), high: toText(figure.interval.high),
    unit: figure.unit, grade: gradeMetric(figure, style, ties),
    trace: traceToJson(figure), shown: show(figure.value, style, `metric:${key}`), gap: null,
  };
}

/** A difference is shown as what it is a difference of. */
function kindOf(unit: Unit): MetricUnit {
  if (isMonetary(unit)) return "money";
  if (unit.endsWith("/shares")) return "per-share";
  return unit === PURE ? "ratio" : "count";
}

const describe = (metric: Metric, key: string, period: string): Pick<ReportMetric,
  "id" | "key" | "period" | "title" | "basis" | "kind"> =>
  ({ id: metric.id, key, period, title: metric.title, basis: metric.basis, kind: metric.unit });
