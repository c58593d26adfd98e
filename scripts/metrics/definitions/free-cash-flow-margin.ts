/**
 * Free cash flow over revenues. A ratio of a non-GAAP measure needs the ratio of the GAAP measure beside
 * it (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const freeCashFlowMargin = defineMetric({
  id: "free-cash-flow-margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "operating-cash-flow-margin",
  requires: [
    "us-gaap:NetCashProvidedByUsedInOperatingActivities",
    "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
    "us-gaap:Revenues",
  ],
  compute: (now) => now.NetCashProvidedByUsedInOperatingActivities
    .minus(now.PaymentsToAcquirePropertyPlantAndEquipment)
    .dividedBy(now.Revenues),
});
