/** Which rows say by their words that they are made up of others. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";

const TOTAL_LABEL = /^(?:sub-?)?totals?\b|^gross (?:profit|margin)\b|^net (?:income|loss|earnings|\(loss\)|cash|increase|decrease|\(decrease\)|change|revenues? after)|^(?:income|loss|earnings|\(loss\))\s*(?:\((?:loss|income)\))?\s*(?:from (?:continuing )?operations|before)|^operating (?:income|profit|loss|earnings)|^\(?(?:profit|loss)\)?(?:\/?\s*\(?(?:profit|loss)\)?)? (?:for|before|after|from|attributable)\b|^(?:total )?(?:other )?comprehensive (?:income|loss)|^(?:adjusted )?ebitda\b|^(?:non-?gaap|adjusted|pro ?forma) (?!adjust)|^cash\b.*\bend(?:ing)?\b|^(?:decrease|increase|\(decrease\)|\(increase\)).* in cash|^cash (?:generated|provided|used)|^free cash flow/i;

export const ASSETS = "us-gaap:Assets";

const TOTAL_CONCEPTS = new Set([
  "GrossProfit", "InterestIncomeExpenseNet", "InterestIncomeExpenseAfterProvisionForLoanLoss", "OperatingIncomeLoss", "OperatingExpenses", "CostsAndExpenses", "Assets", "AssetsCurrent",
  "LiabilitiesCurrent", "Liabilities", "LiabilitiesAndStockholdersEquity", "NetIncomeLoss", "ProfitLoss",
  "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest", "ComprehensiveIncomeNetOfTax",
  "NetCashProvidedByUsedInOperatingActivities", "NetCashProvidedByUsedInInvestingActivities",
  "NetCashProvidedByUsedInFinancingActivities", "CashAndCashEquivalentsPeriodIncreaseDecrease", "CashPeriodIncreaseDecrease",
]);

export function isTotalRow({ printed, concept, kind }: DraftRow): boolean {
  if (kind !== "money" && kind !== "shares" && kind !== "count") return false;
  if (printed === "") return true;
  if (/attributable to (?:participating|non-?controlling|minority)|^net income per|^(?:non-?gaap|adjusted).*adjustment/i.test(printed)) return false;
  return TOTAL_LABEL.test(printed) || TOTAL_CONCEPTS.has(concept?.slice(concept.indexOf(":") + 1) ?? "");
}

/** Words that make a sum of a single row believable. */
export const isNamedTotal = ({ printed }: DraftRow): boolean =>
  printed === "" || /^total\b|^net cash|^cash (?:used|generated|provided)|^other comprehensive|^total other/i.test(printed);

/**
 * The rows of a table that add up others in it. Words such as "net income" also stand where a table begins with a
 * figure from elsewhere: without "total", a sum, or two rows above that go into nothing else, a row carries a figure.
 */
export function totalsOf({ rows }: DraftTable): DraftRow[] {
  const parts = new Set(rows.flatMap(({ sum }) => (sum ?? []).map((part) => part.slice(1))));
  const found: DraftRow[] = [];
  let open = 0;
  for (const row of rows) {
    if (row.kind === "heading") open = 0;
    else if (isTotalRow(row) && (row.sum !== undefined || open > 1 || /^(?:sub-?)?totals?\b|^$/i.test(row.printed))) found.push(row);
    if (row.kind === "money" && row.sum === undefined && !parts.has(row.id)) open += 1;
  }
  return found;
}
