/**
 * Operating cash flow less purchases of property and equipment, the concept being positive for money paid
 * out. It has no uniform definition, so the formula is shown, and it is not what is left to spend (SEC
 * Non-GAAP C&DI 102.07). Equipment acquired under capital leases is not in it.
 */
import { defineMetric } from "../../model/metric.ts";

export const freeCashFlow = defineMetric({
  id: "free-cash-flow",
  title: "Free cash flow",
  basis: "non-gaap",
  unit: "money",
  places: 1,
  meaning: "The cash that the business brought in beyond what it spent on equipment and property.",
  counterpart: "operating-cash-flow",
  formula: "Net cash provided by operating activities − Purchases of property and equipment",
  requires: [
    "us-gaap:NetCashProvidedByUsedInOperatingActivities",
    "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
  ],
  compute: ({ NetCashProvidedByUsedInOperatingActivities, PaymentsToAcquirePropertyPlantAndEquipment }) =>
    NetCashProvidedByUsedInOperatingActivities.minus(PaymentsToAcquirePropertyPlantAndEquipment),
});
