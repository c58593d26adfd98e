/**
 * A figure as prose states it: "$23.4 million", "21%", "7,836,250", "(0.02)". Parsed into its value, the decimals that
 * its last digit stands for, and a unit. Basis points that end in 0 count tenths of a percent: "150 basis points" is
 * the difference of 34.5% and 33.0%.
 */
import { fractionDigits, parseDecimal, powerOfTen, type Decimal } from "./decimal.ts";
import { PURE, type Unit } from "./unit.ts";

export interface Lexeme {
  readonly value: Decimal;
  readonly decimals: number;
  /** "pure" for a percentage or a multiple, an ISO 4217 code for money, undefined for a bare number. */
  readonly unit: Unit | undefined;
  /** "percent", "points" (percentage or basis points), "multiple" ("2.5 times"), "money" or "number". */
  readonly kind: "percent" | "points" | "multiple" | "money" | "number";
  /** Power of ten of the scale word: 6 for "million". */
  readonly scale: number;
  /** Digits behind the point as printed. */
  readonly places: number;
}

const SCALES: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12 };
const BASIS_POINT = -4;
const MULTIPLES: ReadonlySet<string> = new Set(["times", "x"]);
const CURRENCIES: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };

const LEXEME = new RegExp([
  /^(?<open>\()?(?<minus>[-\u2212])?(?<currency>[$€£¥])?\s?(?<open2>\()?(?<minus2>[-\u2212])?/,
  /(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<close>\))?/,
  /\s?(?<suffix>%|percent|percentage points?|basis points?|times|x|thousand|million|billion|trillion)?(?<close2>\))?$/,
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
  const isRound = exponent === BASIS_POINT && places === 0 && digits.endsWith("0");
  return {
    value: negative ? magnitude.negated() : magnitude,
    decimals: places - exponent - (isRound ? 1 : 0),
    unit: currency ?? (exponent < 0 || MULTIPLES.has(suffix ?? "") ? PURE : undefined),
    kind: kindOf(suffix, currency),
    scale: Math.max(0, exponent),
    places,
  };
}

function exponentOf(suffix: string | undefined): number {
  if (suffix === undefined || MULTIPLES.has(suffix)) return 0;
  if (suffix.startsWith("basis")) return BASIS_POINT;
  return SCALES[suffix] ?? -2;
}

function kindOf(suffix: string | undefined, currency: string | undefined): Lexeme["kind"] {
  if (suffix === "%" || suffix === "percent") return "percent";
  if (MULTIPLES.has(suffix ?? "")) return "multiple";
  if (suffix !== undefined && exponentOf(suffix) < 0) return "points";
  return currency === undefined ? "number" : "money";
}
