/**
 * The issuer's non-GAAP operating income over revenues. A ratio of a non-GAAP measure needs the ratio of
 * the GAAP measure beside it, no less prominently (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapOperatingMargin = defineMetric({
  id: "non-gaap-operating-margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "operating-margin",
  requires: ["issuer:NonGAAPOperatingIncome", "us-gaap:Revenues"],
  compute: ({ NonGAAPOperatingIncome, Revenues }) => NonGAAPOperatingIncome.dividedBy(Revenues),
});
