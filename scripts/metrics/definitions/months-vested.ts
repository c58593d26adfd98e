/**
 * By the schedule that a footnote states: the first portion on its first day, one more on the same day of
 * each later month, at most all of them. n/m when the footnotes state several schedules.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { scheduleOf } from "../vesting.ts";

export const monthsVested = defineOwnershipMetric({
  id: "months-vested",
  title: "Monthly portions vested",
  basis: "other",
  unit: "months",
  places: 0,
  meaning: "How many monthly portions of the grant had been earned by the day of the first transaction.",
  formula: "Monthly portions that had vested by the first transaction",
  compute: (form) => {
    const schedule = scheduleOf(form);
    return schedule instanceof Missing ? schedule : schedule.vested;
  },
});
