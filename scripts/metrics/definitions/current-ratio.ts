/**
 * Current assets over current liabilities at the balance sheet date (classified as in ASC 210-10-45).
 * Deferred revenues weigh as debts though they are paid in service, not in cash.
 */
import { defineMetric } from "../../model/metric.ts";

export const currentRatio = defineMetric({
  id: "current-ratio",
  basis: "other",
  unit: "ratio",
  places: 2,
  requires: ["us-gaap:AssetsCurrent", "us-gaap:LiabilitiesCurrent"],
  compute: ({ AssetsCurrent, LiabilitiesCurrent }) => AssetsCurrent.dividedBy(LiabilitiesCurrent),
});
