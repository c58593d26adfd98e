/** The statement of cash flows of an issuer under IFRS, and its reconciliation to adjusted EBITDA. */
import type { Table } from "../model/earnings-release.ts";
import type { BookedPeriod } from "./books.ts";
import {
  changeInCash, financingCash, investingCash, netIncome, operatingCash, revenue, stockPayOf, type Flows,
} from "./business.ts";
import { flowReader, type IfrsSheet } from "./ifrs-statements.ts";
import { printer, tableOf, type Line } from "./statement.ts";

type PeriodLine = Line<BookedPeriod>;
type FlowReader = ReturnType<typeof flowReader>;

const OPERATING = ["profit", "depreciation", "amortisation", "share-based-payments", "inventories", "receivables", "other-assets", "payables", "contract-liabilities", "other-liabilities"];

const operatingLines = (of: FlowReader): PeriodLine[] => [
  { id: "profit", concept: "ifrs-full:ProfitLoss", label: "Profit for the period", ...of(netIncome) },
  { id: "depreciation", concept: "ifrs-full:AdjustmentsForDepreciationExpense", label: "Depreciation", level: 1, ...of(({ depreciation }) => depreciation) },
  { id: "amortisation", concept: "ifrs-full:AdjustmentsForAmortisationExpense", label: "Amortisation", level: 1, ...of(({ amortization }) => amortization) },
  { id: "share-based-payments", concept: "ifrs-full:AdjustmentsForSharebasedPayments", label: "Share-based payments", level: 1, ...of(stockPayOf) },
  { id: "inventories", concept: "ifrs-full:AdjustmentsForDecreaseIncreaseInInventories", label: "Decrease (increase) in inventories", level: 1, ...of(({ inventoriesUp }) => -inventoriesUp) },
  { id: "receivables", concept: "ifrs-full:AdjustmentsForDecreaseIncreaseInTradeAndOtherReceivables", label: "Decrease (increase) in receivables", level: 1, ...of(({ receivablesUp }) => -receivablesUp) },
  { id: "other-assets", concept: "ifrs-full:AdjustmentsForDecreaseIncreaseInOtherCurrentAssets", label: "Decrease (increase) in other current assets", level: 1, ...of(({ prepaidUp }) => -prepaidUp) },
  { id: "payables", concept: "ifrs-full:AdjustmentsForIncreaseDecreaseInTradeAndOtherPayables", label: "Increase (decrease) in payables", level: 1, ...of(({ payablesUp }) => payablesUp) },
  { id: "contract-liabilities", concept: "ifrs-full:AdjustmentsForIncreaseDecreaseInContractLiabilities", label: "Increase (decrease) in contract liabilities", level: 1, ...of(({ deferredUp }) => deferredUp) },
  { id: "other-liabilities", concept: "ifrs-full:AdjustmentsForIncreaseDecreaseInOtherCurrentLiabilities", label: "Increase (decrease) in other current liabilities", level: 1, ...of(({ accruedUp }) => accruedUp) },
  {
    id: "operating", concept: "ifrs-full:CashFlowsFromUsedInOperatingActivities", label: "Cash flows from operating activities",
    ...of(operatingCash), sum: OPERATING.map((id) => `+${id}`),
  },
];

const FINANCING = ["borrowed", "repaid", "repurchased", "option-proceeds"];

const otherLines = (of: FlowReader): PeriodLine[] => [
  { id: "capital-spending", concept: "ifrs-full:PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities", label: "Purchase of property, plant and equipment", level: 1, negated: true, ...of(({ capitalSpending }) => -capitalSpending) },
  {
    id: "investing", concept: "ifrs-full:CashFlowsFromUsedInInvestingActivities", label: "Cash flows from investing activities",
    ...of(investingCash), sum: ["+capital-spending"],
  },
  { id: "borrowed", concept: "ifrs-full:ProceedsFromBorrowingsClassifiedAsFinancingActivities", label: "Proceeds from borrowings", level: 1, ...of(({ borrowed }) => borrowed) },
  { id: "repaid", concept: "ifrs-full:RepaymentsOfBorrowingsClassifiedAsFinancingActivities", label: "Repayments of borrowings", level: 1, negated: true, ...of(({ repaid }) => -repaid) },
  { id: "repurchased", concept: "ifrs-full:PaymentsToAcquireOrRedeemEntitysShares", label: "Purchase of own shares", level: 1, negated: true, ...of(({ repurchased }) => -repurchased) },
  { id: "option-proceeds", concept: "ifrs-full:ProceedsFromExerciseOfOptions", label: "Proceeds from the exercise of options", level: 1, ...of(({ optionProceeds }) => optionProceeds) },
  {
    id: "financing", concept: "ifrs-full:CashFlowsFromUsedInFinancingActivities", label: "Cash flows from financing activities",
    ...of(financingCash), sum: FINANCING.map((id) => `+${id}`),
  },
];

