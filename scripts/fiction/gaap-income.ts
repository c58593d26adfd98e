/** The statements of operations and of comprehensive income of an issuer under US GAAP, and what stands beside them. */
import type { Table } from "../model/earnings-release.ts";
import { dilutedShares, type BookedPeriod } from "./books.ts";
import {
  comprehensive, grossProfit, incomeBeforeTax, netIncome, operatingExpenses, operatingIncome, otherIncome, revenue,
  stockPayOf, type Flows,
} from "./business.ts";
import { amounts, perShare, shareCount, tableOf, type Column, type Line, type Money } from "./statement.ts";

/** What the tables of one release share. */
export interface GaapSheet {
  readonly money: Money;
  readonly prefix: string;
  readonly columns: readonly Column<BookedPeriod>[];
  readonly restated: readonly string[];
}

type PeriodLine = Line<BookedPeriod>;

const reader = ({ money }: GaapSheet) => {
  const print = amounts(money);
  return (read: (flows: Flows) => bigint): { print: NonNullable<PeriodLine["print"]> } => ({ print: print(({ flows }) => read(flows)) });
};

const revenueLines = (sheet: GaapSheet): PeriodLine[] => {
  const of = reader(sheet);
  return [
    { id: "revenues", label: "Revenues:" },
    { id: "product-revenue", concept: `${sheet.prefix}:ProductRevenue`, label: "Product", level: 1, ...of(({ products }) => products) },
    { id: "service-revenue", concept: `${sheet.prefix}:ServiceRevenue`, label: "Service", level: 1, ...of(({ services }) => services) },
    {
      id: "total-revenues", concept: "us-gaap:Revenues", label: "Total revenues", ...of(revenue),
      sum: ["+product-revenue", "+service-revenue"],
    },
    { id: "cost-of-revenues", concept: "us-gaap:CostOfRevenue", label: "Cost of revenues", ...of(({ cost }) => cost) },
    {
      id: "gross-profit", concept: "us-gaap:GrossProfit", label: "Gross profit", ...of(grossProfit),
      sum: ["+total-revenues", "-cost-of-revenues"],
    },
  ];
};

const EXPENSES = ["research-and-development", "sales-and-marketing", "general-and-administrative", "amortization", "restructuring"];

const expenseLines = (sheet: GaapSheet): PeriodLine[] => {
  const of = reader(sheet);
  return [
    { id: "operating-expenses", label: "Operating expenses:" },
    { id: "research-and-development", concept: "us-gaap:ResearchAndDevelopmentExpense", label: "Research and development", level: 1, ...of(({ research }) => research) },
    { id: "sales-and-marketing", concept: "us-gaap:SellingAndMarketingExpense", label: "Sales and marketing", level: 1, ...of(({ sales }) => sales) },
    { id: "general-and-administrative", concept: "us-gaap:GeneralAndAdministrativeExpense", label: "General and administrative", level: 1, ...of(({ general }) => general) },
    { id: "amortization", concept: "us-gaap:AmortizationOfIntangibleAssets", label: "Amortization of intangible assets", level: 1, ...of(({ amortization }) => amortization) },
    { id: "restructuring", concept: "us-gaap:RestructuringCharges", label: "Restructuring charges", level: 1, ...of(({ restructuring }) => restructuring) },
    {
      id: "total-operating-expenses", concept: "us-gaap:OperatingExpenses", label: "Total operating expenses",
      ...of(operatingExpenses), sum: EXPENSES.map((id) => `+${id}`),
    },
    {
      id: "operating-income", concept: "us-gaap:OperatingIncomeLoss", label: "Income (loss) from operations",
      ...of(operatingIncome), sum: ["+gross-profit", "-total-operating-expenses"],
    },
  ];
};

const bottomLines = (sheet: GaapSheet): PeriodLine[] => {
  const of = reader(sheet);
  return [
    { id: "interest-income", concept: "us-gaap:InvestmentIncomeInterest", label: "Interest income", level: 1, ...of(({ interestIncome }) => interestIncome) },
    { id: "interest-expense", concept: "us-gaap:InterestExpense", label: "Interest expense", level: 1, negated: true, ...of(({ interestExpense }) => -interestExpense) },
    { id: "other", concept: "us-gaap:OtherNonoperatingIncomeExpense", label: "Other income (expense), net", level: 1, ...of(({ other }) => other) },
    {
      id: "other-income", concept: "us-gaap:NonoperatingIncomeExpense", label: "Total other income (expense), net",
      ...of(otherIncome), sum: ["+interest-income", "+interest-expense", "+other"],
    },
    {
      id: "income-before-taxes", label: "Income (loss) before income taxes", ...of(incomeBeforeTax),
      concept: "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
      sum: ["+operating-income", "+other-income"],
    },
    { id: "income-taxes", concept: "us-gaap:IncomeTaxExpenseBenefit", label: "Provision for (benefit from) income taxes", ...of(({ tax }) => tax) },
    {
      id: "net-income", concept: "us-gaap:NetIncomeLoss", label: "Net income (loss)", ...of(netIncome),
      sum: ["+income-before-taxes", "-income-taxes"],
    },
  ];
};

