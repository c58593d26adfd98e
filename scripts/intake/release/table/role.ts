/** Which statement a table is: by its title, else by what its rows are called. */
import type { TableRole } from "../../../model/earnings-release.ts";

interface RoleRule { readonly role: TableRole; readonly title: RegExp; readonly unless?: RegExp }

/** In this order: what a title says more particularly comes first. */
const TITLES: readonly RoleRule[] = [
  { role: "reconciliation", title: /reconcil|non-?gaap|\bebitda\b|free cash flow|bookings|pro[- ]forma|as adjusted|taxable-equivalent|tangible/i },
  { role: "balance-sheet", title: /balance sheets?\b|financial condition|financial position/i, unless: /highlights|summary|review|data/i },
  { role: "cash-flow", title: /cash flows?\b/i, unless: /free|highlights|summary|selected/i },
  { role: "income-statement", title: /(?:statements?|results) of (?:consolidated )?(?:net )?(?:operations|income|earnings|loss)|income statements?|operating results|statements? of (?:\w+ )*comprehensive/i, unless: /statements? of (?:consolidated )?comprehensive|summary|highlights/i },
  { role: "comprehensive-income", title: /comprehensive (?:income|loss|earnings)/i },
  { role: "earnings-per-share", title: /(?:income|earnings|loss)[^|]*per (?:common )?share/i, unless: /reconcil/i },
  { role: "segment", title: /segments?\b|geograph|by (?:product|region|channel|category)|supplemental.*revenue/i },
];

/** "CONSOLIDATED BALANCE SHEETS" on a line of its own. */
export const namesStatement = (text: string): boolean =>
  text.length < 90 && STATEMENT.test(text);

const STATEMENT = /^(?:\w+ ){0,4}(?:statements? of (?:\w+ )*(?:operations|income|earnings|loss|cash flows?|condition|position|equity)|income statements?|balance sheets?|cash flow statements?)\b/i;

interface ContentRule { readonly role: TableRole; readonly all: readonly RegExp[] }

const CONTENTS: readonly ContentRule[] = [
  { role: "balance-sheet", all: [/^total assets$/i, /^total liabilities\b|equity$|deficit\)?$/i, /payable|deposits|accrued/i] },
  { role: "cash-flow", all: [/operating activities|operations$/i, /investing activities/i, /financing activities/i] },
  { role: "income-statement", all: [/^(?:total |net )?(?:revenues?|sales)|interest income/i, /before (?:provision|income tax|tax)|operating income|from operations/i, /^net (?:income|earnings|loss|\(loss\))/i] },
];

export function roleOf(titles: readonly string[], labels: readonly string[]): TableRole {
  const title = titles.join(" | ");
  const named = TITLES.find((rule) => rule.title.test(title) && rule.unless?.test(title) !== true)?.role;
  const found = CONTENTS.find(({ all }) => all.every((pattern) => labels.some((label) => pattern.test(label))))?.role;
  if (named === "reconciliation" && found === "income-statement") return "reconciliation";
  return named ?? (found !== undefined && isPlain(title) ? found : "other");
}

/** Highlights and summaries select rows of statements; they are no statements. */
const isPlain = (title: string): boolean => !/highlights|summary|selected|review|data sheet/i.test(title);

/** A whole statement on another basis ("Statements of Operations – Pro Forma"): so is each of its figures. */
export function basisOf(titles: readonly string[]): string {
  const title = titles.join(" | ");
  if (/reconcil/i.test(title)) return "";
  if (/pro[- ]forma/i.test(title)) return "Pro Forma";
  return /non-?gaap/i.test(title) && /statements?\b/i.test(title) ? "Non-GAAP" : "";
}
