/**
 * Growth of us-gaap:GrossProfit. n/m after a gross loss, as for every growth on a base that is not surely
 * positive.
 */
import { defineMetric } from "../../model/metric.ts";

export const grossProfitGrowth = defineMetric({
  id: "gross-profit-growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:GrossProfit"],
  compares: "year-ago",
  compute: (now, before) => now.GrossProfit.growthFrom(before.GrossProfit),
});
