/** us-gaap:ResearchAndDevelopmentExpense over us-gaap:Revenues (expensed as incurred, ASC 730-10-25-1). */
import { defineMetric } from "../../model/metric.ts";

export const researchAndDevelopmentShare = defineMetric({
  id: "research-and-development-share",
  title: "Research and development as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What is spent on making the product of each dollar of revenue.",
  formula: "Research and development ÷ Revenues",
  requires: ["us-gaap:ResearchAndDevelopmentExpense", "us-gaap:Revenues"],
  compute: ({ ResearchAndDevelopmentExpense, Revenues }) => ResearchAndDevelopmentExpense.dividedBy(Revenues),
});
