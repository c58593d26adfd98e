/**
 * Growth of current and noncurrent deferred revenue together. A release compares its balance sheet with
 * the last year-end, so the balance of a year ago comes from another filing, or the metric has no value.
 */
import { defineMetric } from "../../model/metric.ts";
import { sumOf } from "../../model/quantity.ts";

export const deferredRevenueGrowth = defineMetric({
  id: "deferred-revenue-growth",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:DeferredRevenueCurrent", "us-gaap:DeferredRevenueNoncurrent"],
  compares: "year-ago",
  compute: (now, before) => sumOf([now.DeferredRevenueCurrent, now.DeferredRevenueNoncurrent])
    .growthFrom(sumOf([before.DeferredRevenueCurrent, before.DeferredRevenueNoncurrent])),
});
