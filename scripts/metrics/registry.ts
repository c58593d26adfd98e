/**
 * All metrics, in the order in which methodology and reports list them. A new one: one file in definitions/,
 * one import and one line here.
 */
import type { Metric } from "../model/metric.ts";
import { actualAboveGuidance } from "./definitions/actual-above-guidance.ts";
import { actualAgainstMidpoint } from "./definitions/actual-against-midpoint.ts";
import { actualBelowGuidance } from "./definitions/actual-below-guidance.ts";
import { adjustedEbitdaGrowth } from "./definitions/adjusted-ebitda-growth.ts";
import { adjustedEbitdaMargin } from "./definitions/adjusted-ebitda-margin.ts";
import { basicEps } from "./definitions/basic-eps.ts";
import { bookingsGrowth } from "./definitions/bookings-growth.ts";
import { closingHolding } from "./definitions/closing-holding.ts";
import { comparedChange } from "./definitions/compared-change.ts";
import { comparedGrowth } from "./definitions/compared-growth.ts";
import { comparedPoints } from "./definitions/compared-points.ts";
import { costOfRevenueShare } from "./definitions/cost-of-revenue-share.ts";
import { currentRatio } from "./definitions/current-ratio.ts";
import { daysFromPlanAdoption } from "./definitions/days-from-plan-adoption.ts";
import { daysSalesOutstanding } from "./definitions/days-sales-outstanding.ts";
import { deferredRevenueGrowth } from "./definitions/deferred-revenue-growth.ts";
import { dilutedEps } from "./definitions/diluted-eps.ts";
import { ebitdaGrowth } from "./definitions/ebitda-growth.ts";
import { ebitdaMargin } from "./definitions/ebitda-margin.ts";
import { effectiveTaxRate } from "./definitions/effective-tax-rate.ts";
import { exerciseCost } from "./definitions/exercise-cost.ts";
import { filedOnTime } from "./definitions/filed-on-time.ts";
import { filingLag } from "./definitions/filing-lag.ts";
import { freeCashFlowMargin } from "./definitions/free-cash-flow-margin.ts";
import { freeCashFlow } from "./definitions/free-cash-flow.ts";
import { generalAndAdministrativeShare } from "./definitions/general-and-administrative-share.ts";
import { grossMargin } from "./definitions/gross-margin.ts";
import { grossProceeds } from "./definitions/gross-proceeds.ts";
import { grossProfitGrowth } from "./definitions/gross-profit-growth.ts";
import { guidanceMidpoint } from "./definitions/guidance-midpoint.ts";
import { guidanceWidth } from "./definitions/guidance-width.ts";
import { holdingChange } from "./definitions/holding-change.ts";
import { impliedGrowthHigh } from "./definitions/implied-growth-high.ts";
import { impliedGrowthLow } from "./definitions/implied-growth-low.ts";
import { impliedNextQuarterHigh } from "./definitions/implied-next-quarter-high.ts";
import { impliedNextQuarterLow } from "./definitions/implied-next-quarter-low.ts";
import { monthsVested } from "./definitions/months-vested.ts";
import { netIncomeGrowth } from "./definitions/net-income-growth.ts";
import { netMargin } from "./definitions/net-margin.ts";
import { netSharesBought } from "./definitions/net-shares-bought.ts";
import { nonGaapBasicEps } from "./definitions/non-gaap-basic-eps.ts";
import { nonGaapDilutedEps } from "./definitions/non-gaap-diluted-eps.ts";
import { nonGaapGrossMargin } from "./definitions/non-gaap-gross-margin.ts";
import { nonGaapGrossProfitGrowth } from "./definitions/non-gaap-gross-profit-growth.ts";
import { nonGaapNetIncomeGrowth } from "./definitions/non-gaap-net-income-growth.ts";
import { nonGaapNetMargin } from "./definitions/non-gaap-net-margin.ts";
import { nonGaapOperatingIncomeGrowth } from "./definitions/non-gaap-operating-income-growth.ts";
import { nonGaapOperatingMargin } from "./definitions/non-gaap-operating-margin.ts";
import { openingHolding } from "./definitions/opening-holding.ts";
import { operatingCashFlowMargin } from "./definitions/operating-cash-flow-margin.ts";
import { operatingCashFlow } from "./definitions/operating-cash-flow.ts";
import { operatingExpenseShare } from "./definitions/operating-expense-share.ts";
import { operatingIncomeGrowth } from "./definitions/operating-income-growth.ts";
import { operatingMargin } from "./definitions/operating-margin.ts";
import { optionsExercised } from "./definitions/options-exercised.ts";
import { optionsLeft } from "./definitions/options-left.ts";
import { purchaseCost } from "./definitions/purchase-cost.ts";
import { researchAndDevelopmentShare } from "./definitions/research-and-development-share.ts";
import { restatementChange } from "./definitions/restatement-change.ts";
import { revenueGrowth } from "./definitions/revenue-growth.ts";
import { saleProceeds } from "./definitions/sale-proceeds.ts";
import { salesAndMarketingShare } from "./definitions/sales-and-marketing-share.ts";
import { shareOfHoldingSold } from "./definitions/share-of-holding-sold.ts";
import { shareVested } from "./definitions/share-vested.ts";
import { sharesBought } from "./definitions/shares-bought.ts";
import { sharesSold } from "./definitions/shares-sold.ts";
import { spread } from "./definitions/spread.ts";
import { stockBasedCompensationShare } from "./definitions/stock-based-compensation-share.ts";
import { totalDeferredRevenue } from "./definitions/total-deferred-revenue.ts";

