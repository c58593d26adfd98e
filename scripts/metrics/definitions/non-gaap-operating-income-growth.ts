/**
 * Growth of the issuer's non-GAAP operating income; its reconciliation says what is left out. Regulation G
 * (17 CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapOperatingIncomeGrowth = defineMetric({
  id: "non-gaap-operating-income-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "operating-income-growth",
  requires: ["issuer:NonGAAPOperatingIncome"],
  compares: "year-ago",
  compute: (now, before) => now.NonGAAPOperatingIncome.growthFrom(before.NonGAAPOperatingIncome),
});
