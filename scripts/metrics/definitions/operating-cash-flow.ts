/**
 * The figure of the cash flow statement itself (ASC 230-10-45), given as a metric so that free cash flow
 * has its GAAP counterpart before it.
 */
import { defineMetric } from "../../model/metric.ts";

export const operatingCashFlow = defineMetric({
  id: "operating-cash-flow",
  basis: "gaap",
  unit: "money",
  places: 1,
  requires: ["us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  compute: ({ NetCashProvidedByUsedInOperatingActivities }) => NetCashProvidedByUsedInOperatingActivities,
});
