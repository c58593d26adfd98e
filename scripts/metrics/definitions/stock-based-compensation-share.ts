/**
 * us-gaap:ShareBasedCompensation over us-gaap:Revenues. An expense under GAAP (ASC 718), which most
 * non-GAAP measures leave out.
 */
import { defineMetric } from "../../model/metric.ts";

export const stockBasedCompensationShare = defineMetric({
  id: "stock-based-compensation-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:ShareBasedCompensation", "us-gaap:Revenues"],
  compute: ({ ShareBasedCompensation, Revenues }) => ShareBasedCompensation.dividedBy(Revenues),
});
