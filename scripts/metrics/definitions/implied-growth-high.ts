/**
 * The implied next quarter, high end, grown from the quarter of the prior year that completes that year.
 * n/m when that quarter is not surely positive.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";
import { remainderOfYear } from "../remainder-of-year.ts";

export const impliedGrowthHigh = defineGuidanceMetric({
  id: "implied-growth-high",
  basis: "other",
  unit: "percent",
  places: 1,
  compute: ({ high, yearToDate, priorQuarter }) => remainderOfYear(high, yearToDate).growthFrom(priorQuarter),
});
