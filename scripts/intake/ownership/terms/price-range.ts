/**
 * The lowest and highest price behind an average, as filers undertake to say when they report several trades
 * in one row. Read only where a footnote gives exactly one range in dollars and speaks of the trades' own
 * prices.
 */
import type { FootnoteTerms } from "../../../model/ownership.ts";
import { parseDecimal } from "../../../model/decimal.ts";
import { plainNumber } from "../leaves.ts";

const PRICE = "(\\$?\\s?(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})?(?:\\.\\d{1,6})?)(?:\\s+per\\s+share)?";
const AND = "\\s*(?:,?\\s+to\\s+|,?\\s+and\\s+|,?\\s+through\\s+|\\s*[-–—]\\s*)(?:a\\s+high\\s+of\\s+)?";
const OPENINGS = [
  "(?:rang(?:ing|ed|es?)|varied|varying)\\s+(?:in\\s+price\\s+)?(?:(?:from|between|of)\\s+)?",
  "(?:price|sold|purchased|bought|acquired|disposed\\s+of|executed|effected)s?(?:\\s+at\\s+prices)?\\s+(?:from|between)\\s+",
  "range\\s+(?:of|from|between)\\s+(?:prices\\s+(?:of|from|between)\\s+)?",
];
const RANGE = new RegExp(`\\b(?:${OPENINGS.join("|")})(?:a\\s+low\\s+of\\s+)?${PRICE}${AND}${PRICE}(?!,?\\d)`, "gi");

/** Only of trades: a strike, a hurdle or another currency is another thing. */
const TRADES = /\bpric(?:e|es|ed|ing)\b/i;
const NOT_OF_TRADES = new RegExp("\\b(?:exercise|strike|conversion|hurdle|closing|target)\\s+prices?\\b"
  + "|\\b(?:option|warrant)s?\\b|[€£¥]|\\b(?:CAD|C\\$|A\\$|HK\\$|EUR|GBP)", "i");

export function priceRangeIn(text: string): FootnoteTerms["priceRange"] {
  if (!TRADES.test(text) || NOT_OF_TRADES.test(text)) return undefined;
  const [range, ...others] = [...text.matchAll(RANGE)].filter(([, low, high]) => isPrice(low) && isPrice(high));
  if (range === undefined || others.length > 0 || !(range[1] ?? "").includes("$")) return undefined;
  const [low, high] = [plain(range[1]), plain(range[2])];
  if (low === undefined || high === undefined || parseDecimal(low).greaterThan(parseDecimal(high))) return undefined;
  return { low, high };
}

const isPrice = (written = ""): boolean => /\d/.test(written);

const plain = (written = ""): string | undefined => plainNumber(written.replaceAll(/\s/g, ""));
