/** Missing unless the reported figure is below the range. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf, onlyPositive } from "../across.ts";

export const actualBelowGuidance = defineAcrossMetric({
  id: "actual-below-guidance",
  across: "guidance-outcome",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  likeInput: true,
  compute: (figures) => onlyPositive(inputOf(figures, "low").minus(inputOf(figures, "actual"))),
});
