/**
 * Growth of the issuer's non-GAAP net income; its reconciliation says what is left out. Regulation G (17
 * CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapNetIncomeGrowth = defineMetric({
  id: "non-gaap-net-income-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "net-income-growth",
  requires: ["issuer:NonGAAPNetIncome"],
  compares: "year-ago",
  compute: (now, before) => now.NonGAAPNetIncome.growthFrom(before.NonGAAPNetIncome),
});
