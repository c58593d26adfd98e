/**
 * us-gaap:GrossProfit over us-gaap:Revenues. The cost is what the issuer counts as cost of revenues
 * (Regulation S-X, Rule 5-03).
 */
import { defineMetric } from "../../model/metric.ts";

export const grossMargin = defineMetric({
  id: "gross-margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:GrossProfit", "us-gaap:Revenues"],
  compute: ({ GrossProfit, Revenues }) => GrossProfit.dividedBy(Revenues),
});
