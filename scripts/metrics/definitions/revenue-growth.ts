/**
 * Growth of us-gaap:Revenues, which are recognised as promised services are delivered (ASC 606; ASC 605
 * before 2018).
 */
import { defineMetric } from "../../model/metric.ts";

export const revenueGrowth = defineMetric({
  id: "revenue-growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:Revenues"],
  compares: "year-ago",
  compute: (now, before) => now.Revenues.growthFrom(before.Revenues),
});
