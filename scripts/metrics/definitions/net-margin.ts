/** us-gaap:NetIncomeLoss over us-gaap:Revenues; negative for a loss. */
import { defineMetric } from "../../model/metric.ts";

export const netMargin = defineMetric({
  id: "net-margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:NetIncomeLoss", "us-gaap:Revenues"],
  compute: ({ NetIncomeLoss, Revenues }) => NetIncomeLoss.dividedBy(Revenues),
});
