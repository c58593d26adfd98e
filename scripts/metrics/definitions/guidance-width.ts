/**
 * A narrow range says that the issuer is sure of the period; near its end most of the figure is already
 * earned.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";

export const guidanceWidth = defineGuidanceMetric({
  id: "guidance-width",
  basis: "other",
  unit: "money",
  places: 1,
  compute: ({ low, high }) => high.minus(low),
});
