/**
 * The issuer's whole non-GAAP net income over the GAAP diluted shares: with convertible preferred stock
 * counted as converted, next to nothing is left to participating securities, so their part is not taken
 * off. Reconciled to GAAP diluted earnings per share (SEC Non-GAAP C&DI 102.05).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapDilutedEps = defineMetric({
  id: "non-gaap-diluted-eps",
  basis: "non-gaap",
  unit: "per-share",
  places: 2,
  counterpart: "diluted-eps",
  requires: ["issuer:NonGAAPNetIncome", "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"],
  compute: ({ NonGAAPNetIncome, WeightedAverageNumberOfDilutedSharesOutstanding }) =>
    NonGAAPNetIncome.dividedBy(WeightedAverageNumberOfDilutedSharesOutstanding),
});