export const METRICS: readonly Metric[] = [
  // Growth on a year ago
  revenueGrowth,
  grossProfitGrowth,
  operatingIncomeGrowth,
  netIncomeGrowth,
  ebitdaGrowth,
  adjustedEbitdaGrowth,
  bookingsGrowth,
  nonGaapGrossProfitGrowth,
  nonGaapOperatingIncomeGrowth,
  nonGaapNetIncomeGrowth,

  // Margins
  grossMargin,
  operatingMargin,
  netMargin,
  ebitdaMargin,
  adjustedEbitdaMargin,
  nonGaapGrossMargin,
  nonGaapOperatingMargin,
  nonGaapNetMargin,

  // Costs as a share of revenues, and taxes
  costOfRevenueShare,
  researchAndDevelopmentShare,
  salesAndMarketingShare,
  generalAndAdministrativeShare,
  operatingExpenseShare,
  stockBasedCompensationShare,
  effectiveTaxRate,

  // Balance sheet
  currentRatio,
  totalDeferredRevenue,
  deferredRevenueGrowth,
  daysSalesOutstanding,

  // Cash flow
  operatingCashFlow,
  operatingCashFlowMargin,
  freeCashFlow,
  freeCashFlowMargin,

  // Per share
  basicEps,
  dilutedEps,
  nonGaapBasicEps,
  nonGaapDilutedEps,

  // Guidance
  guidanceMidpoint,
  guidanceWidth,
  impliedNextQuarterLow,
  impliedNextQuarterHigh,
  impliedGrowthLow,
  impliedGrowthHigh,

  // Forms 3, 4 and 5: money
  grossProceeds,
  exerciseCost,
  spread,

  // Forms 3, 4 and 5: holdings
  shareOfHoldingSold,
  openingHolding,
  closingHolding,
  holdingChange,
  optionsExercised,
  optionsLeft,
  monthsVested,
  shareVested,

  // Forms 3, 4 and 5: dates
  daysFromPlanAdoption,
  filingLag,
  filedOnTime,

  // Across filings
  restatementChange,
  actualAgainstMidpoint,
  actualAboveGuidance,
  actualBelowGuidance,
  sharesBought,
  sharesSold,
  netSharesBought,
  saleProceeds,
  purchaseCost,
  comparedChange,
  comparedGrowth,
  comparedPoints,
];

const BY_ID: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

export const metricById = (id: string): Metric | undefined => BY_ID.get(id);
