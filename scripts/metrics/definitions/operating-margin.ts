/** us-gaap:OperatingIncomeLoss over us-gaap:Revenues; negative for an operating loss. */
import { defineMetric } from "../../model/metric.ts";

export const operatingMargin = defineMetric({
  id: "operating-margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:OperatingIncomeLoss", "us-gaap:Revenues"],
  compute: ({ OperatingIncomeLoss, Revenues }) => OperatingIncomeLoss.dividedBy(Revenues),
});
