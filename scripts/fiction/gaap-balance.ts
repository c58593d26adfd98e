/** The balance sheet and the statement of cash flows of an issuer under US GAAP. */
import type { Table } from "../model/earnings-release.ts";
import type { BookedPeriod } from "./books.ts";
import {
  assets, changeInCash, currentAssets, currentLiabilities, equity, financingCash, investingCash, liabilities, netIncome,
  operatingCash, stockPayOf, type Balances, type Flows,
} from "./business.ts";
import { printer, tableOf, type Column, type Line, type Money } from "./statement.ts";

type Reader<At> = (read: (at: At) => bigint) => { print: (at: At) => string | null };

const balanceReader = (money: Money): Reader<Balances> => {
  const print = printer(money);
  return (read) => ({ print: (at) => print(read(at)) });
};

const assetLines = (of: Reader<Balances>): Line<Balances>[] => [
  { id: "assets", label: "Assets" },
  { id: "current-assets", label: "Current assets:", level: 1 },
  { id: "cash", concept: "us-gaap:CashAndCashEquivalentsAtCarryingValue", label: "Cash and cash equivalents", level: 2, ...of(({ cash }) => cash) },
  { id: "receivables", concept: "us-gaap:AccountsReceivableNetCurrent", label: "Accounts receivable, net", level: 2, ...of(({ receivables }) => receivables) },
  { id: "inventories", concept: "us-gaap:InventoryNet", label: "Inventories", level: 2, ...of(({ inventories }) => inventories) },
  { id: "prepaid", concept: "us-gaap:PrepaidExpenseAndOtherAssetsCurrent", label: "Prepaid expenses and other current assets", level: 2, ...of(({ prepaid }) => prepaid) },
  {
    id: "total-current-assets", concept: "us-gaap:AssetsCurrent", label: "Total current assets", level: 1, ...of(currentAssets),
    sum: ["+cash", "+receivables", "+inventories", "+prepaid"],
  },
  { id: "property", concept: "us-gaap:PropertyPlantAndEquipmentNet", label: "Property and equipment, net", level: 1, ...of(({ property }) => property) },
  { id: "goodwill", concept: "us-gaap:Goodwill", label: "Goodwill", level: 1, ...of(({ goodwill }) => goodwill) },
  { id: "intangibles", concept: "us-gaap:IntangibleAssetsNetExcludingGoodwill", label: "Intangible assets, net", level: 1, ...of(({ intangibles }) => intangibles) },
  { id: "other-assets", concept: "us-gaap:OtherAssetsNoncurrent", label: "Other assets", level: 1, ...of(({ otherAssets }) => otherAssets) },
  {
    id: "total-assets", concept: "us-gaap:Assets", label: "Total assets", ...of(assets),
    sum: ["+total-current-assets", "+property", "+goodwill", "+intangibles", "+other-assets"],
  },
];

