/**
 * us-gaap:OperatingExpenses over us-gaap:Revenues. The cost of revenues is not among them; gross margin
 * less this share is the operating margin.
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingExpenseShare = defineMetric({
  id: "operating-expense-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:OperatingExpenses", "us-gaap:Revenues"],
  compute: ({ OperatingExpenses, Revenues }) => OperatingExpenses.dividedBy(Revenues),
});
