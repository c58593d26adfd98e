/**
 * Receivables at the period's end over revenues, times the days of the period. Receivables hold bills for
 * a year of service ahead, so a subscription business shows more days than its customers take to pay.
 */
import { defineMetric } from "../../model/metric.ts";

export const daysSalesOutstanding = defineMetric({
  id: "days-sales-outstanding",
  basis: "other",
  unit: "days",
  places: 1,
  requires: ["us-gaap:AccountsReceivableNetCurrent", "us-gaap:Revenues"],
  compute: ({ AccountsReceivableNetCurrent, Revenues }, _before, { days }) =>
    AccountsReceivableNetCurrent.dividedBy(Revenues).times(days),
});
