/**
 * Operating cash flow less purchases of property and equipment, the concept being positive for money paid
 * out. It has no uniform definition, so the formula is shown, and it is not what is left to spend (SEC
 * Non-GAAP C&DI 102.07). Equipment acquired under capital leases is not in it.
 */
import { defineMetric } from "../../model/metric.ts";

export const freeCashFlow = defineMetric({
  id: "free-cash-flow",
  basis: "non-gaap",
  unit: "money",
  places: 1,
  counterpart: "operating-cash-flow",
  requires: [
    "us-gaap:NetCashProvidedByUsedInOperatingActivities",
    "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
  ],
  compute: ({ NetCashProvidedByUsedInOperatingActivities, PaymentsToAcquirePropertyPlantAndEquipment }) =>
    NetCashProvidedByUsedInOperatingActivities.minus(PaymentsToAcquirePropertyPlantAndEquipment),
});
