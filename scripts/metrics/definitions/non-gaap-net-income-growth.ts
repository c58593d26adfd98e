/**
 * Growth of the issuer's non-GAAP net income; its reconciliation says what is left out. Regulation G (17
 * CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapNetIncomeGrowth = defineMetric({
  id: "non-gaap-net-income-growth",
  title: "Non-GAAP net income growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "How much net income has grown in a year when items such as pay in stock are left out of "
    + "the costs.",
  counterpart: "net-income-growth",
  formula: "(Non-GAAP net income − Non-GAAP net income a year ago) ÷ Non-GAAP net income a year ago",
  requires: ["issuer:NonGAAPNetIncome"],
  compares: "year-ago",
  compute: (now, before) => now.NonGAAPNetIncome.growthFrom(before.NonGAAPNetIncome),
});
