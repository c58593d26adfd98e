/**
 * Figures as the locale in force writes them. Numbers go to Intl as decimal text, so no digit passes through a
 * float.
 */
import { remembering } from "../lib/memory.ts";
import { locale, wordsFor } from "../lib/words.ts";

export const MINUS = "\u2212";
export const DASH = "\u2013";

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(places: number): Intl.NumberFormat {
  const key = `${locale()} ${places}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale(), { minimumFractionDigits: places, maximumFractionDigits: places });
  formatters.set(key, made);
  return made;
}

/** How a locale sets digits apart, where it does so by threes. */
interface Grouping {
  readonly group: string;
  readonly point: string;
  /** Digits before the point from which on they are grouped: Spanish leaves four alone. */
  readonly from: number;
}

const SAMPLE = "123456789.5";

/** Undefined for a locale that groups otherwise or has digits of its own. */
const groupingOf = remembering(100, (name: string): { readonly by: Grouping | undefined } => {
  const written = (digits: string): Intl.NumberFormatPart[] =>
    new Intl.NumberFormat(name, { maximumFractionDigits: 1 }).formatToParts(digits as unknown as number);
  const valueOf = (type: string): string => written(SAMPLE).find((part) => part.type === type)?.value ?? "";
  const isGrouped = (digits: string): boolean => written(digits).some(({ type }) => type === "group");
  const by = { group: valueOf("group"), point: valueOf("decimal"), from: isGrouped("1234") ? 4 : 5 };
  const isOurs = grouped(SAMPLE, by) === written(SAMPLE).map(({ value }) => value).join("") && isGrouped("12345");
  return { by: isOurs ? by : undefined };
});

/** What Intl does of every digit's text, a good deal faster: a build writes some thousand figures a filing. */
function grouped(digits: string, { group, point, from }: Grouping): string {
  const end = digits.indexOf(".");
  const whole = end < 0 ? digits.length : end;
  const fraction = end < 0 ? "" : point + digits.slice(end + 1);
  if (whole < from) return digits.slice(0, whole) + fraction;
  let at = whole % 3 === 0 ? 3 : whole % 3;
  let text = digits.slice(0, at);
  for (; at < whole; at += 3) text += group + digits.slice(at, at + 3);
  return text + fraction;
}

/** Groups the digits of a plain, unsigned decimal text with so many places: "23382.5" → "23,382.5". */
export function groupDigits(digits: string, places: number): string {
  const { by } = groupingOf(locale());
  return by === undefined ? formatter(places).format(digits as unknown as number) : grouped(digits, by);
}

const orders = new Map<string, boolean>();

/** Does the locale write the currency before the amount: $23.4, but 23,4 €? */
function isCurrencyFirst(): boolean {
  const known = orders.get(locale());
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(locale(), { style: "currency", currency: "USD" }).formatToParts(1);
  const [first] = parts.filter(({ type }) => type === "currency" || type === "integer");
  orders.set(locale(), first?.type === "currency");
  return first?.type === "currency";
}

const NO_BREAK = "\u00a0";

/** An amount with its currency, where the locale puts it: a symbol where it is unmistakable, else the ISO 4217 code. */
export function withCurrency(amount: string, code: string): string {
  const symbol = wordsFor(`currency.${code}.symbol`);
  if (isCurrencyFirst()) return symbol === undefined ? `${code} ${amount}` : `${symbol}${amount}`;
  return `${amount}${NO_BREAK}${symbol ?? code}`;
}

/** "23.4 million"; the digits alone for a power of ten without a word. */
export const withScale = (digits: string, scale: number): string => wordsFor(`scale.${scale}`, { digits }) ?? digits;

export const currencyName = (code: string): string => wordsFor(`currency.${code}`) ?? code;