export function ifrsCashFlow({ money, columns }: IfrsSheet): Table {
  const of = flowReader(money);
  const print = printer(money);
  return tableOf({
    id: "cash-flow", role: "cash-flow", title: "Consolidated Statement of Cash Flows", unit: money.unit, scale: money.scale,
  }, columns, [
    ...operatingLines(of), ...otherLines(of),
    { id: "exchange-rates", concept: "ifrs-full:EffectOfExchangeRateChangesOnCashAndCashEquivalents", label: "Effect of exchange rates", ...of(({ translationOfCash }) => translationOfCash) },
    {
      id: "change-in-cash", concept: "ifrs-full:IncreaseDecreaseInCashAndCashEquivalents", label: "Net change in cash and cash equivalents",
      ...of(changeInCash), sum: ["+operating", "+investing", "+financing", "+exchange-rates"],
    },
    { id: "cash-start", concept: "ifrs-full:CashAndCashEquivalents", label: "Cash and cash equivalents at the beginning", balance: "start", print: ({ opening }) => print(opening.cash) },
    { id: "cash-end", concept: "ifrs-full:CashAndCashEquivalents", label: "Cash and cash equivalents at the end", balance: "end", print: ({ closing }) => print(closing.cash), sum: ["+cash-start", "+change-in-cash"] },
  ]);
}

const adjusted = (flows: Flows): bigint => netIncome(flows) + flows.tax + flows.interestExpense - flows.interestIncome
  + flows.depreciation + flows.amortization + stockPayOf(flows) + flows.restructuring;

export function adjustedEbitda({ money, columns, prefix }: IfrsSheet): Table {
  const of = flowReader(money);
  return tableOf({
    id: "adjusted-ebitda", role: "reconciliation", title: "Profit for the Period to Adjusted EBITDA", unit: money.unit, scale: money.scale,
  }, columns, [
    { id: "profit", concept: "ifrs-full:ProfitLoss", label: "Profit for the period", ...of(netIncome) },
    { id: "income-tax", concept: "ifrs-full:IncomeTaxExpenseContinuingOperations", label: "Income tax expense", level: 1, ...of(({ tax }) => tax) },
    { id: "finance-result", concept: `${prefix}:FinanceCostsNet`, label: "Finance costs, net", level: 1, ...of(({ interestExpense, interestIncome }) => interestExpense - interestIncome) },
    { id: "depreciation", concept: "ifrs-full:AdjustmentsForDepreciationExpense", label: "Depreciation", level: 1, ...of(({ depreciation }) => depreciation) },
    { id: "amortisation", concept: "ifrs-full:AdjustmentsForAmortisationExpense", label: "Amortisation", level: 1, ...of(({ amortization }) => amortization) },
    { id: "share-based-payments", concept: "ifrs-full:AdjustmentsForSharebasedPayments", label: "Share-based payments", level: 1, ...of(stockPayOf) },
    { id: "restructuring", concept: `${prefix}:RestructuringExpense`, label: "Restructuring", level: 1, ...of(({ restructuring }) => restructuring) },
    {
      id: "adjusted-ebitda", concept: `${prefix}:AdjustedEBITDA`, label: "Adjusted EBITDA", ...of(adjusted),
      sum: ["+profit", "+income-tax", "+finance-result", "+depreciation", "+amortisation", "+share-based-payments", "+restructuring"],
    },
  ]);
}

export function ifrsRevenueByRegion({ money, columns, prefix }: IfrsSheet): Table {
  const of = flowReader(money);
  return tableOf({
    id: "revenue-by-region", role: "segment", title: "Revenue by Region", unit: money.unit, scale: money.scale,
  }, columns, [
    { id: "europe", concept: `${prefix}:EuropeRevenue`, label: "Europe", ...of(({ europe }) => europe) },
    { id: "americas", concept: `${prefix}:AmericasRevenue`, label: "Americas", ...of(({ americas }) => americas) },
    { id: "asia", concept: `${prefix}:AsiaRevenue`, label: "Asia", ...of((flows) => revenue(flows) - flows.europe - flows.americas) },
    { id: "revenue", concept: "ifrs-full:Revenue", label: "Revenue", ...of(revenue), sum: ["+europe", "+americas", "+asia"] },
  ]);
}
