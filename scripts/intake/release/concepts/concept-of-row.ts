/** Which concept a row reports: by its label in this kind of table, else a name of the issuer's own. */
import type { TableRole } from "../../../model/earnings-release.ts";
import { lookUp, type KnownConcept, type Section } from "./known-concepts.ts";
import { localName } from "./local-name.ts";
import type { RowKind } from "../table/row-unit.ts";

export interface ConceptQuestion {
  readonly role: TableRole;
  readonly label: string;
  /** Headings above the row, outermost first. */
  readonly headings: readonly string[];
  /** The columns' own words: "Non-GAAP", "BBVA USA"; "" for the figures as such. */
  readonly facet: string;
  /** Words of the table's title. */
  readonly title: string;
  readonly kind: RowKind;
  readonly instants: boolean;
  /** In a balance sheet: below the total of current items. */
  readonly noncurrent: boolean;
  /** The only row under its heading, whose name goes for it too. */
  readonly alone: boolean;
  /** Between the heading of the revenues and their total. */
  readonly sold: boolean;
}

export interface RowConcept {
  readonly concept: string;
  readonly effect: "+" | "-";
  readonly known: boolean;
  /** A balance in a table of durations: it is that of the last day. */
  readonly atEnd?: boolean;
}

const BY_ROLE: Readonly<Record<TableRole, readonly Section[]>> = {
  "income-statement": ["income-statement", "reconciliation", "comprehensive-income"],
  "comprehensive-income": ["comprehensive-income", "income-statement"],
  "balance-sheet": ["balance-sheet"],
  "cash-flow": ["cash-flow", "reconciliation"],
  reconciliation: ["reconciliation", "income-statement"],
  "earnings-per-share": ["income-statement", "reconciliation"],
  segment: ["income-statement", "reconciliation"],
  other: ["income-statement", "reconciliation"],
};

function sectionsOf({ role, kind, instants }: ConceptQuestion): readonly Section[] {
  if (kind === "per-share") return ["reconciliation", "per-share"];
  if (kind === "shares") return ["shares"];
  if (kind !== "money") return ["reconciliation"];
  if (instants && role !== "cash-flow") return ["balance-sheet", "reconciliation"];
  const flow: readonly Section[] = role === "reconciliation" || role === "other" || role === "segment" ? ["cash-flow"] : [];
  return [...BY_ROLE[role], ...flow];
}

const ADJUSTED = /non-?gaap|adjusted|pro[- ]?forma/i;
const GENERIC = /^(?:[-–\s]*)(?:basic|diluted|basic and diluted|total|subtotal|other|other, net|net|assuming dilution)\s*:?$/i;
const COMPENSATION = /(?:stock|share|equity)[- ]based compensation/i;
const BREAKDOWN = /includ|as follows|follow|allocat|by (?:function|category|line)/i;

export function conceptOfRow(question: ConceptQuestion): RowConcept {
  const base = baseConcept(question);
  const facet = question.facet.replace(/^(?:(?:as )?reported|actual|gaap|as reported \(?gaap\)?)$/i, "").trim();
  if (facet === "") return base;
  const adjusted = /^non-?gaap$/i.test(facet) ? lookUp(`non-gaap ${question.label}`, ["reconciliation"]) : undefined;
  if (adjusted !== undefined) return { concept: adjusted.concept, effect: adjusted.effect, known: true };
  const local = base.concept.slice(base.concept.indexOf(":") + 1);
  const concept = /^adj(?:\.|ustments?)?$/i.test(facet) ? `issuer:${local}Adjustment` : `issuer:${localName(facet)}${local}`;
  return { concept, effect: base.effect, known: false };
}

function baseConcept(question: ConceptQuestion): RowConcept {
  const { label, headings, title } = question;
  const heading = headings.at(-1) ?? "";
  const about = `${heading} ${title}`;
  if (COMPENSATION.test(about) && BREAKDOWN.test(about) && !COMPENSATION.test(label) && question.kind === "money") {
    return { concept: `issuer:${compensationName(label)}`, effect: "+", known: true };
  }
  const balance = balanceConcept(question);
  if (balance !== undefined) return balance;
  const known = candidates(question).map((words) => lookUp(words, sectionsOf(question)))
    .find((found) => found !== undefined && agrees(found, question));
  if (known !== undefined) return { concept: known.concept, effect: known.effect, known: true };
  const stock = isHighlights(question) ? candidates(question).map((words) => lookUp(words, ["balance-sheet"])).find((found) => found !== undefined) : undefined;
  if (stock !== undefined) return { concept: stock.concept, effect: "+", known: true, atEnd: true };
  const isCost = (question.role === "cash-flow" && OUTFLOW.test(question.label))
    || (question.role === "income-statement" && question.kind === "money" && COST.test(question.label));
  return { concept: `issuer:${ownName(question)}`, effect: isCost ? "-" : "+", known: isCost };
}

