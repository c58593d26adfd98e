/** Exact where the ends of the range and the reported figure are. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf, two } from "../across.ts";

export const actualAgainstMidpoint = defineAcrossMetric({
  id: "actual-against-midpoint",
  across: "guidance-outcome",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  likeInput: true,
  compute: (figures) => {
    const middle = inputOf(figures, "low").plus(inputOf(figures, "high")).dividedBy(two());
    return inputOf(figures, "actual").minus(middle);
  },
});
