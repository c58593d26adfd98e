/**
 * The issuer states a range, not its middle; the middle is a way to compare ranges, not a forecast of its
 * own.
 */
import { words } from "../../lib/words.ts";
import { fromInteger } from "../../model/decimal.ts";
import { defineGuidanceMetric } from "../../model/metric.ts";
import { exactly, type Quantity } from "../../model/quantity.ts";
import { PURE } from "../../model/unit.ts";

const two = (): Quantity =>
  exactly(fromInteger(2), { unit: PURE, trace: { op: "constant", meaning: words("constant.two-ends") } });

export const guidanceMidpoint = defineGuidanceMetric({
  id: "guidance-midpoint",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  compute: ({ low, high }) => low.plus(high).dividedBy(two()),
});
