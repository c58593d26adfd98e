/**
 * The form gives only what is held after each transaction (column 5 of Table I); the first one undone
 * gives what was held before. n/m when the form trades several classes or forms of ownership, since each
 * has a holding of its own.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { sharesBefore, tradedHolding } from "../holding.ts";

export const openingHolding = defineOwnershipMetric({
  id: "opening-holding",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (form) => {
    const holding = tradedHolding(form);
    return holding instanceof Missing ? holding : sharesBefore(holding);
  },
});
