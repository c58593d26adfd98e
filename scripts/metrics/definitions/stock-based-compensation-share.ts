/**
 * us-gaap:ShareBasedCompensation over us-gaap:Revenues. An expense under GAAP (ASC 718), which most
 * non-GAAP measures leave out.
 */
import { defineMetric } from "../../model/metric.ts";

export const stockBasedCompensationShare = defineMetric({
  id: "stock-based-compensation-share",
  title: "Stock-based compensation as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "How much pay is given in stock and options instead of cash, for each dollar of revenue.",
  formula: "Stock-based compensation ÷ Revenues",
  requires: ["us-gaap:ShareBasedCompensation", "us-gaap:Revenues"],
  compute: ({ ShareBasedCompensation, Revenues }) => ShareBasedCompensation.dividedBy(Revenues),
});
