/** The primary statements of an issuer under IFRS Accounting Standards, expenses printed as negatives. */
import type { Table } from "../model/earnings-release.ts";
import { dilutedShares, type BookedPeriod } from "./books.ts";
import {
  assets, comprehensive, currentAssets, currentLiabilities, equity, grossProfit, incomeBeforeTax, liabilities,
    netIncome,
  operatingIncome, revenue, type Balances, type Flows,
} from "./business.ts";
import { amounts, perShare, printer, shareCount, tableOf, type Column, type Line, type Money } from "./statement.ts";

export interface IfrsSheet { readonly money: Money; readonly prefix: string; readonly columns:
  readonly Column<BookedPeriod>[] }

type PeriodLine = Line<BookedPeriod>;
type FlowReader = (read: (flows: Flows) => bigint) => { print: NonNullable<PeriodLine["print"]> };

export const flowReader = (money: Money): FlowReader => {
  const print = amounts(money);
  return (read) => ({ print: print(({ flows }) => read(flows)) });
};

const profitLines = (of: FlowReader): PeriodLine[] => [
  { id: "revenue", concept: "ifrs-full:Revenue", label: "Revenue", ...of(revenue) },
  { id: "cost-of-sales", concept: "ifrs-full:CostOfSales", label: "Cost of sales", negated: true, ...of(({ cost }) => -cost) },
  { id: "gross-profit", concept: "ifrs-full:GrossProfit", label: "Gross profit", ...of(grossProfit), sum: ["+revenue", "+cost-of-sales"] },
  { id: "research", concept: "ifrs-full:ResearchAndDevelopmentExpense", label: "Research and development expenses", negated: true, ...of(({ research }) => -research) },
  { id: "selling", concept: "ifrs-full:SalesAndMarketingExpense", label: "Selling and marketing expenses", negated: true, ...of(({ sales }) => -sales) },
  { id: "administrative", concept: "ifrs-full:AdministrativeExpense", label: "Administrative expenses", negated: true, ...of(({ general }) => -general) },
  { id: "other-expenses", concept: "ifrs-full:OtherExpenseByFunction", label: "Other operating expenses", negated: true, ...of(({ amortization, restructuring }) => -amortization - restructuring) },
  {
    id: "operating-profit", concept: "ifrs-full:ProfitLossFromOperatingActivities", label: "Operating profit", ...of(operatingIncome),
    sum: ["+gross-profit", "+research", "+selling", "+administrative", "+other-expenses"],
  },
  { id: "finance-income", concept: "ifrs-full:FinanceIncome", label: "Finance income", ...of(({ interestIncome }) => interestIncome) },
  { id: "finance-costs", concept: "ifrs-full:FinanceCosts", label: "Finance costs", negated: true, ...of(({ interestExpense }) => -interestExpense) },
  {
    id: "profit-before-tax", concept: "ifrs-full:ProfitLossBeforeTax", label: "Profit before tax", ...of(incomeBeforeTax),
    sum: ["+operating-profit", "+finance-income", "+finance-costs"],
  },
  { id: "income-tax", concept: "ifrs-full:IncomeTaxExpenseContinuingOperations", label: "Income tax expense", negated: true, ...of(({ tax }) => -tax) },
  { id: "profit", concept: "ifrs-full:ProfitLoss", label: "Profit for the period", ...of(netIncome), sum: ["+profit-before-tax", "+income-tax"] },
];

const perShareLines = (money: Money): PeriodLine[] => {
  const count = shareCount(money);
  const eps = { level: 1, unit: `${money.unit}/shares`, scale: 0 };
  const shares = { level: 1, unit: "shares", scale: money.scale };
  return [
    { id: "eps", label: "Earnings per share" },
    {
      id: "eps-basic", concept: "ifrs-full:BasicEarningsLossPerShare", label: "Basic earnings per share", ...eps,
      quotient: ["profit", "shares-basic"], print: (at) => perShare(netIncome(at.flows), at.shares.basic),
    },
    {
      id: "eps-diluted", concept: "ifrs-full:DilutedEarningsLossPerShare", label: "Diluted earnings per share", ...eps,
      quotient: ["profit", "shares-diluted"], print: (at) => perShare(netIncome(at.flows), dilutedShares(at)),
    },
    { id: "shares-basic", concept: "ifrs-full:WeightedAverageShares", label: "Weighted average shares, basic", ...shares, print: (at) => count(at.shares.basic) },
    { id: "shares-diluted", concept: "ifrs-full:AdjustedWeightedAverageShares", label: "Weighted average shares, diluted", ...shares, print: (at) => count(dilutedShares(at)) },
  ];
};

const UNAUDITED = { status: ["unaudited"] } satisfies Partial<Table>;

export const ifrsIncomeStatement = ({ money, columns }: IfrsSheet): Table => tableOf({
  id: "income-statement", role: "income-statement", title: "Consolidated Income Statement", unit: money.unit, scale: money.scale, ...UNAUDITED,
}, columns, [...profitLines(flowReader(money)), ...perShareLines(money)]);

export function ifrsComprehensiveIncome({ money, columns }: IfrsSheet): Table {
  const of = flowReader(money);
  return tableOf({
    id: "comprehensive-income", role: "comprehensive-income", title: "Consolidated Statement of Comprehensive Income",
    unit: money.unit, scale: money.scale,
  }, columns, [
    { id: "profit", concept: "ifrs-full:ProfitLoss", label: "Profit for the period", ...of(netIncome) },
    {
      id: "translation", label: "Exchange differences on translating foreign operations", ...of(comprehensive),
      concept: "ifrs-full:OtherComprehensiveIncomeNetOfTaxExchangeDifferencesOnTranslation",
    },
    {
      id: "comprehensive-income", concept: "ifrs-full:ComprehensiveIncome", label: "Total comprehensive income",
      ...of((flows) => netIncome(flows) + comprehensive(flows)), sum: ["+profit", "+translation"],
    },
  ]);
}

