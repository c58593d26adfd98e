/**
 * The portions of a stated schedule are equal, so their count is the share. An option with an early
 * exercise provision can be exercised before it vests; what is not vested can then be bought back.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { scheduleOf } from "../vesting.ts";

export const shareVested = defineOwnershipMetric({
  id: "share-vested",
  basis: "other",
  unit: "percent",
  places: 1,
  compute: (form) => {
    const schedule = scheduleOf(form);
    return schedule instanceof Missing ? schedule : schedule.vested.dividedBy(schedule.portions);
  },
});
