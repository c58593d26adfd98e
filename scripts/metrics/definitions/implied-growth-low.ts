/**
 * The implied next quarter, low end, grown from the quarter of the prior year that completes that year.
 * n/m when that quarter is not surely positive.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";
import { remainderOfYear } from "../remainder-of-year.ts";

export const impliedGrowthLow = defineGuidanceMetric({
  id: "implied-growth-low",
  title: "Growth implied by the year, low end",
  basis: "other",
  unit: "percent",
  places: 1,
  meaning: "How much the coming quarter must grow on a year before for the year to reach the lowest "
    + "figure expected.",
  formula: "(Implied next quarter − Same quarter a year ago) ÷ Same quarter a year ago",
  compute: ({ low, yearToDate, priorQuarter }) => remainderOfYear(low, yearToDate).growthFrom(priorQuarter),
});
