/**
 * The portions of a stated schedule are equal, so their count is the share. An option with an early
 * exercise provision can be exercised before it vests; what is not vested can then be bought back.
 */
import { defineOwnershipMetric } from "../../model/metric.ts";
import { Missing } from "../../model/quantity.ts";
import { scheduleOf } from "../vesting.ts";

export const shareVested = defineOwnershipMetric({
  id: "share-vested",
  title: "Share of the grant vested",
  basis: "other",
  unit: "percent",
  places: 1,
  meaning: "What part of the grant had been earned by the day of the first transaction.",
  formula: "Monthly portions vested ÷ All monthly portions",
  compute: (form) => {
    const schedule = scheduleOf(form);
    return schedule instanceof Missing ? schedule : schedule.vested.dividedBy(schedule.portions);
  },
});
