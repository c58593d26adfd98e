/**
 * Figures as the locale in force writes them. Numbers go to Intl as decimal text, so no digit passes through a
 * float.
 */
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

/** Groups the digits of a plain, unsigned decimal text: "23382.5" → "23,382.5". */
export function groupDigits(digits: string, places: number): string {
  return formatter(places).format(digits as unknown as number);
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
