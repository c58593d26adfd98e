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
  title: "Holding before the transactions",
  basis: "other",
  unit: "count",
  places: 0,
  meaning: "How many shares of the traded class the insider held before; not given where several "
    + "classes or forms are traded.",
  formula: "Shares held after the first transaction − Shares acquired in it, or + Shares disposed of",
  compute: (form) => {
    const holding = tradedHolding(form);
    return holding instanceof Missing ? holding : sharesBefore(holding);
  },
});
