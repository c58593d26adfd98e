/** Transaction code P of Form 4, General Instruction 8. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf } from "../across.ts";

export const sharesBought = defineAcrossMetric({
  id: "shares-bought",
  across: "insider-trades",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (figures) => inputOf(figures, "bought"),
});
