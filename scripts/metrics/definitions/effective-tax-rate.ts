/**
 * Income tax expense over income before taxes (ASC 740-270-30: the rate that interim periods apply). n/m
 * on a loss, where the sign of a rate tells nothing.
 */
import { words } from "../../lib/words.ts";
import { ZERO } from "../../model/decimal.ts";
import { defineMetric } from "../../model/metric.ts";
import { Missing, type Quantity } from "../../model/quantity.ts";

/** Positive whatever the rounding of the printed figure hides. */
const surelyPositive = (amount: Quantity): boolean => amount.interval.low.greaterThan(ZERO);

export const effectiveTaxRate = defineMetric({
  id: "effective-tax-rate",
  basis: "gaap",
  unit: "percent",
  places: 1,
  requires: [
    "us-gaap:IncomeTaxExpenseBenefit",
    "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
  ],
  compute: ({
    IncomeTaxExpenseBenefit,
    IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest: beforeTaxes,
  }) => (surelyPositive(beforeTaxes)
    ? IncomeTaxExpenseBenefit.dividedBy(beforeTaxes)
    : new Missing("not-meaningful", words("gap.tax-on-a-loss"))),
});
