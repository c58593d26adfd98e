/**
 * By the schedule that a footnote states: the first portion on its first day, one more on the same day of
 * each later month, at most all of them. n/m when the footnotes state several schedules.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { scheduleOf } from "../vesting.ts";

export const monthsVested = defineOwnershipMetric({
  id: "months-vested",
  basis: "other",
  unit: "months",
  places: 0,
  compute: (form) => {
    const schedule = scheduleOf(form);
    return schedule instanceof Missing ? schedule : schedule.vested;
  },
});
