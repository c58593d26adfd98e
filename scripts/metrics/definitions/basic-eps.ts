/**
 * ASC 260-10-45-10. Under the two-class method (ASC 260-10-45-59A ff.) the numerator is net income less
 * what participating securities, such as convertible preferred stock, would receive of it.
 */
import { defineMetric } from "../../model/metric.ts";

export const basicEps = defineMetric({
  id: "basic-eps",
  basis: "gaap",
  unit: "per-share",
  places: 2,
  requires: [
    "us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic",
    "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
  ],
  compute: ({
    NetIncomeLossAvailableToCommonStockholdersBasic: income,
    WeightedAverageNumberOfSharesOutstandingBasic: shares,
  }) => income.dividedBy(shares),
});
