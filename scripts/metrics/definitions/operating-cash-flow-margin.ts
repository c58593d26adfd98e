/**
 * Operating cash flow over revenues: the ratio that must stand beside the free cash flow margin (SEC
 * Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingCashFlowMargin = defineMetric({
  id: "operating-cash-flow-margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:NetCashProvidedByUsedInOperatingActivities", "us-gaap:Revenues"],
  compute: ({ NetCashProvidedByUsedInOperatingActivities, Revenues }) =>
    NetCashProvidedByUsedInOperatingActivities.dividedBy(Revenues),
});
