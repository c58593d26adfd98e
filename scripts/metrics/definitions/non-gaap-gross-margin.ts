/**
 * The issuer's non-GAAP gross profit over revenues. A ratio of a non-GAAP measure needs the ratio of the
 * GAAP measure beside it, no less prominently (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapGrossMargin = defineMetric({
  id: "non-gaap-gross-margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  counterpart: "gross-margin",
  requires: ["issuer:NonGAAPGrossProfit", "us-gaap:Revenues"],
  compute: ({ NonGAAPGrossProfit, Revenues }) => NonGAAPGrossProfit.dividedBy(Revenues),
});
