/** Every numeral of a text, and why some of them are no figures: dates, telephone numbers, forms, names. */
import { parseLexeme } from "../../../model/lexeme.ts";
import { NUMBER_WORDS, numberOf } from "./words.ts";

export type NotAClaim =
  | "date" | "year" | "time" | "telephone" | "period" | "rule-or-form" | "name" | "address" | "code" | "footnote" | "ordinal" | "ratio";

export interface Numeral {
  readonly start: number;
  readonly end: number;
  /** As printed, in the form that a claim's lexeme has. */
  readonly lexeme: string;
  readonly kind: "money" | "percent" | "points" | "multiple" | "number";
  readonly not: NotAClaim | undefined;
}

const NUMBER = String.raw`(?:\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`;
const FIGURE = new RegExp(
  String.raw`\(?(?<!\d)-?(?:\bUS)?[$€£]?\s?\(?-?${NUMBER}\)?(?:\s?%|\s?x\b|[\s-](?:percentage points?|percentage pts?\.?|percent|basis points?|bps?|points?|pts|thousand|million|billion|trillion|cents?|times)\b)?\)?`, "gi");
const CENTS_IN_WORDS = new RegExp(`\\b(${NUMBER_WORDS}) cents?\\b`, "gi");
const POINTS_IN_WORDS = new RegExp(`\\b(${NUMBER_WORDS}) (basis|percentage) points?\\b`, "gi");
const MULTIPLES: Readonly<Record<string, string>> = { doubled: "2 times", tripled: "3 times", quadrupled: "4 times" };

interface Exclusion { readonly not: NotAClaim; readonly pattern: RegExp }

