/**
 * Disposals of options under transaction code M in Table II (Form 4, General Instruction 8). Stock units
 * and convertible shares also go by M, but are not options and are not counted.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { exercisedOptions, totalOf } from "../trades.ts";

export const optionsExercised = defineOwnershipMetric({
  id: "options-exercised",
  title: "Options exercised",
  basis: "other",
  unit: "count",
  places: 0,
  meaning: "How many options the insider turned into shares.",
  formula: "Sum over the exercises of Options disposed of",
  compute: (form) =>
    totalOf(exercisedOptions(form), (row) => row.shares, "no exercise of options is reported"),
});
