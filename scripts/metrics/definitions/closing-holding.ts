/**
 * Column 5 of the last row of Table I that reports a transaction. n/m when the form trades several classes
 * or forms of ownership, since each has a holding of its own.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { tradedHolding } from "../holding.ts";

export const closingHolding = defineOwnershipMetric({
  id: "closing-holding",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (form) => {
    const holding = tradedHolding(form);
    return holding instanceof Missing ? holding : holding.last.after;
  },
});
