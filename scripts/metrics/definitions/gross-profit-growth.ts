/**
 * Growth of us-gaap:GrossProfit. n/m after a gross loss, as for every growth on a base that is not surely
 * positive.
 */
import { defineMetric } from "../../model/metric.ts";

export const grossProfitGrowth = defineMetric({
  id: "gross-profit-growth",
  title: "Gross profit growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "How much more was left after the cost of delivering the product than a year before.",
  formula: "(Gross profit − Gross profit a year ago) ÷ Gross profit a year ago",
  requires: ["us-gaap:GrossProfit"],
  compares: "year-ago",
  compute: (now, before) => now.GrossProfit.growthFrom(before.GrossProfit),
});
