/**
 * Column 9 of Table II, which counts one class of derivative securities. n/m when the form reports options
 * of several exercise prices, expiry dates or forms of ownership: a count of one is not the count of all.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { optionSeries } from "../holding.ts";

export const optionsLeft = defineOwnershipMetric({
  id: "options-left",
  basis: "other",
  unit: "count",
  places: 0,
  compute: (form) => {
    const series = optionSeries(form);
    return series instanceof Missing ? series : series.last.after;
  },
});
