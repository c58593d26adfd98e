/** us-gaap:NetIncomeLoss over us-gaap:Revenues; negative for a loss. */
import { defineMetric } from "../../model/metric.ts";

export const netMargin = defineMetric({
  id: "net-margin",
  title: "Net margin",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What is left for the owners of each dollar of revenue after all costs and taxes.",
  formula: "Net income ÷ Revenues",
  requires: ["us-gaap:NetIncomeLoss", "us-gaap:Revenues"],
  compute: ({ NetIncomeLoss, Revenues }) => NetIncomeLoss.dividedBy(Revenues),
});
