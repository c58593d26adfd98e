/**
 * The issuer states a range, not its middle; the middle is a way to compare ranges, not a forecast of its
 * own.
 */
import { fromInteger } from "../../model/decimal.ts";
import { defineGuidanceMetric } from "../../model/metric.ts";
import { exactly } from "../../model/quantity.ts";
import { PURE } from "../../model/unit.ts";

const TWO = exactly(fromInteger(2), {
  unit: PURE,
  trace: { op: "constant", meaning: "the two ends of the range" },
});

export const guidanceMidpoint = defineGuidanceMetric({
  id: "guidance-midpoint",
  title: "Middle of the guidance",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  meaning: "The figure halfway between the lowest and the highest that the company expects.",
  formula: "(Low + High) ÷ two",
  compute: ({ low, high }) => low.plus(high).dividedBy(TWO),
});
