/** us-gaap:SellingAndMarketingExpense over us-gaap:Revenues. */
import { defineMetric } from "../../model/metric.ts";

export const salesAndMarketingShare = defineMetric({
  id: "sales-and-marketing-share",
  title: "Sales and marketing as a share of revenues",
  basis: "gaap",
  unit: "percent",
  places: 1,
  meaning: "What is spent on winning and keeping customers of each dollar of revenue.",
  formula: "Sales and marketing ÷ Revenues",
  requires: ["us-gaap:SellingAndMarketingExpense", "us-gaap:Revenues"],
  compute: ({ SellingAndMarketingExpense, Revenues }) => SellingAndMarketingExpense.dividedBy(Revenues),
});
