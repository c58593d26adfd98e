/**
 * The issuer's non-GAAP gross profit over revenues. A ratio of a non-GAAP measure needs the ratio of the
 * GAAP measure beside it, no less prominently (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapGrossMargin = defineMetric({
  id: "non-gaap-gross-margin",
  title: "Non-GAAP gross margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "What is left of each dollar of revenue after the cost of delivering it, leaving out items "
    + "such as pay in stock.",
  counterpart: "gross-margin",
  formula: "Non-GAAP gross profit ÷ Revenues",
  requires: ["issuer:NonGAAPGrossProfit", "us-gaap:Revenues"],
  compute: ({ NonGAAPGrossProfit, Revenues }) => NonGAAPGrossProfit.dividedBy(Revenues),
});
