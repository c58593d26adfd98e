/**
 * Exercises are the acquisitions under transaction code M in Table I (Form 4, General Instruction 8),
 * where column 4 gives the exercise price. A price of zero is true here: stock units turn into shares for
 * nothing.
 */
import { words } from "../../lib/words.ts";
import { defineOwnershipMetric } from "../../model/metric.ts";
import { exercises, totalOf, valueOf } from "../trades.ts";

export const exerciseCost = defineOwnershipMetric({
  id: "exercise-cost",
  basis: "other",
  unit: "money",
  places: 1,
  compute: (form) => totalOf(exercises(form), valueOf, words("gap.nothing-exercised")),
});
