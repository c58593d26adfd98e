/** us-gaap:SellingAndMarketingExpense over us-gaap:Revenues. */
import { defineMetric } from "../../model/metric.ts";

export const salesAndMarketingShare = defineMetric({
  id: "sales-and-marketing-share",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: ["us-gaap:SellingAndMarketingExpense", "us-gaap:Revenues"],
  compute: ({ SellingAndMarketingExpense, Revenues }) => SellingAndMarketingExpense.dividedBy(Revenues),
});