const claimLines = (of: Reader<Balances>): Line<Balances>[] => [
  { id: "liabilities-and-equity", label: "Liabilities and stockholders’ equity" },
  { id: "current-liabilities", label: "Current liabilities:", level: 1 },
  { id: "payables", concept: "us-gaap:AccountsPayableCurrent", label: "Accounts payable", level: 2, ...of(({ payables }) => payables) },
  { id: "accrued", concept: "us-gaap:AccruedLiabilitiesCurrent", label: "Accrued liabilities", level: 2, ...of(({ accrued }) => accrued) },
  { id: "deferred-revenue", concept: "us-gaap:DeferredRevenueCurrent", label: "Deferred revenue", level: 2, ...of(({ deferred }) => deferred) },
  {
    id: "total-current-liabilities", concept: "us-gaap:LiabilitiesCurrent", label: "Total current liabilities", level: 1,
    ...of(currentLiabilities), sum: ["+payables", "+accrued", "+deferred-revenue"],
  },
  { id: "debt", concept: "us-gaap:LongTermDebtNoncurrent", label: "Long-term debt", level: 1, ...of(({ debt }) => debt) },
  { id: "other-liabilities", concept: "us-gaap:OtherLiabilitiesNoncurrent", label: "Other liabilities", level: 1, ...of(({ otherLiabilities }) => otherLiabilities) },
  {
    id: "total-liabilities", concept: "us-gaap:Liabilities", label: "Total liabilities", level: 1, ...of(liabilities),
    sum: ["+total-current-liabilities", "+debt", "+other-liabilities"],
  },
  { id: "equity", label: "Stockholders’ equity:", level: 1 },
  { id: "common-stock", concept: "us-gaap:CommonStockValue", label: "Common stock", level: 2, ...of(({ commonStock }) => commonStock) },
  { id: "paid-in", concept: "us-gaap:AdditionalPaidInCapital", label: "Additional paid-in capital", level: 2, ...of(({ paidIn }) => paidIn) },
  {
    id: "other-comprehensive", concept: "us-gaap:AccumulatedOtherComprehensiveIncomeLossNetOfTax",
    label: "Accumulated other comprehensive loss", level: 2, ...of(({ otherComprehensive }) => otherComprehensive),
  },
  { id: "retained", concept: "us-gaap:RetainedEarningsAccumulatedDeficit", label: "Accumulated deficit", level: 2, ...of(({ retained }) => retained) },
  {
    id: "total-equity", concept: "us-gaap:StockholdersEquity", label: "Total stockholders’ equity", level: 1, ...of(equity),
    sum: ["+common-stock", "+paid-in", "+other-comprehensive", "+retained"],
  },
  {
    id: "total-liabilities-and-equity", concept: "us-gaap:LiabilitiesAndStockholdersEquity", label: "Total liabilities and stockholders’ equity",
    ...of((at) => liabilities(at) + equity(at)), sum: ["+total-liabilities", "+total-equity"],
  },
];

export const balanceSheet = (money: Money, columns: readonly Column<Balances>[]): Table => tableOf({
  id: "balance-sheet", role: "balance-sheet", title: "Condensed Consolidated Balance Sheets", unit: money.unit, scale: money.scale,
}, columns, [...assetLines(balanceReader(money)), ...claimLines(balanceReader(money))]);

const flowReader = (money: Money): Reader<BookedPeriod> => {
  const print = printer(money);
  return (read) => ({ print: (at) => print(read(at)) });
};

type FlowReader = (read: (flows: Flows) => bigint) => { print: (at: BookedPeriod) => string | null };

const OPERATING = [
  "net-income", "depreciation", "amortization", "stock-based-compensation", "receivables", "inventories", "prepaid", "payables",
  "accrued", "deferred-revenue",
];

const operatingLines = (of: FlowReader): Line<BookedPeriod>[] => [
  { id: "operating-activities", label: "Cash flows from operating activities:" },
  { id: "net-income", concept: "us-gaap:NetIncomeLoss", label: "Net income (loss)", level: 1, ...of(netIncome) },
  { id: "adjustments", label: "Adjustments to reconcile net income (loss) to net cash from operating activities:", level: 1 },
  { id: "depreciation", concept: "us-gaap:Depreciation", label: "Depreciation", level: 2, ...of(({ depreciation }) => depreciation) },
  { id: "amortization", concept: "us-gaap:AmortizationOfIntangibleAssets", label: "Amortization of intangible assets", level: 2, ...of(({ amortization }) => amortization) },
  { id: "stock-based-compensation", concept: "us-gaap:ShareBasedCompensation", label: "Stock-based compensation", level: 2, ...of(stockPayOf) },
  { id: "changes", label: "Changes in operating assets and liabilities:", level: 2 },
  { id: "receivables", concept: "us-gaap:IncreaseDecreaseInAccountsReceivable", label: "Accounts receivable", level: 3, negated: true, ...of(({ receivablesUp }) => -receivablesUp) },
  { id: "inventories", concept: "us-gaap:IncreaseDecreaseInInventories", label: "Inventories", level: 3, negated: true, ...of(({ inventoriesUp }) => -inventoriesUp) },
  { id: "prepaid", concept: "us-gaap:IncreaseDecreaseInPrepaidDeferredExpenseAndOtherAssets", label: "Prepaid expenses and other assets", level: 3, negated: true, ...of(({ prepaidUp }) => -prepaidUp) },
  { id: "payables", concept: "us-gaap:IncreaseDecreaseInAccountsPayable", label: "Accounts payable", level: 3, ...of(({ payablesUp }) => payablesUp) },
  { id: "accrued", concept: "us-gaap:IncreaseDecreaseInAccruedLiabilities", label: "Accrued liabilities", level: 3, ...of(({ accruedUp }) => accruedUp) },
  { id: "deferred-revenue", concept: "us-gaap:IncreaseDecreaseInDeferredRevenue", label: "Deferred revenue", level: 3, ...of(({ deferredUp }) => deferredUp) },
  {
    id: "net-cash-operating", concept: "us-gaap:NetCashProvidedByUsedInOperatingActivities",
    label: "Net cash provided by (used in) operating activities", ...of(operatingCash), sum: OPERATING.map((id) => `+${id}`),
  },
];

