/**
 * Sales are transaction code S of Table I (Form 4, General Instruction 8). Column 4 gives a price without
 * brokerage commissions; for sales in several trades it is a weighted average, hence an interval. A price
 * of zero or none is no sale price, and then there are no proceeds to state.
 */
import { words } from "../../lib/words.ts";
import { defineOwnershipMetric, type OwnershipTransaction } from "../../model/metric.ts";
import { Missing, type Figure } from "../../model/quantity.ts";
import { sales, totalOf, valueOf } from "../trades.ts";

function proceedsOf(sale: OwnershipTransaction): Figure {
  return sale.price instanceof Missing || !sale.price.value.isZero()
    ? valueOf(sale)
    : new Missing("not-reported", words("gap.price-of-zero"));
}

export const grossProceeds = defineOwnershipMetric({
  id: "gross-proceeds",
  basis: "other",
  unit: "money",
  places: 1,
  compute: (form) => totalOf(sales(form), proceedsOf, words("gap.no-sale")),
});
