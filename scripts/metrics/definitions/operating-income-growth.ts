/**
 * Growth of us-gaap:OperatingIncomeLoss. n/m after an operating loss: a change from a loss has no
 * percentage.
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingIncomeGrowth = defineMetric({
  id: "operating-income-growth",
  title: "Operating income growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "How much more the business itself earned, before interest and taxes, than a year before.",
  formula: "(Operating income − Operating income a year ago) ÷ Operating income a year ago",
  requires: ["us-gaap:OperatingIncomeLoss"],
  compares: "year-ago",
  compute: (now, before) => now.OperatingIncomeLoss.growthFrom(before.OperatingIncomeLoss),
});
