/**
 * Growth of the issuer's non-GAAP operating income; its reconciliation says what is left out. Regulation G
 * (17 CFR 244.100) and Item 10(e)(1)(i) of Regulation S-K ask for the GAAP figure beside it.
 */
import { defineMetric } from "../../model/metric.ts";

export const nonGaapOperatingIncomeGrowth = defineMetric({
  id: "non-gaap-operating-income-growth",
  title: "Non-GAAP operating income growth",
  basis: "non-gaap",
  unit: "percent",
  places: 1,
  meaning: "How much operating income has grown in a year when items such as pay in stock are left out "
    + "of the costs.",
  counterpart: "operating-income-growth",
  formula: "(Non-GAAP operating income − Non-GAAP operating income a year ago) ÷ Non-GAAP operating "
    + "income a year ago",
  requires: ["issuer:NonGAAPOperatingIncome"],
  compares: "year-ago",
  compute: (now, before) => now.NonGAAPOperatingIncome.growthFrom(before.NonGAAPOperatingIncome),
});
