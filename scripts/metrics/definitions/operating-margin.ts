/** us-gaap:OperatingIncomeLoss over us-gaap:Revenues; negative for an operating loss. */
import { defineMetric } from "../../model/metric.ts";

export const operatingMargin = defineMetric({
  id: "operating-margin",
  title: "Operating margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What the business keeps of each dollar of revenue before interest and taxes.",
  formula: "Operating income ÷ Revenues",
  requires: ["us-gaap:OperatingIncomeLoss", "us-gaap:Revenues"],
  compute: ({ OperatingIncomeLoss, Revenues }) => OperatingIncomeLoss.dividedBy(Revenues),
});
