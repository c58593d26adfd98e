/** us-gaap:GeneralAndAdministrativeExpense over us-gaap:Revenues. */
import { defineMetric } from "../../model/metric.ts";

export const generalAndAdministrativeShare = defineMetric({
  id: "general-and-administrative-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:GeneralAndAdministrativeExpense", "us-gaap:Revenues"],
  compute: ({ GeneralAndAdministrativeExpense, Revenues }) =>
    GeneralAndAdministrativeExpense.dividedBy(Revenues),
});
