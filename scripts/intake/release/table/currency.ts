/** Which currency words and signs mean (ISO 4217), and which one a document is in. */
import type { Block, GridBlock } from "../document/block.ts";

interface Naming { readonly code: string; readonly pattern: RegExp }

const named = (code: string, source: string): Naming => ({ code, pattern: new RegExp(source, "i") });

/** What a longer sign contains comes after it. A dollar sign alone says nothing (see {@link mainCurrency}). */
const NAMINGS: readonly Naming[] = [
  named("CNY", String.raw`\bRMB\b|\brenminbi\b|\bCNY\b|\byuan\b`),
  named("TWD", String.raw`\bNT\s?\$|\bTWD\b|new taiwan`),
  named("HKD", String.raw`\bHK\s?\$|\bHKD\b|hong kong dollars?`),
  named("CAD", String.raw`\bC(?:DN|AD)?\s?\$|\bCAD\b|canadian (?:dollars?|\$|funds)`),
  named("AUD", String.raw`\bA(?:U)?\s?\$|\bAUD\b|australian dollars?`),
  named("SGD", String.raw`\bS\$|\bSGD\b|singapore dollars?`),
  named("BRL", String.raw`\bR\$|\bBRL\b|brazilian rea(?:l|is)`),
  named("MXN", String.raw`\bMx\$|\bPs\.|\bMXN\b|mexican pesos?`),
  named("USD", String.raw`\bU\.?S\.?\s?\$|\bUSD\b|\bU\.?S\.? ?dollars?|united states dollars?`),
  named("GBP", String.raw`\u00A3|\bGBP\b|pounds? sterling|\bsterling\b`),
  named("EUR", String.raw`\u20AC|\bEUR\b|\beuros?\b`),
  named("JPY", String.raw`\u00A5|\uFFE5|\bJPY\b|\byen\b`),
  named("CHF", String.raw`\bCHF\b|swiss francs?`),
  named("KRW", String.raw`\u20A9|\bKRW\b|\bkorean won\b`),
  named("ILS", String.raw`\u20AA|\bNIS\b|\bILS\b|\bshekels?\b`),
  named("INR", String.raw`\u20B9|\bINR\b|\bRs\.|\brupees?\b`),
  named("SEK", String.raw`\bSEK\b`), named("NOK", String.raw`\bNOK\b`), named("DKK", String.raw`\bDKK\b`),
];

const ANY = new RegExp(NAMINGS.map(({ pattern }) => pattern.source).join("|"), "i");

/** Every currency that the words name, once each. Most texts name none. */
export const currenciesIn = (text: string): string[] =>
  (ANY.test(text) ? NAMINGS.filter(({ pattern }) => pattern.test(text)).map(({ code }) => code) : []);

/** Undefined where the words name none, or several. */
export function currencyIn(text: string): string | undefined {
  const [only, other] = currenciesIn(text);
  return other === undefined ? only : undefined;
}

export function withoutCurrency(text: string): string {
  return NAMINGS.reduce((rest, { pattern }) => rest.replace(pattern, " "), text);
}

const DOLLARS = new Set(["USD", "CAD", "AUD", "HKD", "SGD", "TWD"]);
const LONGEST_NOTE = 200;

/** The currency that most tables are in, by their notes, headings and signs; US dollars where nothing says another. */
export function mainCurrency(blocks: readonly Block[]): string {
  const notes = new Map<string, number>();
  let signs = 0;
  const vote = (text: string): void => {
    for (const code of currenciesIn(text)) notes.set(code, (notes.get(code) ?? 0) + 1);
  };
  blocks.forEach((block, at) => {
    if (block.kind !== "grid") return;
    signs += countDollars(block);
    for (const before of blocks.slice(Math.max(0, at - 6), at)) {
      if (before.kind !== "grid" && before.text.length < LONGEST_NOTE) vote(before.text);
    }
    for (const { cells } of block.rows) for (const { text } of cells) if (text.length < 40) vote(text);
  });
  const [most] = [...notes].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most === undefined) return "USD";
  return DOLLARS.has(most[0]) || most[1] > signs ? most[0] : "USD";
}

function countDollars({ rows }: GridBlock): number {
  let count = 0;
  for (const { cells } of rows) for (const { text } of cells) if (/^\s*\$|^\(\$/.test(text)) count += 1;
  return count;
}