const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
/** Stretches of text whose numerals are no figures. */
const EXCLUSIONS: readonly Exclusion[] = [
  { not: "code", pattern: /\b(?:https?:\/\/|www\.)\S+|\S+@\S+|\S+\.(?:com|net|org)\S*/gi },
  { not: "telephone", pattern: /\+?\d?[\s.-]?\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]{1,2}\d{4}(?:\s*(?:x|ext\.?)\s*\d+)?|\b1-8\d\d-\S+/gi },
  { not: "code", pattern: /\b(?:pass ?code|conference (?:id|number|call id)|access (?:code|number)|id|pin|code|reservation number|conference|registration(?: statement)?(?: no\.| number)?|file no\.)\W{0,4}(?:is |number |no\. )?#?\s?[\d-]{3,}/gi },
  { not: "time", pattern: /\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)|\b\d{1,2}:\d\d\b/gi },
  { not: "date", pattern: new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:\\s?[-–]\\s?\\d{1,2})?(?:,? ?(?:19|20)\\d\\d)?\\b`, "gi") },
  { not: "date", pattern: new RegExp(`\\b(?:\\d{1,2} )?${MONTH},? (?:19|20)\\d\\d\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b`, "gi") },
  { not: "rule-or-form", pattern: /\b(?:sections?|forms?|rules?|regulation|items?|act of|sfas|fas|fasb|asc|asu|staff position|sab|exhibit|no\.|notes?|part|page|schedule|basel|tier|level|footnotes?)\s*#?\s?[\dIVX]+(?:[-.]?[A-Z\d]+)*(?:\([\da-z]\))*/gi },
  { not: "rule-or-form", pattern: /\b(?:10|8|20|6|40)-[KQF](?:\/A)?\b|\b(?:securities (?:exchange )?|reform )act of \d{4}/gi },
  { not: "period", pattern: /\b\d{1,2}(?:st|nd|rd|th)?[- ](?:weeks?|months?|days?|years?|quarters?|minutes?|hours?)\b|\bQ[1-4](?:[ -]?(?:FY)? ?'?\d{2,4})?\b|\b[1-4]Q\s?\d\d\b|\b(?:FY|fiscal(?: year)?) ?'?\d{2,4}\b|\btrailing \d+[- ]\w+/gi },
  { not: "ratio", pattern: /\b\d+[- ](?:for|to)[- ]\d+\b(?! ?(?:million|billion|%))|\b24\/7\b/gi },
  { not: "ordinal", pattern: /\b[\d,]+(?:st|nd|rd|th)\b/gi },
  { not: "name", pattern: /\b[A-Z]{2,}s? \d+\.\d+\b/g },
  { not: "name", pattern: /\b(?:fortune|forbes(?: global)?|s&p|russell|global|top) ?\d+(?:®|\b)(?: and \d+)?/gi },
  { not: "address", pattern: /^\s*\d{1,5} [NSEW]\b.*$|\bbox \d+/gim },
  { not: "name", pattern: /-0-/g },
  { not: "address", pattern: /\bp\.?o\.? box \d+|\b[A-Z]{2}\.? {1,2}\d{5}(?:-\d{4})?\b|\b\d+ [NSEW]?\.? ?(?:[A-Z][\w.]+ ){1,3}(?:st|street|ave|avenue|road|rd|blvd|drive|dr|parkway|way|lane)\b/gi },
  { not: "footnote", pattern: /\uE000[^\uE001]*\uE001|^\s*\(\d{1,2}\)/g },
  { not: "name", pattern: /[A-Za-z][\w]*[-/]?\d[\w-]*|\b\d+(?:\.\d+)?(?!(?:st|nd|rd|th)\b)[A-Za-z]{1,4}\d*\b|\b\d+-(?:bit|inch|channel|store|day|year|member)\w*/g },
  { not: "year", pattern: /(?<![$\d,.])\b(?:19|20)\d\d\b(?!,\d|\.\d| ?%| (?:million|billion|thousand|shares))/g },
];

export function numeralsIn(text: string): Numeral[] {
  const spans = EXCLUSIONS.flatMap(({ not, pattern }) => [...text.matchAll(pattern)].map((match) =>
    ({ not, start: match.index, end: match.index + match[0].length })));
  const figures = [...text.matchAll(FIGURE)].flatMap((match) => numeralAt(match, text, spans));
  return [...figures, ...inWords(text)].toSorted((a, b) => a.start - b.start);
}

/** "Nine cents", "four basis points", "doubled": figures without a digit. */
function inWords(text: string): Numeral[] {
  const cents = [...text.matchAll(CENTS_IN_WORDS)].map((match): Numeral => ({
    ...placeOf(match), lexeme: `$0.${String(numberOf(match[1] ?? "")).padStart(2, "0")}`, kind: "money", not: undefined,
  }));
  const points = [...text.matchAll(POINTS_IN_WORDS)].map((match): Numeral => ({
    ...placeOf(match), lexeme: `${numberOf(match[1] ?? "")} ${(match[2] ?? "").toLowerCase()} points`, kind: "points",
    not: undefined,
  }));
  const multiples = [...text.matchAll(/\b(?:doubled|tripled|quadrupled)\b/gi)].map((match): Numeral => ({
    ...placeOf(match), lexeme: MULTIPLES[match[0].toLowerCase()] ?? "", kind: "multiple", not: undefined,
  }));
  return [...cents, ...points, ...multiples];
}

const placeOf = (match: RegExpMatchArray): { start: number; end: number } =>
  ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length });

interface Span { readonly not: NotAClaim; readonly start: number; readonly end: number }

function numeralAt(match: RegExpMatchArray, text: string, spans: readonly Span[]): Numeral[] {
  const trimmed = balanced(match[0]);
  if (!/\d/.test(trimmed)) return [];
  const start = (match.index ?? 0) + match[0].indexOf(trimmed);
  const end = start + trimmed.length;
  const digit = start + trimmed.search(/\d/);
  const isFigure = /[$€£%]|percent|million|billion|thousand|\dx$/i.test(trimmed);
  const inside = spans.find((span) => digit >= span.start && digit < span.end && !(isFigure && (span.not === "name" || span.not === "year" || span.not === "telephone")));
  const lexeme = claimLexeme(trimmed);
  if (inside !== undefined || lexeme === undefined) return [{ start, end, lexeme: trimmed, kind: "number", not: inside?.not ?? "name" }];
  const cents = /\d[\s-]cents?$/i.test(trimmed);
  return [{ start, end, lexeme, kind: cents ? "money" : parseLexeme(lexeme)?.kind ?? "number", not: lonely(text, start, end) }];
}

/** A bracket that the figure does not open or close belongs to the sentence. */
function balanced(found: string): string {
  let text = found.trim();
  if (text.startsWith("(") && !text.slice(1).includes(")")) text = text.slice(1).trim();
  if (text.endsWith(")") && !text.includes("(")) text = text.slice(0, -1).trim();
  const inner = /^\((.*\d\s?(?:%|[a-z]+))\)$/i.exec(text)?.[1];
  return text.startsWith("(") && inner !== undefined && /[a-z]/i.test(inner) ? inner.trim() : text;
}

/** "$1, 465,000" → "$1,465,000", "10 cents" → "$0.10"; undefined for what no claim can state. */
function claimLexeme(text: string): string | undefined {
  const tidy = text.replaceAll(/,\s(?=\d{3})/g, ",").replace(/^US(?=\$)/, "").replace(/(?<=\d)-(?=[a-z])/, " ").replace(/(\d)\s+%/, "$1%")
    .replace(/ bps?$/i, " basis points").replace(/(?<!basis|percentage) (?:percentage pts\.?|points?|pts\.?)$/i, " percentage points");
  const cents = /^(\d{1,2}(?:\.\d+)?) cents?$/i.exec(tidy)?.[1];
  if (cents !== undefined && !cents.includes(".")) return `$0.${cents.padStart(2, "0")}`;
  const lower = tidy.replace(/[A-Za-z].*$/, (words) => words.toLowerCase()).replace(/^\./, "0.").replace(/(?<=[$€£(])\./, "0.");
  return parseLexeme(lower) === undefined ? undefined : lower;
}

/** "(1)" and other small numbers in brackets or at the head of a line are marks. */
function lonely(text: string, start: number, end: number): NotAClaim | undefined {
  const around = `${text[start - 1] ?? ""}${text[end] ?? ""}`;
  if (/^\(?\d{1,2}\)?$/.test(text.slice(start, end)) && (around === "()" || (text.slice(start, end).startsWith("(") && text[end - 1] === ")"))) return "footnote";
  return undefined;
}
