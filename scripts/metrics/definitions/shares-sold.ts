/** Transaction code S of Form 4, General Instruction 8. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf } from "../across.ts";

export const sharesSold = defineAcrossMetric({
  id: "shares-sold",
  across: "insider-trades",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (figures) => inputOf(figures, "sold"),
});
