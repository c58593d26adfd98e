/**
 * Sales are transaction code S of Table I (Form 4, General Instruction 8). Column 4 gives a price without
 * brokerage commissions; for sales in several trades it is a weighted average, hence an interval. A price
 * of zero or none is no sale price, and then there are no proceeds to state.
 */
import { defineOwnershipMetric, type OwnershipTransaction } from "../../model/metric.ts";
import { Missing, type Figure } from "../../model/quantity.ts";
import { sales, totalOf, valueOf } from "../trades.ts";

function proceedsOf(sale: OwnershipTransaction): Figure {
  return sale.price instanceof Missing || !sale.price.value.isZero()
    ? valueOf(sale)
    : new Missing("not-reported", "the form gives zero as the price of a sale, which is no price");
}

export const grossProceeds = defineOwnershipMetric({
  id: "gross-proceeds",
  title: "Gross proceeds",
  basis: "other",
  unit: "money",
  places: 1,
  meaning: "What the sales of shares brought in, before fees, taxes and the cost of the shares.",
  formula: "Sum over the sales of Shares × Price",
  compute: (form) => totalOf(sales(form), proceedsOf, "no sale of shares is reported"),
});
