/** Metrics over figures of several filings: restatements, outcomes of guidance, insiders' trades, comparisons. */
import type { Across, AcrossInputs, Metric } from "../model/metric.ts";
import { Missing, UnitError, type Figure } from "../model/quantity.ts";
import type { MetricValue } from "../model/tie.ts";

/** `id` names the value ("restatement-change@<id>"); `periodId` is what it is about. */
export interface AcrossCase { readonly id: string; readonly periodId: string; readonly figures: AcrossInputs }

/** Values alone: what cannot be computed of a case is left out. */
export function evaluateAcross(metrics: readonly Metric[], across: Across,
  cases: readonly AcrossCase[]): MetricValue[] {
  const own = metrics.filter((metric) => metric.over === "filings").filter((metric) => metric.across === across);
  return cases.flatMap(({ id, periodId, figures }) => own.flatMap((metric) => {
    const figure = computed(() => metric.compute(figures));
    return figure instanceof Missing ? [] : [{ key: `${metric.id}@${id}`, metric: metric.id, periodId, figure }];
  }));
}

/** Figures in different currencies are not set against each other. */
function computed(compute: () => Figure): Figure {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnitError) return new Missing("not-checked", `in different units: ${error.message}`);
    throw error;
  }
}
