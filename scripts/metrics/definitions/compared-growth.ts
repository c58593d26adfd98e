/** Never across currencies; nothing on a base of zero or less, and nothing of a percentage. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { PURE } from "../../model/unit.ts";
import { inputOf } from "../across.ts";

export const comparedGrowth = defineAcrossMetric({
  id: "compared-growth",
  across: "comparison",
  basis: "other",
  unit: "percent",
  places: 1,
  compute: (figures) => {
    const [now, before] = [inputOf(figures, "now"), inputOf(figures, "before")];
    if (!(now instanceof Missing) && now.unit === PURE) return new Missing("not-meaningful", "a percentage is set apart in points");
    return now.growthFrom(before);
  },
});
