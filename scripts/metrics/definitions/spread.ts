/**
 * Only where as many shares of the same class are sold as were exercised: else the form does not say which
 * shares were sold, and the cost of the others is unknown.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { sellsWhatItExercised } from "../trades.ts";
import { exerciseCost } from "./exercise-cost.ts";
import { grossProceeds } from "./gross-proceeds.ts";

export const spread = defineOwnershipMetric({
  id: "spread",
  title: "Proceeds less cost of exercise",
  basis: "other",
  unit: "money",
  places: 1,
  meaning: "What selling the shares brought in above what it cost to get them from the options, before "
    + "fees and taxes.",
  formula: "Gross proceeds − Cost of exercise",
  compute: (form) => (sellsWhatItExercised(form)
    ? grossProceeds.compute(form).minus(exerciseCost.compute(form))
    : new Missing("not-meaningful", "the shares sold are not just those that were exercised")),
});
