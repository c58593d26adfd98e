/**
 * Numerals that are no figures: dates, periods, form and rule numbers, names. Each stands in an element whose
 * `data-say` names its kind, so that the gate can tell it from a figure that somebody typed.
 */
import { formatDate } from "../format/period-label.ts";
import { formatCount } from "../format/style.ts";
import { element, escapeHtml } from "./html.ts";

export const SAY_KINDS = [
  "date", "fiscal-label", "form", "rule", "footnote-mark", "page", "phone", "ordinal", "count", "name", "address",
  "section",
] as const;
export type SayKind = (typeof SAY_KINDS)[number];

/** Throws a RangeError for a kind that the gate does not know. */
export function say(kind: string, text: string): string {
  if (!SAY_KINDS.some((known) => known === kind)) {
    throw new RangeError(`no kind of numeral "${kind}"; the kinds are ${SAY_KINDS.join(", ")}`);
  }
  return element("span", { "data-say": kind }, escapeHtml(text));
}

/** A day in words: "September 30, 2012". */
export const sayDate = (date: string): string =>
  element("time", { datetime: date, "data-say": "date" }, escapeHtml(formatDate(date)));

export const sayPeriod = (label: string): string => say("fiscal-label", label);

export const sayCount = (count: number): string => say("count", formatCount(count));

const NUMBER_WORD = new RegExp(
  "\\d|\\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
  + "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
  + "|billion|trillion|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|thirds?"
  + "|dozen|twice|once|double|triple)\\b", "i");

/** Digits or number words: what the gate asks an account of. */
export const mayHoldNumeral = (text: string): boolean => NUMBER_WORD.test(text);

/**
 * A name or label out of the filing. Where it holds digits or number words ("Series C 2012", "Four-Quarter
 * Bookings") it carries the JSON pointer of the place it was taken from, for the gate to compare.
 */
export function sayLabel(text: string, pointer: string): string {
  if (!mayHoldNumeral(text)) return escapeHtml(text);
  return element("span", { "data-say": "name", "data-at": pointer }, escapeHtml(text));
}
