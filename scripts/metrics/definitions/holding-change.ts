/**
 * Zero when as many shares are sold as options were exercised. n/m when the form trades several classes or
 * forms of ownership, since each has a holding of its own.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { closingHolding } from "./closing-holding.ts";
import { openingHolding } from "./opening-holding.ts";

export const holdingChange = defineOwnershipMetric({
  id: "holding-change",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (form) => closingHolding.compute(form).minus(openingHolding.compute(form)),
});
