/** us-gaap:GeneralAndAdministrativeExpense over us-gaap:Revenues. */
import { defineMetric } from "../../model/metric.ts";

export const generalAndAdministrativeShare = defineMetric({
  id: "general-and-administrative-share",
  title: "General and administrative as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What running the company itself, its offices, lawyers and accountants, costs of each "
    + "dollar of revenue.",
  formula: "General and administrative ÷ Revenues",
  requires: ["us-gaap:GeneralAndAdministrativeExpense", "us-gaap:Revenues"],
  compute: ({ GeneralAndAdministrativeExpense, Revenues }) =>
    GeneralAndAdministrativeExpense.dividedBy(Revenues),
});
