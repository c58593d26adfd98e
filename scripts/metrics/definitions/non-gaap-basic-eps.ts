/**
 * The issuer's non-GAAP net income after the part of participating securities, over the GAAP basic shares.
 * A performance measure per share, reconciled to GAAP earnings per share (SEC Non-GAAP C&DI 102.05).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapBasicEps = defineMetric({
  id: "non-gaap-basic-eps",
  basis: "non-gaap",
  unit: "per-share",
  places: 2,
  counterpart: "basic-eps",
  requires: [
    "issuer:NonGAAPNetIncomeAttributableToCommonStockholders",
    "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
  ],
  compute: ({
    NonGAAPNetIncomeAttributableToCommonStockholders: income,
    WeightedAverageNumberOfSharesOutstandingBasic: shares,
  }) => income.dividedBy(shares),
});
