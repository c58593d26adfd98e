/**
 * Current and noncurrent deferred revenue at the balance sheet date: a contract liability (ASC
 * 606-10-45-2). Not the whole backlog, since orders that are not yet billed are outside it.
 */
import { defineMetric } from "../../model/metric.ts";
import { sumOf } from "../../model/quantity.ts";

export const totalDeferredRevenue = defineMetric({
  id: "total-deferred-revenue",
  basis: "gaap",
  unit: "money",
  places: 1,
  requires: ["us-gaap:DeferredRevenueCurrent", "us-gaap:DeferredRevenueNoncurrent"],
  compute: ({ DeferredRevenueCurrent, DeferredRevenueNoncurrent }) =>
    sumOf([DeferredRevenueCurrent, DeferredRevenueNoncurrent]),
});
