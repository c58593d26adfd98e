/** Our own words for concepts that charts name; a concept without one keeps the label that the filing prints. */
import { nameLabel } from "./label.ts";
import type { ReportFact } from "../model/report.ts";
import type { Label } from "./chart.ts";

/** By local name: the prefix says who defines a concept, not what it is. */
const WORDS: Readonly<Record<string, string>> = {
  AdjustedEBITDA: "Adjusted EBITDA",
  AllocatedShareBasedCompensationExpense: "Stock-based compensation",
  AmortizationOfIntangibleAssets: "Amortization of intangibles",
  Depreciation: "Depreciation",
  DepreciationDepletionAndAmortization: "Depreciation and amortization",
  DepreciationAndAmortization: "Depreciation and amortization",
  EBITDA: "EBITDA",
  EffectOfExchangeRateOnCash: "Exchange rates",
  EffectOfExchangeRateOnCashAndCashEquivalents: "Exchange rates",
  EffectOfExchangeRateOnCashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents: "Exchange rates",
  IncomeTaxExpenseBenefit: "Income taxes",
  InterestExpense: "Interest expense",
  InterestExpenseNet: "Interest expense, net",
  InterestIncomeExpenseNet: "Interest, net",
  NetCashProvidedByUsedInFinancingActivities: "Financing activities",
  NetCashProvidedByUsedInInvestingActivities: "Investing activities",
  NetCashProvidedByUsedInOperatingActivities: "Operating activities",
  NetIncomeLoss: "GAAP net income",
  NonGAAPNetIncome: "Non-GAAP net income",
  OtherNonoperatingIncomeExpense: "Other income and expense",
  ProfitLoss: "GAAP net income",
  ShareBasedCompensation: "Stock-based compensation",
};

export const localName = (concept: string): string => concept.slice(concept.indexOf(":") + 1);

export function conceptLabel({ concept, label, place }: Pick<ReportFact, "concept" | "label" | "place">): Label {
  const own = WORDS[localName(concept)];
  return own === undefined ? nameLabel(label, labelPointer(place?.pointer ?? "")) : { text: own };
}

/** A figure stands at "/tables/0/rows/3/values/1", the label of its row at "/tables/0/rows/3/label". */
const labelPointer = (pointer: string): string => pointer.replace(/\/values\/\d+$/, "/label");

const SCALE_NAMES: Readonly<Record<number, string>> = {
  0: "In", 3: "In thousands of", 6: "In millions of", 9: "In billions of",
};
const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  USD: "US dollars", EUR: "euros", GBP: "pounds sterling", JPY: "yen",
};

/** "In thousands of US dollars" */
export const scaleNote = (scale: number, unit: string): string =>
  `${SCALE_NAMES[scale] ?? "In"} ${CURRENCY_NAMES[unit] ?? unit}`;
