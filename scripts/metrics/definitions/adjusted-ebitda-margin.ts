/**
 * The issuer's adjusted EBITDA over revenues. A ratio of a non-GAAP measure needs the ratio of the GAAP
 * measure beside it (SEC Non-GAAP C&DI 102.10(a)); for EBITDA that is net income (C&DI 103.02).
 */
import { defineMetric } from "../../model/metric.ts";

export const adjustedEbitdaMargin = defineMetric({
  id: "adjusted-ebitda-margin",
  title: "Adjusted EBITDA margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "What is left of each dollar of revenue before interest, taxes, depreciation and the items "
    + "set aside.",
  counterpart: "net-margin",
  formula: "Adjusted EBITDA ÷ Revenues",
  requires: ["issuer:AdjustedEBITDA", "us-gaap:Revenues"],
  compute: ({ AdjustedEBITDA, Revenues }) => AdjustedEBITDA.dividedBy(Revenues),
});
