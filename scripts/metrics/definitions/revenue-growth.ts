/**
 * Growth of us-gaap:Revenues, which are recognised as promised services are delivered (ASC 606; ASC 605
 * before 2018).
 */
import { defineMetric } from "../../model/metric.ts";

export const revenueGrowth = defineMetric({
  id: "revenue-growth",
  title: "Revenue growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "How much more the company sold than in the same period a year before.",
  formula: "(Revenues − Revenues a year ago) ÷ Revenues a year ago",
  requires: ["us-gaap:Revenues"],
  compares: "year-ago",
  compute: (now, before) => now.Revenues.growthFrom(before.Revenues),
});
