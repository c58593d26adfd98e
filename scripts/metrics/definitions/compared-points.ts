/** A margin that goes from a fifth to a quarter gains five points, not a quarter of itself. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { PURE } from "../../model/unit.ts";
import { inputOf } from "../across.ts";

export const comparedPoints = defineAcrossMetric({
  id: "compared-points",
  across: "comparison",
  basis: "other",
  unit: "points",
  places: 1,
  compute: (figures) => {
    const change = inputOf(figures, "now").minus(inputOf(figures, "before"));
    return change instanceof Missing || change.unit === PURE ? change
      : new Missing("not-meaningful", "only percentages are set apart in points");
  },
});
