/**
 * Growth of the issuer's non-GAAP gross profit; its reconciliation says what is left out. Regulation G (17
 * CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapGrossProfitGrowth = defineMetric({
  id: "non-gaap-gross-profit-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "gross-profit-growth",
  requires: ["issuer:NonGAAPGrossProfit"],
  compares: "year-ago",
  compute: (now, before) => now.NonGAAPGrossProfit.growthFrom(before.NonGAAPGrossProfit),
});
