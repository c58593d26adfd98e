/**
 * us-gaap:OperatingExpenses over us-gaap:Revenues. The cost of revenues is not among them; gross margin
 * less this share is the operating margin.
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingExpenseShare = defineMetric({
  id: "operating-expense-share",
  title: "Operating expenses as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What developing, selling and running the company cost together of each dollar of revenue.",
  formula: "Operating expenses ÷ Revenues",
  requires: ["us-gaap:OperatingExpenses", "us-gaap:Revenues"],
  compute: ({ OperatingExpenses, Revenues }) => OperatingExpenses.dividedBy(Revenues),
});
