/**
 * Exact arithmetic for the second opinion: a fraction of two whole numbers, in lowest terms, `under` above
 * zero. It shares nothing with model/decimal.ts on purpose: what both agree on is not one mistake made twice.
 */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };
export const ONE: Fraction = { over: 1n, under: 1n };

const sizeOf = (whole: bigint): bigint => (whole < 0n ? -whole : whole);

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [sizeOf(a), sizeOf(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function fraction(over: bigint, under: bigint): Fraction {
  if (under === 1n) return { over, under };
  const shared = greatestDivisor(over, under) * (under < 0n ? -1n : 1n);
  return { over: over / shared, under: under / shared };
}

export const whole = (count: number): Fraction => ({ over: BigInt(count), under: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negate(b));
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
export const negate = (a: Fraction): Fraction => ({ over: -a.over, under: a.under });
export const size = (a: Fraction): Fraction => ({ over: sizeOf(a.over), under: a.under });

/** Throws a RangeError on a divisor of zero. */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new RangeError("division by zero");
  return fraction(a.over * b.under, a.under * b.over);
}

/** Below zero, zero or above, as `a` lies below, at or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export const equal = (a: Fraction, b: Fraction): boolean => a.over === b.over && a.under === b.under;
export const least = (first: Fraction, ...rest: readonly Fraction[]): Fraction =>
  rest.reduce((best, each) => (compare(each, best) < 0 ? each : best), first);
export const greatest = (first: Fraction, ...rest: readonly Fraction[]): Fraction =>
  rest.reduce((best, each) => (compare(each, best) > 0 ? each : best), first);

export const tenTo = (power: number): Fraction =>
  (power >= 0 ? { over: 10n ** BigInt(power), under: 1n } : { over: 1n, under: 10n ** BigInt(-power) });

/** `value` × 10^places as a whole number, halves away from zero. */
export function roundedAt(value: Fraction, places: number): bigint {
  const { over, under } = times(size(value), tenTo(places));
  const up = (2n * over + under) / (2n * under);
  return value.over < 0n ? -up : up;
}

/** `value` rounded to 10^-places, halves away from zero. */
export const roundTo = (value: Fraction, places: number): Fraction =>
  times({ over: roundedAt(value, places), under: 1n }, tenTo(-places));

/** Longest text that is read as a numeral: a malicious copy must not keep us calculating. */
const LONGEST = 160;
const PLAIN = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/** "-12.50" → −25/2. Undefined for anything but plain decimal notation. */
export function parseFraction(text: string): Fraction | undefined {
  const match = text.length <= LONGEST ? PLAIN.exec(text) : null;
  if (match === null) return undefined;
  const [, sign = "", digits = "", places = ""] = match;
  const over = BigInt(digits + places);
  return fraction(sign === "-" ? -over : over, 10n ** BigInt(places.length));
}

/** For reading: at most twelve places. */
export function inWords(value: Fraction): string {
  const shown = roundedAt(value, 12);
  const digits = sizeOf(shown).toString().padStart(13, "0");
  const places = digits.slice(-12).replace(/0+$/, "");
  const about = equal(roundTo(value, 12), value) ? "" : "…";
  return `${shown < 0n ? "-" : ""}${digits.slice(0, -12)}${places === "" ? "" : `.${places}`}${about}`;
}
