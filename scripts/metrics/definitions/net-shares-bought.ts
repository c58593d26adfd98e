/** A quarter with sales alone has a net as well: the sales, turned round. */
import { defineAcrossMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { inputOf } from "../across.ts";

export const netSharesBought = defineAcrossMetric({
  id: "net-shares-bought",
  across: "insider-trades",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (figures) => {
    const [bought, sold] = [inputOf(figures, "bought"), inputOf(figures, "sold")];
    if (bought instanceof Missing && !(sold instanceof Missing)) return sold.negated();
    return sold instanceof Missing ? bought : bought.minus(sold);
  },
});
