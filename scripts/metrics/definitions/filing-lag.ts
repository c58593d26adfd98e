/**
 * Counted from the day of execution, or the deemed one of column 2A (Rule 16a-3(g)(2) and (3)), to the day
 * of filing. Only transactions that a Form 4 must report; not for amendments, whose date is not that of
 * the first report.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { businessDays, dueTransaction } from "../filing-deadline.ts";

export const filingLag = defineOwnershipMetric({
  id: "filing-lag",
  basis: "other",
  unit: "days",
  places: 0,
  compute: (form) => {
    const due = dueTransaction(form);
    return due instanceof Missing ? due : businessDays(due, form.form.source.published);
  },
});