const FINANCING = ["borrowed", "repaid", "repurchased", "option-proceeds", "withheld-taxes"];

const otherActivities = (of: FlowReader): Line<BookedPeriod>[] => [
  { id: "investing-activities", label: "Cash flows from investing activities:" },
  { id: "capital-spending", concept: "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", label: "Purchases of property and equipment", level: 1, negated: true, ...of(({ capitalSpending }) => -capitalSpending) },
  {
    id: "net-cash-investing", concept: "us-gaap:NetCashProvidedByUsedInInvestingActivities",
    label: "Net cash used in investing activities", ...of(investingCash), sum: ["+capital-spending"],
  },
  { id: "financing-activities", label: "Cash flows from financing activities:" },
  { id: "borrowed", concept: "us-gaap:ProceedsFromIssuanceOfLongTermDebt", label: "Proceeds from long-term debt", level: 1, ...of(({ borrowed }) => borrowed) },
  { id: "repaid", concept: "us-gaap:RepaymentsOfLongTermDebt", label: "Repayments of long-term debt", level: 1, negated: true, ...of(({ repaid }) => -repaid) },
  { id: "repurchased", concept: "us-gaap:PaymentsForRepurchaseOfCommonStock", label: "Repurchases of common stock", level: 1, negated: true, ...of(({ repurchased }) => -repurchased) },
  { id: "option-proceeds", concept: "us-gaap:ProceedsFromStockOptionsExercised", label: "Proceeds from exercises of stock options", level: 1, ...of(({ optionProceeds }) => optionProceeds) },
  { id: "withheld-taxes", concept: "us-gaap:PaymentsRelatedToTaxWithholdingForShareBasedCompensation", label: "Taxes paid for withheld shares", level: 1, negated: true, ...of(({ withheldTaxes }) => -withheldTaxes) },
  {
    id: "net-cash-financing", concept: "us-gaap:NetCashProvidedByUsedInFinancingActivities",
    label: "Net cash provided by (used in) financing activities", ...of(financingCash), sum: FINANCING.map((id) => `+${id}`),
  },
];

const CASH = "us-gaap:CashAndCashEquivalentsAtCarryingValue";

export function cashFlowStatement(money: Money, columns: readonly Column<BookedPeriod>[]): Table {
  const at = flowReader(money);
  const of: FlowReader = (read) => at(({ flows }) => read(flows));
  return tableOf({
    id: "cash-flow", role: "cash-flow", title: "Condensed Consolidated Statements of Cash Flows", unit: money.unit, scale: money.scale,
  }, columns, [
    ...operatingLines(of), ...otherActivities(of),
    { id: "exchange-rates", concept: "us-gaap:EffectOfExchangeRateOnCashAndCashEquivalents", label: "Effect of exchange rate changes on cash", ...of(({ translationOfCash }) => translationOfCash) },
    {
      id: "change-in-cash", concept: "us-gaap:CashAndCashEquivalentsPeriodIncreaseDecrease", label: "Net increase (decrease) in cash", ...of(changeInCash),
      sum: ["+net-cash-operating", "+net-cash-investing", "+net-cash-financing", "+exchange-rates"],
    },
    { id: "cash-start", concept: CASH, label: "Cash and cash equivalents at beginning of period", balance: "start", ...at(({ opening }) => opening.cash) },
    { id: "cash-end", concept: CASH, label: "Cash and cash equivalents at end of period", balance: "end", ...at(({ closing }) => closing.cash), sum: ["+cash-start", "+change-in-cash"] },
  ]);
}
