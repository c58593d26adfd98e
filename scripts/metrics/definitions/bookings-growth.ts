/**
 * Growth of the issuer's four-quarter bookings: revenues of four quarters and the change in current
 * deferred revenues over them. A non-GAAP measure reconciled to revenues, hence revenue growth as its
 * counterpart. Regulation G (17 CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP
 * figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const bookingsGrowth = defineMetric({
  id: "bookings-growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "revenue-growth",
  requires: ["issuer:FourQuarterBookings"],
  compares: "year-ago",
  compute: (now, before) => now.FourQuarterBookings.growthFrom(before.FourQuarterBookings),
});
