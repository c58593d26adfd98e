/** Missing unless the reported figure is above the range. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf, onlyPositive } from "../across.ts";

export const actualAboveGuidance = defineAcrossMetric({
  id: "actual-above-guidance",
  across: "guidance-outcome",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  likeInput: true,
  compute: (figures) => onlyPositive(inputOf(figures, "actual").minus(inputOf(figures, "high"))),
});
