/**
 * The one door to decimal.js. Every amount of the project is a {@link Decimal}; a lint rule keeps `Number()`,
 * `parseFloat` and `decimal.js` itself out of every other file.
 *
 * Rounding is half-up (half away from zero) and is declared here once. Sums, differences and products of filed
 * figures are exact within the 60 significant digits; quotients are correct to 60 digits, and the two directed
 * constructors let interval arithmetic round its ends outward, so that an interval never loses a value.
 */
import { Decimal as DecimalJs } from "decimal.js";
import { remembering } from "../lib/memory.ts";

const settings = { precision: 60, toExpNeg: -9e15, toExpPos: 9e15 };

export const Decimal = DecimalJs.clone({ ...settings, rounding: DecimalJs.ROUND_HALF_UP });
const Floor = DecimalJs.clone({ ...settings, rounding: DecimalJs.ROUND_FLOOR });
const Ceil = DecimalJs.clone({ ...settings, rounding: DecimalJs.ROUND_CEIL });

export type Decimal = DecimalJs;
export type Direction = "down" | "up";

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);

/** Plain decimal notation, as Filing JSON, Report and xBRL-JSON write numbers: no grouping, no exponent, no plus. */
export const DECIMAL_LEXEME = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Text → decimal. Throws a RangeError unless `text` is in plain decimal notation ({@link DECIMAL_LEXEME}). */
export const parseDecimal = (text: string): Decimal => (text.length > LONGEST_KEPT ? parse(text) : parsed(text));

function parse(text: string): Decimal {
  if (!DECIMAL_LEXEME.test(text)) throw new RangeError(`not a plain decimal number: ${JSON.stringify(text)}`);
  return new Decimal(text);
}

/** The same figure stands in tables, traces, ties and pages: a decimal never changes, so that each is read once. */
const parsed = remembering(20_000, parse);
const LONGEST_KEPT = 80;

/** A whole number that our own code knows (a count, a power, a number of days): never an amount of a filing. */
export function fromInteger(count: number): Decimal {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`);
  return new Decimal(count);
}

const powers = new Map<number, Decimal>();

/** Exponents are few (scales and places), and asked for with every figure: each power is computed once. */
export function powerOfTen(exponent: number): Decimal {
  const known = powers.get(exponent) ?? new Decimal(10).pow(exponent);
  powers.set(exponent, known);
  return known;
}

/** The value × 10^exponent: exact, and cheaper than a division by a power of ten. */
export const shifted = (value: Decimal, exponent: number): Decimal =>
  (exponent === 0 ? value : value.times(powerOfTen(exponent)));

/** Full-precision plain decimal string, as the Report writes it. */
export const toText = (value: Decimal): string => value.toFixed();

/** Half-up to `places` digits behind the point; negative places round to tens, hundreds, … */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  if (places >= 0 && value.decimalPlaces() <= places) return value;
  if (places >= 0) return value.toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP);
  const unit = powerOfTen(-places);
  return new Decimal(value.div(unit)).toDecimalPlaces(0, DecimalJs.ROUND_HALF_UP).times(unit);
}

/** Digits behind the point of a plain decimal lexeme: 2 for "0.06", 0 for "23382". */
export const fractionDigits = (lexeme: string): number => {
  const point = lexeme.indexOf(".");
  return point < 0 ? 0 : lexeme.length - point - 1;
};

const directed = (direction: Direction): typeof DecimalJs => (direction === "down" ? Floor : Ceil);

/** decimal.js keeps seven digits a word: results of so few words are exact, whatever the direction. */
const EXACT_WORDS = Math.floor(settings.precision / 7) - 1;

/** Directed arithmetic for the ends of intervals: the result is rounded toward −∞ ("down") or +∞ ("up"). */
export const directedSum = (a: Decimal, b: Decimal, to: Direction): Decimal =>
  (isExactSum(a, b) ? a.plus(b) : new Decimal(new (directed(to))(a).plus(b)));
export const directedProduct = (a: Decimal, b: Decimal, to: Direction): Decimal =>
  (a.d.length + b.d.length <= EXACT_WORDS ? a.times(b) : new Decimal(new (directed(to))(a).times(b)));
export const directedQuotient = (a: Decimal, b: Decimal, to: Direction): Decimal =>
  new Decimal(new (directed(to))(a).div(b));

/** All digits from the highest to the lowest of both fit into the precision. */
function isExactSum(a: Decimal, b: Decimal): boolean {
  const lowest = Math.min(a.e - a.d.length * 7, b.e - b.d.length * 7);
  return Math.max(a.e, b.e) - lowest + 1 <= settings.precision;
}

export const least = (...values: readonly Decimal[]): Decimal => Decimal.min(...values);
export const greatest = (...values: readonly Decimal[]): Decimal => Decimal.max(...values);
