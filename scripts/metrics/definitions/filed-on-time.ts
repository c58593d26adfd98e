/**
 * Section 16(a)(2)(C) of the Exchange Act and Rule 16a-3(g)(1): before the end of the second business day
 * following the day of execution. For a Form 4 only; Form 3 and Form 5 have deadlines of their own.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { dueTransaction, isOnTime } from "../filing-deadline.ts";

export const filedOnTime = defineOwnershipMetric({
  id: "filed-on-time",
  basis: "other",
  unit: "yes-no",
  places: 0,
  compute: (form) => {
    const due = dueTransaction(form);
    return due instanceof Missing ? due : isOnTime(due, form.form.source.published);
  },
});
