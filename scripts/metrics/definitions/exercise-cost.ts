/**
 * Exercises are the acquisitions under transaction code M in Table I (Form 4, General Instruction 8),
 * where column 4 gives the exercise price. A price of zero is true here: stock units turn into shares for
 * nothing.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { exercises, totalOf, valueOf } from "../trades.ts";

export const exerciseCost = defineOwnershipMetric({
  id: "exercise-cost",
  title: "Cost of exercise",
  basis: "other",
  unit: "money",
  places: 1,
  meaning: "What the insider paid the company to turn options into shares.",
  formula: "Sum over the exercises of Shares × Exercise price",
  compute: (form) => totalOf(exercises(form), valueOf, "no exercise of options or stock units is reported"),
});
