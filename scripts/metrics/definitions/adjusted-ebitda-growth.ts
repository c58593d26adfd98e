/**
 * Growth of the issuer's adjusted EBITDA. What is set aside is the issuer's choice, shown in its
 * reconciliation; the GAAP counterpart is net income (SEC Non-GAAP C&DI 103.02). Regulation G (17 CFR
 * 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const adjustedEbitdaGrowth = defineMetric({
  id: "adjusted-ebitda-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "net-income-growth",
  requires: ["issuer:AdjustedEBITDA"],
  compares: "year-ago",
  compute: (now, before) => now.AdjustedEBITDA.growthFrom(before.AdjustedEBITDA),
});
