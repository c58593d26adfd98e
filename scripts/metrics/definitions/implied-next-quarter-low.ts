/**
 * Guidance for the year less what the year has brought so far, at the low end of the range. It is the next
 * quarter only where one quarter of the year is left: the year to date must then reach to the end of the
 * third.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";
import { remainderOfYear } from "../remainder-of-year.ts";

export const impliedNextQuarterLow = defineGuidanceMetric({
  id: "implied-next-quarter-low",
  basis: "other",
  unit: "money",
  places: 1,
  compute: ({ low, yearToDate }) => remainderOfYear(low, yearToDate),
});
