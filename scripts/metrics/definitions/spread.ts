/**
 * Only where as many shares of the same class are sold as were exercised: else the form does not say which
 * shares were sold, and the cost of the others is unknown.
 */
import { words } from "../../lib/words.ts";
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { sellsWhatItExercised } from "../trades.ts";
import { exerciseCost } from "./exercise-cost.ts";
import { grossProceeds } from "./gross-proceeds.ts";

export const spread = defineOwnershipMetric({
  id: "spread",
  basis: "other",
  unit: "money",
  places: 1,
  compute: (form) => (sellsWhatItExercised(form)
    ? grossProceeds.compute(form).minus(exerciseCost.compute(form))
    : new Missing("not-meaningful", words("gap.not-those-exercised"))),
});
