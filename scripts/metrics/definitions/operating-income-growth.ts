/**
 * Growth of us-gaap:OperatingIncomeLoss. n/m after an operating loss: a change from a loss has no
 * percentage.
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingIncomeGrowth = defineMetric({
  id: "operating-income-growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:OperatingIncomeLoss"],
  compares: "year-ago",
  compute: (now, before) => now.OperatingIncomeLoss.growthFrom(before.OperatingIncomeLoss),
});
