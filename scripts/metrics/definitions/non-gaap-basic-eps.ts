/**
 * The issuer's non-GAAP net income after the part of participating securities, over the GAAP basic shares.
 * A performance measure per share, reconciled to GAAP earnings per share (SEC Non-GAAP C&DI 102.05).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapBasicEps = defineMetric({
  id: "non-gaap-basic-eps",
  title: "Non-GAAP basic earnings per share",
  basis: "non-gaap",
  unit: "per-share",
  places: 2,
  meaning: "Profit for one share of common stock, leaving out items such as pay in stock.",
  counterpart: "basic-eps",
  formula: "Non-GAAP net income attributable to common stockholders ÷ Weighted average basic shares",
  requires: [
    "issuer:NonGAAPNetIncomeAttributableToCommonStockholders",
    "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
  ],
  compute: ({
    NonGAAPNetIncomeAttributableToCommonStockholders: income,
    WeightedAverageNumberOfSharesOutstandingBasic: shares,
  }) => income.dividedBy(shares),
});
