/** Never across currencies: the units would not go together. Percentages are set apart in points. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { PURE } from "../../model/unit.ts";
import { inputOf } from "../across.ts";

export const comparedChange = defineAcrossMetric({
  id: "compared-change",
  across: "comparison",
  basis: "other",
  unit: "money",
  places: 1,
  likeInput: true,
  compute: (figures) => {
    const change = inputOf(figures, "now").minus(inputOf(figures, "before"));
    return !(change instanceof Missing) && change.unit === PURE
      ? new Missing("not-meaningful", "percentages are set apart in points") : change;
  },
});
