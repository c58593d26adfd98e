/**
 * The implied next quarter, low end, grown from the quarter of the prior year that completes that year.
 * n/m when that quarter is not surely positive.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";
import { remainderOfYear } from "../remainder-of-year.ts";

export const impliedGrowthLow = defineGuidanceMetric({
  id: "implied-growth-low",
  basis: "other",
  unit: "percent",
  places: 1,
  compute: ({ low, yearToDate, priorQuarter }) => remainderOfYear(low, yearToDate).growthFrom(priorQuarter),
});
