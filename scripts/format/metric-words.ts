/** What the methodology page says of a metric's basis and of how it is shown. */
import type { Basis, Metric, MetricUnit } from "../model/metric.ts";

const BASES: Readonly<Record<Basis, string>> = { gaap: "GAAP", "non-gaap": "non-GAAP", other: "other" };

export const basisWord = (basis: Basis): string => BASES[basis];

const UNITS: Readonly<Record<MetricUnit, string>> = {
  percent: "a percentage", money: "an amount of money", "per-share": "an amount of money a share", ratio: "a ratio",
  days: "days", months: "months", count: "a count", "yes-no": "yes or no",
};

const PLACES: Readonly<Record<number, string>> = { 0: "in whole numbers", 1: "in tenths", 2: "in hundredths" };

/** "a percentage, in tenths". Money is shown in the largest scale that leaves a digit before the point. */
export function shownAs({ unit, places }: Pick<Metric, "unit" | "places">): string {
  if (unit === "yes-no") return UNITS[unit];
  return `${UNITS[unit]}, ${PLACES[places] ?? "with all its places"}`;
}
