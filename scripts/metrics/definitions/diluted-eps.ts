/**
 * ASC 260-10-45-16. Stock that converts adds to the shares, and its part of the income goes back to the
 * numerator (if-converted method); options add shares by the treasury stock method.
 */
import { defineMetric } from "../../model/metric.ts";

export const dilutedEps = defineMetric({
  id: "diluted-eps",
  basis: "gaap",
  unit: "per-share",
  places: 2,
  requires: [
    "us-gaap:NetIncomeLossAvailableToCommonStockholdersDiluted",
    "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding",
  ],
  compute: ({
    NetIncomeLossAvailableToCommonStockholdersDiluted: income,
    WeightedAverageNumberOfDilutedSharesOutstanding: shares,
  }) => income.dividedBy(shares),
});
