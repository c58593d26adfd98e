/** us-gaap:CostOfRevenue over us-gaap:Revenues; with the gross margin it makes the whole dollar. */
import { defineMetric } from "../../model/metric.ts";

export const costOfRevenueShare = defineMetric({
  id: "cost-of-revenue-share",
  title: "Cost of revenues as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What delivering the product costs of each dollar of revenue.",
  formula: "Cost of revenues ÷ Revenues",
  requires: ["us-gaap:CostOfRevenue", "us-gaap:Revenues"],
  compute: ({ CostOfRevenue, Revenues }) => CostOfRevenue.dividedBy(Revenues),
});
