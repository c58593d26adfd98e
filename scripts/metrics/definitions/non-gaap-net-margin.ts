/**
 * The issuer's non-GAAP net income over revenues. A ratio of a non-GAAP measure needs the ratio of the
 * GAAP measure beside it, no less prominently (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapNetMargin = defineMetric({
  id: "non-gaap-net-margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "net-margin",
  requires: ["issuer:NonGAAPNetIncome", "us-gaap:Revenues"],
  compute: ({ NonGAAPNetIncome, Revenues }) => NonGAAPNetIncome.dividedBy(Revenues),
});
