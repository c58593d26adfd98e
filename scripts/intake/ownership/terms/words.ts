/** Days and counts as footnotes write them. */
import { isPlainDate, type PlainDate } from "../../../model/plain-date.ts";

const MONTHS = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
  "december",
];

const MONTH = `(?:${MONTHS.map((month) => `${month}|${month.slice(0, 3)}\\.?`).join("|")}|sept\\.?)`;

/**
 * A day, for use in a larger pattern; {@link dayOf} reads what it matched. Numbers are month first, as the
 * SEC writes.
 */
export const DAY = `(?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH},? \\d{4}|`
  + "\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2})";

/** Undefined for a day that does not exist. */
export function dayOf(written: string): PlainDate | undefined {
  const day = written.includes("-") ? written : fromWords(written.toLowerCase()) ?? fromSlashes(written);
  return day !== undefined && isPlainDate(day) ? day : undefined;
}

function fromWords(written: string): string | undefined {
  const parts = /^(\d{1,2} )?([a-z]+)\.? ?(\d{1,2})?,? (\d{4})$/.exec(written) ?? [];
  const [, first = "", name = "", second = "", year = ""] = parts;
  const month = MONTHS.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1;
  const day = (first + second).trim();
  return name === "" || month === 0 ? undefined : isoDay(year, String(month), day);
}

function fromSlashes(written: string): string | undefined {
  const [month, day, year] = written.split("/");
  return year === undefined ? undefined : isoDay(year, month ?? "", day ?? "");
}

const isoDay = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

const UNITS = [
  "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: Readonly<Record<string, string>> = {
  first: "one", second: "two", third: "three", fifth: "five", eighth: "eight", ninth: "nine", twelfth: "twelve",
};

/** "36", "thirty-six", "thirty six (36)" → 36; undefined for what is no count below a thousand. */
export function countOf(written: string): number | undefined {
  const [words = "", , digits] = /^([a-z\d -]*?)\s*(\((\d+)\))?$/i.exec(written.trim())?.slice(1) ?? [];
  const said = /^\d{1,3}$/.test(words) ? Number.parseInt(words, 10) : fromNumberWords(words.toLowerCase());
  const inDigits = digits === undefined ? said : Number.parseInt(digits, 10);
  return said === inDigits ? said : undefined;
}

/** "thirty-sixth", "1/36th", "1/36" → 36: how many such portions the whole has. */
export function portionsOf(written: string): number | undefined {
  const fraction = /^1\/(\d{1,3})(?:st|nd|rd|th)?$/i.exec(written.trim());
  if (fraction?.[1] !== undefined) return Number.parseInt(fraction[1], 10);
  const ordinal = written.trim().toLowerCase().replace(/^(?:one|a)[\s-]+/, "");
  const last = ordinal.split(/[\s-]/).at(-1) ?? "";
  const cardinal = ORDINALS[last] ?? (last.endsWith("ieth") ? `${last.slice(0, -4)}y` : last.replace(/th$/, ""));
  return last === cardinal ? undefined : fromNumberWords(ordinal.slice(0, ordinal.length - last.length) + cardinal);
}

function fromNumberWords(words: string): number | undefined {
  const [first = "", second, ...others] = words.trim().split(/[\s-]+/);
  if (others.length > 0) return undefined;
  const [unit, ten] = [UNITS.indexOf(first) + 1, (TENS.indexOf(first) + 2) * 10];
  if (second === undefined) return unit > 0 ? unit : above(ten);
  const [more, tens] = [UNITS.indexOf(second) + 1, above(ten)];
  return tens !== undefined && more > 0 && more < 10 ? tens + more : undefined;
}

const above = (ten: number): number | undefined => (ten > 10 ? ten : undefined);
