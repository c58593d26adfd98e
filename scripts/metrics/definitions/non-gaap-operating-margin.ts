/**
 * The issuer's non-GAAP operating income over revenues. A ratio of a non-GAAP measure needs the ratio of
 * the GAAP measure beside it, no less prominently (SEC Non-GAAP C&DI 102.10(a)).
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapOperatingMargin = defineMetric({
  id: "non-gaap-operating-margin",
  title: "Non-GAAP operating margin",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "What the business keeps of each dollar of revenue before interest and taxes, leaving out "
    + "items such as pay in stock.",
  counterpart: "operating-margin",
  formula: "Non-GAAP operating income ÷ Revenues",
  requires: ["issuer:NonGAAPOperatingIncome", "us-gaap:Revenues"],
  compute: ({ NonGAAPOperatingIncome, Revenues }) => NonGAAPOperatingIncome.dividedBy(Revenues),
});
