/**
 * A figure as prose states it: "$23.4 million", "21%", "7,836,250", "(0.02)". Parsed into its value, the decimals that
 * its last digit stands for, and a unit.
 */
import { fractionDigits, parseDecimal, powerOfTen, type Decimal } from "../model/decimal.ts";
import type { Style } from "../model/report.ts";
import { PURE, type Unit } from "../model/unit.ts";
import { styleOf } from "../format/style.ts";

export interface Lexeme {
  readonly value: Decimal;
  readonly decimals: number;
  /** "pure" for a percentage, an ISO 4217 code for money, undefined for a bare number. */
  readonly unit: Unit | undefined;
  /** The style that writes the value just so. */
  readonly style: Style;
}

const SCALES: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12 };
const CURRENCIES: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };

const LEXEME = new RegExp([
  /^(?<open>\()?(?<minus>[-\u2212])?(?<currency>[$€£¥])?\s?(?<open2>\()?(?<minus2>[-\u2212])?/,
  /(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<close>\))?/,
  /\s?(?<suffix>%|percent|percentage points?|basis points?|thousand|million|billion|trillion)?(?<close2>\))?$/,
].map((part) => part.source).join(""));

/** Undefined for a text that is not one figure. */
export function parseLexeme(text: string): Lexeme | undefined {
  const groups = LEXEME.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const digits = (groups["digits"] ?? "").replaceAll(",", "");
  const negative = ["open", "open2", "minus", "minus2"].some((name) => groups[name] !== undefined);
  const currency = CURRENCIES[groups["currency"] ?? ""];
  return build({ digits: digits.replace(/^0+(?=\d)/, ""), negative, currency, suffix: groups["suffix"] });
}

interface LexemeParts {
  digits: string;
  negative: boolean;
  currency: string | undefined;
  suffix: string | undefined;
}

function build({ digits, negative, currency, suffix }: LexemeParts): Lexeme {
  const exponent = exponentOf(suffix);
  const magnitude = parseDecimal(digits).times(powerOfTen(exponent));
  const places = fractionDigits(digits);
  return {
    value: negative ? magnitude.negated() : magnitude,
    decimals: places - exponent,
    unit: currency ?? (exponent < 0 ? PURE : undefined),
    style: lexemeStyle(suffix, places, currency),
  };
}

function exponentOf(suffix: string | undefined): number {
  if (suffix === undefined) return 0;
  if (suffix.startsWith("basis")) return -4;
  return SCALES[suffix] ?? -2;
}

function lexemeStyle(suffix: string | undefined, places: number, currency: string | undefined): Style {
  if (suffix !== undefined && exponentOf(suffix) < 0) {
    const kind = suffix.startsWith("percentage") || suffix.startsWith("basis") ? "points" : "percent";
    return styleOf({ kind, scale: 0, places, unit: "" });
  }
  const scale = exponentOf(suffix);
  if (currency !== undefined) return styleOf({ kind: "money", scale, places, unit: currency });
  return styleOf({ kind: "number", scale, places, unit: "" });
}
