/**
 * Column 5 of Table I gives the holding after the transactions, of one class and one form of ownership
 * (Form 4, General Instruction 4). With several sales: the holding after the last of them and all that was
 * sold. n/m when sales are of several classes or of shares held indirectly. Options and other derivative
 * securities are not counted.
 */
import { words } from "../../lib/words.ts";
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { holdingOf } from "../holding.ts";
import { sales, totalShares } from "../trades.ts";

export const shareOfHoldingSold = defineOwnershipMetric({
  id: "share-of-holding-sold",
  basis: "other",
  unit: "percent",
  places: 1,
  compute: (form) => {
    const holding = holdingOf(sales(form));
    if (holding instanceof Missing) return holding;
    if (holding.last.ownership === "I") {
      return new Missing("not-meaningful", words("gap.held-indirectly"));
    }
    const sold = totalShares(holding.rows);
    return sold.dividedBy(holding.last.after.plus(sold));
  },
});