/** What is paid has the sign of a payment, whatever it is called. */
const OUTFLOW = /^(?:payments?|purchases?|repayments?|repurchases?|acquisitions?|cash paid|principal payments|investments? in|taxes paid|distributions? to|redemptions?|dividends?|additions to)\b/i;

/** A cost lowers the profit, whatever it is called. */
const COST = /^(?!.*\b(?:income|profit|loss|earnings|gain|revenues?|before|after|total)\b).*\b(?:costs?|expenses?)$/i;

/** Highlights print balances under "for the quarter". */
const isHighlights = ({ role, kind, instants }: ConceptQuestion): boolean => role === "other" && kind === "money" && !instants;

/** "Beginning of period" and "Ending" under the name of a balance. */
function balanceConcept({ label, headings, kind, instants }: ConceptQuestion): RowConcept | undefined {
  if (kind !== "money" || instants || balanceOf(label) === undefined || /cash/i.test(label)) return undefined;
  const known = lookUp(headings.at(-1) ?? "", ["balance-sheet"]);
  return known === undefined ? undefined : { concept: known.concept, effect: "+", known: true };
}

/** An opening or a closing balance, by the label's words. */
export function balanceOf(label: string): "start" | "end" | undefined {
  if (/\b(?:beginning|start|opening)\b(?: of (?:the )?(?:period|year|quarter|[\w-]+ period)|,? (?:balance|cash)|$)|^(?:beginning|opening)\b/i.test(label)) return "start";
  if (/\b(?:end|ending|close|closing)\b(?: of (?:the )?(?:period|year|quarter|[\w-]+ period)|,? (?:balance|cash)|$)|^(?:ending|closing)\b/i.test(label)) return "end";
  return undefined;
}

/** "Cost of revenues" in a table of stock-based compensation → CostOfRevenueShareBasedCompensation. */
function compensationName(label: string): string {
  const known = lookUp(label, ["income-statement"]);
  const local = known?.concept.slice(known.concept.indexOf(":") + 1).replace(/Expense$/, "") ?? localName(label);
  return `${local}ShareBasedCompensation`;
}

/** From the more particular wording to the label alone. */
function candidates({ label, headings, role, noncurrent, kind, alone: single }: ConceptQuestion): string[] {
  const heading = (headings.at(-1) ?? "").replace(/:$/, "");
  const bare = label.replace(/,?\s*(?:net )?\(?less allowances?.*$|,\s*net of allowances?.*$|; .*$|,? (?:no )?par value.*$|, (?:authorized|\$).*$/i, "");
  const isLong = noncurrent || /^(?:long[- ]term|non-?current)\b/i.test(label);
  const term = role === "balance-sheet" ? [`${bare}, ${isLong ? "noncurrent" : "current"}`] : [];
  const withHeading = heading === "" ? [] : [`${heading}: ${label}`, ...(GENERIC.test(label) ? [`${label} ${heading}`] : [])];
  const alone = [...term, label, ...(bare === label ? [] : [bare]), label.replace(/\s*\([^)]*\)\s*$/, ""), label.replace(/,? as reported$/i, ""),
    ...(single && role === "income-statement" && kind === "money" ? [heading] : [])];
  if (!GENERIC.test(label)) return kind === "money" ? [...alone] : [...withHeading, ...alone];
  if (/^(?:[-–\s]*)total/i.test(label)) return heading === "" ? [label] : [`total ${heading}`, label];
  return [...withHeading, ...alone];
}

/**
 * "Equipment" under "Revenues" is no expense. A measure that its heading calls adjusted is not the GAAP measure of the
 * same name.
 */
function agrees({ concept, effect }: KnownConcept, { label, headings, kind, sold }: ConceptQuestion): boolean {
  if (effect === "-" && sold && !/cost|expense/i.test(label)) return false;
  if (concept.startsWith("issuer:")) return true;
  const heading = GENERIC.test(label) || kind === "per-share" ? headings.at(-1) ?? "" : "";
  return !ADJUSTED.test(`${heading} ${label}`) || kind === "shares";
}

function ownName({ label, headings, kind, role }: ConceptQuestion): string {
  const heading = headings.at(-1) ?? "";
  const context = GENERIC.test(label) || label === "" ? localName(heading) : "";
  const suffix = kind === "percent" && !/percent|margin|rate|ratio|%/i.test(label) ? "Percent" : "";
  const name = localName(label === "" ? `Total` : label);
  const flow = role === "cash-flow" && /^(?:other|accounts|prepaid|accrued|inventor|deferred|income tax|receivable)/i.test(label) ? "IncreaseDecreaseIn" : "";
  return `${context === "Unnamed" ? "" : context}${flow}${name}${suffix}`;
}