type BalanceReader = (read: (at: Balances) => bigint) => { print: (at: Balances) => string | null };

const nonCurrentAssets = (at: Balances): bigint => assets(at) - currentAssets(at);

const assetLines = (of: BalanceReader): Line<Balances>[] => [
  { id: "assets", label: "Assets" },
  { id: "property", concept: "ifrs-full:PropertyPlantAndEquipment", label: "Property, plant and equipment", level: 1, ...of(({ property }) => property) },
  { id: "goodwill", concept: "ifrs-full:Goodwill", label: "Goodwill", level: 1, ...of(({ goodwill }) => goodwill) },
  { id: "intangibles", concept: "ifrs-full:IntangibleAssetsOtherThanGoodwill", label: "Other intangible assets", level: 1, ...of(({ intangibles }) => intangibles) },
  { id: "other-assets", concept: "ifrs-full:OtherNoncurrentNonfinancialAssets", label: "Other non-current assets", level: 1, ...of(({ otherAssets }) => otherAssets) },
  {
    id: "non-current-assets", concept: "ifrs-full:NoncurrentAssets", label: "Non-current assets", ...of(nonCurrentAssets),
    sum: ["+property", "+goodwill", "+intangibles", "+other-assets"],
  },
  { id: "inventories", concept: "ifrs-full:Inventories", label: "Inventories", level: 1, ...of(({ inventories }) => inventories) },
  { id: "receivables", concept: "ifrs-full:TradeAndOtherCurrentReceivables", label: "Trade and other receivables", level: 1, ...of(({ receivables }) => receivables) },
  { id: "other-current-assets", concept: "ifrs-full:OtherCurrentNonfinancialAssets", label: "Other current assets", level: 1, ...of(({ prepaid }) => prepaid) },
  { id: "cash", concept: "ifrs-full:CashAndCashEquivalents", label: "Cash and cash equivalents", level: 1, ...of(({ cash }) => cash) },
  {
    id: "current-assets", concept: "ifrs-full:CurrentAssets", label: "Current assets", ...of(currentAssets),
    sum: ["+inventories", "+receivables", "+other-current-assets", "+cash"],
  },
  { id: "total-assets", concept: "ifrs-full:Assets", label: "Total assets", ...of(assets), sum: ["+non-current-assets", "+current-assets"] },
];

const claimLines = (of: BalanceReader): Line<Balances>[] => [
  { id: "equity-and-liabilities", label: "Equity and liabilities" },
  { id: "issued-capital", concept: "ifrs-full:IssuedCapital", label: "Issued capital", level: 1, ...of(({ commonStock }) => commonStock) },
  { id: "share-premium", concept: "ifrs-full:SharePremium", label: "Share premium", level: 1, ...of(({ paidIn }) => paidIn) },
  { id: "translation-reserve", concept: "ifrs-full:ReserveOfExchangeDifferencesOnTranslation", label: "Translation reserve", level: 1, ...of(({ otherComprehensive }) => otherComprehensive) },
  { id: "retained-earnings", concept: "ifrs-full:RetainedEarnings", label: "Retained earnings", level: 1, ...of(({ retained }) => retained) },
  {
    id: "equity", concept: "ifrs-full:Equity", label: "Total equity", ...of(equity),
    sum: ["+issued-capital", "+share-premium", "+translation-reserve", "+retained-earnings"],
  },
  { id: "borrowings", concept: "ifrs-full:LongtermBorrowings", label: "Borrowings", level: 1, ...of(({ debt }) => debt) },
  { id: "other-non-current-liabilities", concept: "ifrs-full:OtherNoncurrentNonfinancialLiabilities", label: "Other non-current liabilities", level: 1, ...of(({ otherLiabilities }) => otherLiabilities) },
  {
    id: "non-current-liabilities", concept: "ifrs-full:NoncurrentLiabilities", label: "Non-current liabilities",
    ...of(({ debt, otherLiabilities }) => debt + otherLiabilities), sum: ["+borrowings", "+other-non-current-liabilities"],
  },
  { id: "payables", concept: "ifrs-full:TradeAndOtherCurrentPayables", label: "Trade and other payables", level: 1, ...of(({ payables }) => payables) },
  { id: "contract-liabilities", concept: "ifrs-full:CurrentContractLiabilities", label: "Contract liabilities", level: 1, ...of(({ deferred }) => deferred) },
  { id: "other-current-liabilities", concept: "ifrs-full:OtherCurrentNonfinancialLiabilities", label: "Other current liabilities", level: 1, ...of(({ accrued }) => accrued) },
  {
    id: "current-liabilities", concept: "ifrs-full:CurrentLiabilities", label: "Current liabilities", ...of(currentLiabilities),
    sum: ["+payables", "+contract-liabilities", "+other-current-liabilities"],
  },
  {
    id: "total-equity-and-liabilities", concept: "ifrs-full:EquityAndLiabilities", label: "Total equity and liabilities",
    ...of((at) => equity(at) + liabilities(at)), sum: ["+equity", "+non-current-liabilities", "+current-liabilities"],
  },
];

export function financialPosition(money: Money, columns: readonly Column<Balances>[]): Table {
  const print = printer(money);
  const of: BalanceReader = (read) => ({ print: (at) => print(read(at)) });
  return tableOf({
    id: "financial-position", role: "balance-sheet", title: "Consolidated Statement of Financial Position", unit: money.unit,
    scale: money.scale,
  }, columns, [...assetLines(of), ...claimLines(of)]);
}
