/**
 * Numerals that are no figures: dates, periods, form and rule numbers, names. Each stands in an element whose
 * `data-say` names its kind, so that the gate can tell it from a figure that somebody typed.
 */
import { hasNumeral } from "../format/numerals.ts";
import { formatDate } from "../format/period-label.ts";
import { formatCount } from "../format/style.ts";
import { languageOf, locale, wordParts } from "../lib/words.ts";
import { element, escapeHtml } from "./html.ts";

export const SAY_KINDS = [
  "date", "fiscal-label", "form", "rule", "footnote-mark", "page", "phone", "ordinal", "count", "name", "address",
  "section", "scale",
] as const;
export type SayKind = (typeof SAY_KINDS)[number];

/**
 * Where the gate finds the same text: a JSON pointer into the Filing JSON ("/issuer/cik"), a figure's reference or the
 * filing itself ("metric:<id>", "filing:<id>"), or a key of the gate's closed list ("rule-10b5-1").
 */
function accountOf(account: string | undefined): Record<string, string> {
  if (account === undefined || account === "") return {};
  if (account.startsWith("/")) return { "data-at": account };
  return account.includes(":") ? { "data-of": account } : { "data-is": account };
}

/** Throws a RangeError for a kind that the gate does not know. */
export function say(kind: string, text: string, account?: string): string {
  if (!SAY_KINDS.some((known) => known === kind)) {
    throw new RangeError(`no kind of numeral "${kind}"; the kinds are ${SAY_KINDS.join(", ")}`);
  }
  return element("span", { "data-say": kind, ...accountOf(account) }, escapeHtml(text));
}

/** A day in words: "September 30, 2012". */
export const sayDate = (date: string): string =>
  element("time", { datetime: date, "data-say": "date" }, escapeHtml(formatDate(date)));

/** The name of a period, with its id; `filing` where the page shows more than one. */
export const sayPeriod = (label: string, period: string, filing?: string): string =>
  element("span", { "data-say": "fiscal-label", "data-period": period, "data-filing": filing }, escapeHtml(label));

/** A figure and the name of its period, which the gate holds together; both are HTML. */
export const together = (figure: string, period: string): string =>
  element("span", { "data-together": true }, wordParts("figure.in-period", { figure, period }).join(""));

/** A count of things that the gate counts again, by the name of its counter: "ties.exact". */
export const sayCount = (count: number, counter: string): string =>
  element("span", { "data-say": "count", "data-of": counter }, escapeHtml(formatCount(count)));

/** Words about a figure ("Gross profit, Q3 2012"): where they hold numerals they say which figure they describe. */
export const sayOf = (text: string, ref: string, filing?: string): string => (hasNumeral(text)
  ? element("span", { "data-say": "name", "data-of": ref, "data-filing": filing }, escapeHtml(text)) : escapeHtml(text));

/** Digits or number words: what the gate asks an account of. */
export { hasNumeral as mayHoldNumeral };

/** Filings with the SEC are in English (Regulation S-T, Rule 306). */
const LANGUAGE_OF_FILINGS = "en";

/**
 * A name or label out of the filing. Where it holds digits or number words ("Series C 2012", "Four-Quarter
 * Bookings") it carries the JSON pointer of the place it was taken from, for the gate to compare.
 */
export function sayLabel(text: string, pointer: string): string {
  const said = hasNumeral(text) ? element("span", { "data-say": "name", "data-at": pointer }, escapeHtml(text)) : escapeHtml(text);
  return languageOf(locale()) === LANGUAGE_OF_FILINGS ? said : element("span", { lang: LANGUAGE_OF_FILINGS }, said);
}
