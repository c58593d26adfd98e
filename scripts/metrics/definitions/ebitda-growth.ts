/**
 * Growth of the issuer's EBITDA, a non-GAAP measure. Its GAAP counterpart is net income, not operating
 * income (SEC Non-GAAP C&DI 103.02). Regulation G (17 CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K
 * ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const ebitdaGrowth = defineMetric({
  id: "ebitda-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "net-income-growth",
  requires: ["issuer:EBITDA"],
  compares: "year-ago",
  compute: (now, before) => now.EBITDA.growthFrom(before.EBITDA),
});
