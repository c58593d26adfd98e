/**
 * A narrow range says that the issuer is sure of the period; near its end most of the figure is already
 * earned.
 */
import { defineGuidanceMetric } from "../../model/metric.ts";

export const guidanceWidth = defineGuidanceMetric({
  id: "guidance-width",
  title: "Width of the guidance",
  basis: "other",
  unit: "money",
  places: 1,
  meaning: "How far apart the lowest and the highest figure lie that the company expects.",
  formula: "High − Low",
  compute: ({ low, high }) => high.minus(low),
});
