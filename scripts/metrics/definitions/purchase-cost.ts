/** Prices that are averages stand for all that round to them. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf } from "../across.ts";

export const purchaseCost = defineAcrossMetric({
  id: "purchase-cost",
  across: "insider-trades",
  basis: "other",
  unit: "money",
  places: 1,
  compute: (figures) => inputOf(figures, "cost"),
});
