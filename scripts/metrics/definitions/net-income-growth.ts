/**
 * Growth of us-gaap:NetIncomeLoss. n/m after a loss. The GAAP figure that EBITDA must be reconciled to
 * (C&DI 103.02).
 */
import { defineMetric } from "../../model/metric.ts";

export const netIncomeGrowth = defineMetric({
  id: "net-income-growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:NetIncomeLoss"],
  compares: "year-ago",
  compute: (now, before) => now.NetIncomeLoss.growthFrom(before.NetIncomeLoss),
});
