/** Reconciliations to the non-GAAP measures: gross profit, operating income, net income, a share, adjusted EBITDA. */
import type { Table } from "../model/earnings-release.ts";
import type { BookedPeriod } from "./books.ts";
import { grossProfit, netIncome, operatingIncome, stockPayOf, type Flows } from "./business.ts";
import type { GaapSheet } from "./gaap-income.ts";
import { amounts, perShare, shareCount, tableOf, type Line } from "./statement.ts";

const setAside = (flows: Flows): bigint => stockPayOf(flows) + flows.amortization + flows.restructuring;
export const nonGaapNetIncome = (flows: Flows): bigint => netIncome(flows) + setAside(flows) - flows.taxOnAdjustments;

/** Options and units count where non-GAAP income is positive, also in a quarter of a GAAP loss. */
export const nonGaapShares = ({ flows, shares }: BookedPeriod): bigint =>
  (nonGaapNetIncome(flows) > 0n ? shares.basic + shares.dilutive : shares.basic);

export const nonGaapEps = (at: BookedPeriod): string => perShare(nonGaapNetIncome(at.flows), nonGaapShares(at));

type PeriodLine = Line<BookedPeriod>;
type Print = (read: (flows: Flows) => bigint) => { print: NonNullable<PeriodLine["print"]> };

const STOCK_PAY = "Stock-based compensation";

const profitLines = (of: Print, prefix: string): PeriodLine[] => [
  { id: "gross-profit", concept: "us-gaap:GrossProfit", label: "GAAP gross profit", ...of(grossProfit) },
  { id: "gross-stock-pay", concept: `${prefix}:CostOfRevenueShareBasedCompensation`, label: STOCK_PAY, level: 1, ...of(({ payInCost }) => payInCost) },
  {
    id: "non-gaap-gross-profit", concept: `${prefix}:NonGAAPGrossProfit`, label: "Non-GAAP gross profit",
    ...of((flows) => grossProfit(flows) + flows.payInCost), sum: ["+gross-profit", "+gross-stock-pay"],
  },
  { id: "operating-income", concept: "us-gaap:OperatingIncomeLoss", label: "GAAP income (loss) from operations", ...of(operatingIncome) },
  { id: "operating-stock-pay", concept: "us-gaap:ShareBasedCompensation", label: STOCK_PAY, level: 1, ...of(stockPayOf) },
  { id: "operating-amortization", concept: "us-gaap:AmortizationOfIntangibleAssets", label: "Amortization of intangible assets", level: 1, ...of(({ amortization }) => amortization) },
  { id: "operating-restructuring", concept: "us-gaap:RestructuringCharges", label: "Restructuring charges", level: 1, ...of(({ restructuring }) => restructuring) },
  {
    id: "non-gaap-operating-income", concept: `${prefix}:NonGAAPOperatingIncome`, label: "Non-GAAP income from operations",
    ...of((flows) => operatingIncome(flows) + setAside(flows)),
    sum: ["+operating-income", "+operating-stock-pay", "+operating-amortization", "+operating-restructuring"],
  },
];

const netIncomeLines = (of: Print, prefix: string): PeriodLine[] => [
  { id: "net-income", concept: "us-gaap:NetIncomeLoss", label: "GAAP net income (loss)", ...of(netIncome) },
  { id: "net-stock-pay", concept: "us-gaap:ShareBasedCompensation", label: STOCK_PAY, level: 1, ...of(stockPayOf) },
  { id: "net-amortization", concept: "us-gaap:AmortizationOfIntangibleAssets", label: "Amortization of intangible assets", level: 1, ...of(({ amortization }) => amortization) },
  { id: "net-restructuring", concept: "us-gaap:RestructuringCharges", label: "Restructuring charges", level: 1, ...of(({ restructuring }) => restructuring) },
  { id: "net-taxes", concept: `${prefix}:IncomeTaxEffectOfAdjustments`, label: "Income tax effect of the adjustments", level: 1, negated: true, ...of(({ taxOnAdjustments }) => -taxOnAdjustments) },
  {
    id: "non-gaap-net-income", concept: `${prefix}:NonGAAPNetIncome`, label: "Non-GAAP net income", ...of(nonGaapNetIncome),
    sum: ["+net-income", "+net-stock-pay", "+net-amortization", "+net-restructuring", "+net-taxes"],
  },
];