const perShareLines = ({ money }: GaapSheet): PeriodLine[] => {
  const count = shareCount(money);
  const eps = { level: 1, unit: `${money.unit}/shares`, scale: 0 };
  const shares = { level: 1, unit: "shares", scale: money.scale };
  return [
    { id: "eps", label: "Net income (loss) per share:" },
    {
      id: "eps-basic", concept: "us-gaap:EarningsPerShareBasic", label: "Basic", ...eps, quotient: ["net-income", "shares-basic"],
      print: (at) => perShare(netIncome(at.flows), at.shares.basic),
    },
    {
      id: "eps-diluted", concept: "us-gaap:EarningsPerShareDiluted", label: "Diluted", ...eps, quotient: ["net-income", "shares-diluted"],
      print: (at) => perShare(netIncome(at.flows), dilutedShares(at)),
    },
    { id: "shares", label: "Weighted average shares used in computing net income (loss) per share:" },
    { id: "shares-basic", concept: "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic", label: "Basic", ...shares, print: (at) => count(at.shares.basic) },
    { id: "shares-diluted", concept: "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding", label: "Diluted", ...shares, print: (at) => count(dilutedShares(at)) },
  ];
};

export const incomeStatement = (sheet: GaapSheet): Table => tableOf({
  id: "income-statement", role: "income-statement", title: "Condensed Consolidated Statements of Operations",
  unit: sheet.money.unit, scale: sheet.money.scale, restated: [...sheet.restated],
}, sheet.columns, [...revenueLines(sheet), ...expenseLines(sheet), ...bottomLines(sheet), ...perShareLines(sheet)]);

export function stockPayTable(sheet: GaapSheet): Table {
  const of = reader(sheet);
  const { prefix, money } = sheet;
  return tableOf({
    id: "stock-based-compensation", role: "other", title: "Stock-Based Compensation Included in Costs and Expenses",
    unit: money.unit, scale: money.scale,
  }, sheet.columns, [
    { id: "cost-of-revenues", concept: `${prefix}:CostOfRevenueShareBasedCompensation`, label: "Cost of revenues", ...of(({ payInCost }) => payInCost) },
    { id: "research-and-development", concept: `${prefix}:ResearchAndDevelopmentShareBasedCompensation`, label: "Research and development", ...of(({ payInResearch }) => payInResearch) },
    { id: "sales-and-marketing", concept: `${prefix}:SellingAndMarketingShareBasedCompensation`, label: "Sales and marketing", ...of(({ payInSales }) => payInSales) },
    { id: "general-and-administrative", concept: `${prefix}:GeneralAndAdministrativeShareBasedCompensation`, label: "General and administrative", ...of(({ payInGeneral }) => payInGeneral) },
    {
      id: "total", concept: "us-gaap:ShareBasedCompensation", label: "Total stock-based compensation", ...of(stockPayOf),
      sum: ["+cost-of-revenues", "+research-and-development", "+sales-and-marketing", "+general-and-administrative"],
    },
  ]);
}

export function comprehensiveIncome(sheet: GaapSheet): Table {
  const of = reader(sheet);
  return tableOf({
    id: "comprehensive-income", role: "comprehensive-income", title: "Condensed Consolidated Statements of Comprehensive Income (Loss)",
    unit: sheet.money.unit, scale: sheet.money.scale, restated: [...sheet.restated],
  }, sheet.columns, [
    { id: "net-income", concept: "us-gaap:NetIncomeLoss", label: "Net income (loss)", ...of(netIncome) },
    {
      id: "translation", label: "Foreign currency translation adjustments", ...of(comprehensive),
      concept: "us-gaap:OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentNetOfTax",
    },
    {
      id: "comprehensive-income", concept: "us-gaap:ComprehensiveIncomeNetOfTax", label: "Comprehensive income (loss)",
      ...of((flows) => netIncome(flows) + comprehensive(flows)), sum: ["+net-income", "+translation"],
    },
  ]);
}

export function revenueByRegion(sheet: GaapSheet): Table {
  const of = reader(sheet);
  const { prefix, money } = sheet;
  return tableOf({
    id: "revenue-by-region", role: "segment", title: "Revenues by Region", unit: money.unit, scale: money.scale,
    restated: [...sheet.restated],
  }, sheet.columns, [
    { id: "americas", concept: `${prefix}:AmericasRevenue`, label: "Americas", ...of(({ americas }) => americas) },
    { id: "europe", concept: `${prefix}:EuropeMiddleEastAndAfricaRevenue`, label: "Europe, Middle East and Africa", ...of(({ europe }) => europe) },
    {
      id: "asia-pacific", concept: `${prefix}:AsiaPacificRevenue`, label: "Asia Pacific",
      ...of((flows) => revenue(flows) - flows.americas - flows.europe),
    },
    { id: "total", concept: "us-gaap:Revenues", label: "Total revenues", ...of(revenue), sum: ["+americas", "+europe", "+asia-pacific"] },
  ]);
}
