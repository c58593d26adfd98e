/**
 * The issuer's adjusted EBITDA over revenues. A ratio of a non-GAAP measure needs the ratio of the GAAP
 * measure beside it (SEC Non-GAAP C&DI 102.10(a)); for EBITDA that is net income (C&DI 103.02).
 */
import { defineMetric } from "../../model/metric.ts";

export const adjustedEbitdaMargin = defineMetric({
  id: "adjusted-ebitda-margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "net-margin",
  requires: ["issuer:AdjustedEBITDA", "us-gaap:Revenues"],
  compute: ({ AdjustedEBITDA, Revenues }) => AdjustedEBITDA.dividedBy(Revenues),
});
