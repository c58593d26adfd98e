/**
 * Growth of the issuer's adjusted EBITDA. What is set aside is the issuer's choice, shown in its
 * reconciliation; the GAAP counterpart is net income (SEC Non-GAAP C&DI 103.02). Regulation G (17 CFR
 * 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const adjustedEbitdaGrowth = defineMetric({
  id: "adjusted-ebitda-growth",
  title: "Adjusted EBITDA growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "How much EBITDA without the items that the company sets aside, such as pay in stock, has "
    + "grown in a year.",
  counterpart: "net-income-growth",
  formula: "(Adjusted EBITDA − Adjusted EBITDA a year ago) ÷ Adjusted EBITDA a year ago",
  requires: ["issuer:AdjustedEBITDA"],
  compares: "year-ago",
  compute: (now, before) => now.AdjustedEBITDA.growthFrom(before.AdjustedEBITDA),
});
