/** us-gaap:CostOfRevenue over us-gaap:Revenues; with the gross margin it makes the whole dollar. */
import { defineMetric } from "../../model/metric.ts";

export const costOfRevenueShare = defineMetric({
  id: "cost-of-revenue-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:CostOfRevenue", "us-gaap:Revenues"],
  compute: ({ CostOfRevenue, Revenues }) => CostOfRevenue.dividedBy(Revenues),
});
