/** Figures as they are printed: a cell's digits, and prose such as "$23.4 million", "21%" or "(0.02)". */
import { negate, parseFraction, tenTo, times, type Fraction } from "./fraction.ts";

export interface Printed {
  readonly value: Fraction;
  /** The last printed digit counts 10^-decimals; of basis points that end in 0, the one before. */
  readonly decimals: number;
  /** "USD" for a dollar sign, "pure" for a percentage or a multiple; undefined for a bare number. */
  readonly unit: string | undefined;
}

export const placesOf = (digits: string): number => /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;

const POWERS: Readonly<Record<string, number>> = {
  "": 0, "%": -2, percent: -2, "percentage point": -2, "percentage points": -2, "basis point": -4, "basis points": -4,
  times: 0, x: 0, thousand: 3, million: 6, billion: 9, trillion: 12,
};

const CURRENCIES: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };

const MULTIPLE = /^(?:times|x)$/;
const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** Undefined for a text that is not one figure. Parentheses or a minus before the digits turn the sign. */
export function parseProse(text: string): Printed | undefined {
  const isNegative = /^[$€£¥]?\s?[(\-\u2212]|^\(/.test(text.trim());
  const bare = text.trim().replace(/[()]/g, "").replace(/^[-\u2212]?\s?[$€£¥]?\s?[-\u2212]?/, "");
  const [, digits = "", word = ""] = /^([\d,.]*\d)\s?(.*)$/.exec(bare) ?? [];
  const power = POWERS[word.trim()];
  if (power === undefined || !GROUPED.test(digits)) return undefined;
  const plain = digits.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  const parsed = parseFraction(plain);
  if (parsed === undefined) return undefined;
  const value = times(parsed, tenTo(power));
  const unit = CURRENCIES[/[$€£¥]/.exec(text)?.[0] ?? ""] ?? (power < 0 || MULTIPLE.test(word.trim()) ? "pure" : undefined);
  const tenths = /^basis/.test(word) && /^\d*0$/.test(plain) ? 1 : 0;
  return { value: isNegative ? negate(value) : value, decimals: placesOf(plain) - power - tenths, unit };
}
