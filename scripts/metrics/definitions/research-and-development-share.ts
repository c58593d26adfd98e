/** us-gaap:ResearchAndDevelopmentExpense over us-gaap:Revenues (expensed as incurred, ASC 730-10-25-1). */
import { defineMetric } from "../../model/metric.ts";

export const researchAndDevelopmentShare = defineMetric({
  id: "research-and-development-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:ResearchAndDevelopmentExpense", "us-gaap:Revenues"],
  compute: ({ ResearchAndDevelopmentExpense, Revenues }) => ResearchAndDevelopmentExpense.dividedBy(Revenues),
});
