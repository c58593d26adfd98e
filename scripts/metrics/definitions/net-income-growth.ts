/**
 * Growth of us-gaap:NetIncomeLoss. n/m after a loss. The GAAP figure that EBITDA must be reconciled to
 * (C&DI 103.02).
 */
import { defineMetric } from "../../model/metric.ts";

export const netIncomeGrowth = defineMetric({
  id: "net-income-growth",
  title: "Net income growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "How much more profit was left for the owners, after all costs and taxes, than a year before.",
  formula: "(Net income − Net income a year ago) ÷ Net income a year ago",
  requires: ["us-gaap:NetIncomeLoss"],
  compares: "year-ago",
  compute: (now, before) => now.NetIncomeLoss.growthFrom(before.NetIncomeLoss),
});
