/** Metrics over guidance: the issuer's range beside what the filing says of the year so far. */
import { words } from "../lib/words.ts";
import type { GuidanceInputs, Metric } from "../model/metric.ts";
import { isInstant, spanOf, type Duration, type Period } from "../model/period.ts";
import { addDays } from "../model/plain-date.ts";
import { Missing, type Figure, type Quantity } from "../model/quantity.ts";
import type { MetricValue } from "../model/tie.ts";
import { isMonetary } from "../model/unit.ts";
import type { FactSource } from "./evaluate.ts";

export interface GuidanceItem {
  /** Guidance id, which names the metric's value: "guidance-midpoint@fy-2012-revenue". */
  readonly id: string;
  readonly concept: string;
  readonly periodId: string;
  readonly period: Period;
  readonly low: Quantity;
  readonly high: Quantity;
}

export function evaluateGuidanceMetrics(
  metrics: readonly Metric[], items: readonly GuidanceItem[], facts: FactSource,
): MetricValue[] {
  const overGuidance = metrics.filter((metric) => metric.over === "guidance");
  return items.flatMap((item) => {
    const inputs = guidanceInputs(item, facts);
    return overGuidance.flatMap((metric) => {
      const figure = metric.compute(inputs);
      if (figure instanceof Missing) return [];
      return [{ key: `${metric.id}@${item.id}`, metric: metric.id, periodId: item.periodId, figure }];
    });
  });
}

export function guidanceInputs(item: GuidanceItem, facts: FactSource): GuidanceInputs {
  const toDate = yearToDate(item, facts);
  return {
    low: item.low, high: item.high,
    yearToDate: toDate?.quantity ?? new Missing("not-reported", words("gap.no-year-to-date")),
    priorQuarter: priorQuarter(item, toDate?.duration, facts),
  };
}

/**
 * What the filing reports of a guided year, from its first day on, where just one quarter is left of it: only then does
 * the year's guidance imply the next quarter's.
 */
export function yearToDate(
  item: GuidanceItem, facts: FactSource,
): { duration: Duration; quantity: Quantity } | undefined {
  const { period, concept, low } = item;
  if (isInstant(period) || spanOf(period) !== "year" || !isMonetary(low.unit)) return undefined;
  return facts.periods.flatMap(({ period: part }) => {
    if (isInstant(part) || part.start !== period.start || part.end >= period.end) return [];
    if (spanOf({ start: addDays(part.end, 1), end: period.end }) !== "quarter") return [];
    const quantity = facts.find(concept, part);
    return quantity === undefined ? [] : [{ duration: part, quantity }];
  })[0];
}

function priorQuarter(item: GuidanceItem, toDate: Duration | undefined, facts: FactSource): Figure {
  const none = new Missing("not-reported", words("gap.no-quarter-before"));
  if (isInstant(item.period)) return none;
  const quarter = toDate === undefined ? item.period : { start: addDays(toDate.end, 1), end: item.period.end };
  const before = facts.yearBefore(quarter);
  return before === undefined ? none : facts.find(item.concept, before.period) ?? none;
}