const perShareLines = ({ money, prefix }: GaapSheet): PeriodLine[] => {
  const count = shareCount(money);
  return [
    {
      id: "non-gaap-eps", concept: `${prefix}:NonGAAPEarningsPerShareDiluted`, label: "Non-GAAP net income per share, diluted",
      unit: `${money.unit}/shares`, scale: 0, quotient: ["non-gaap-net-income", "non-gaap-shares"], print: nonGaapEps,
    },
    {
      id: "non-gaap-shares", concept: `${prefix}:NonGAAPWeightedAverageSharesDiluted`, label: "Shares used in computing non-GAAP net income per share, diluted",
      unit: "shares", scale: money.scale, print: (at) => count(nonGaapShares(at)),
    },
  ];
};

export function nonGaapReconciliation(sheet: GaapSheet): Table {
  const print = amounts(sheet.money);
  const of: Print = (read) => ({ print: print(({ flows }) => read(flows)) });
  return tableOf({
    id: "non-gaap", role: "reconciliation", title: "Reconciliation of GAAP to Non-GAAP Measures",
    unit: sheet.money.unit, scale: sheet.money.scale, restated: [...sheet.restated],
  }, sheet.columns, [
    ...profitLines(of, sheet.prefix), ...netIncomeLines(of, sheet.prefix), ...perShareLines(sheet),
  ]);
}

const ebitda = (flows: Flows): bigint =>
  netIncome(flows) + flows.depreciation + flows.amortization + flows.interestExpense - flows.interestIncome + flows.tax;

export function ebitdaReconciliation(sheet: GaapSheet): Table {
  const { prefix, money } = sheet;
  const print = amounts(money);
  const of: Print = (read) => ({ print: print(({ flows }) => read(flows)) });
  return tableOf({
    id: "ebitda", role: "reconciliation", title: "Reconciliation of Net Income (Loss) to Adjusted EBITDA",
    unit: money.unit, scale: money.scale, restated: [...sheet.restated],
  }, sheet.columns, [
    { id: "net-income", concept: "us-gaap:NetIncomeLoss", label: "Net income (loss)", ...of(netIncome) },
    { id: "depreciation", concept: "us-gaap:Depreciation", label: "Depreciation", level: 1, ...of(({ depreciation }) => depreciation) },
    { id: "amortization", concept: "us-gaap:AmortizationOfIntangibleAssets", label: "Amortization of intangible assets", level: 1, ...of(({ amortization }) => amortization) },
    {
      id: "interest", concept: `${prefix}:InterestExpenseNet`, label: "Interest (income) expense, net", level: 1,
      ...of(({ interestExpense, interestIncome }) => interestExpense - interestIncome),
      sum: ["-income-statement/interest-income", "-income-statement/interest-expense"],
    },
    { id: "income-taxes", concept: "us-gaap:IncomeTaxExpenseBenefit", label: "Provision for (benefit from) income taxes", level: 1, ...of(({ tax }) => tax) },
    {
      id: "ebitda", concept: `${prefix}:EBITDA`, label: "EBITDA", ...of(ebitda),
      sum: ["+net-income", "+depreciation", "+amortization", "+interest", "+income-taxes"],
    },
    { id: "stock-pay", concept: "us-gaap:ShareBasedCompensation", label: STOCK_PAY, level: 1, ...of(stockPayOf) },
    { id: "restructuring", concept: "us-gaap:RestructuringCharges", label: "Restructuring charges", level: 1, ...of(({ restructuring }) => restructuring) },
    { id: "other", concept: "us-gaap:OtherNonoperatingIncomeExpense", label: "Other (income) expense, net", level: 1, negated: true, ...of(({ other }) => -other) },
    {
      id: "adjusted-ebitda", concept: `${prefix}:AdjustedEBITDA`, label: "Adjusted EBITDA",
      ...of((flows) => ebitda(flows) + stockPayOf(flows) + flows.restructuring - flows.other),
      sum: ["+ebitda", "+stock-pay", "+restructuring", "+other"],
    },
  ]);
}
