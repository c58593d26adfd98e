/**
 * Disposals of options under transaction code M in Table II (Form 4, General Instruction 8). Stock units
 * and convertible shares also go by M, but are not options and are not counted.
 */
import { words } from "../../lib/words.ts";
import { defineOwnershipMetric } from "../../model/metric.ts";
import { exercisedOptions, totalOf } from "../trades.ts";

export const optionsExercised = defineOwnershipMetric({
  id: "options-exercised",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (form) =>
    totalOf(exercisedOptions(form), (row) => row.shares, words("gap.no-option-exercised")),
});
