/** The issuer says why; the figures say by how much. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { inputOf } from "../across.ts";

export const restatementChange = defineAcrossMetric({
  id: "restatement-change",
  across: "restatement",
  basis: "other",
  unit: "money",
  places: 1,
  inFull: true,
  likeInput: true,
  compute: (figures) => inputOf(figures, "after").minus(inputOf(figures, "before")),
});
