/** Closed ranges of fractions: what a rounded figure may stand for. Exact, so no end is ever rounded. */
import {
  ONE, ZERO, compare, dividedBy, greatest, least, minus, negate, plus, tenTo, times, whole, type Fraction,
} from "./fraction.ts";

export interface Range {
  readonly low: Fraction;
  readonly high: Fraction;
}

export const at = (value: Fraction): Range => ({ low: value, high: value });

/**
 * Half a unit of the last printed place on both sides (XBRL Calculations 1.1); the value itself where it is
 * exact.
 */
export function rangeOf(value: Fraction, decimals: number | null): Range {
  if (decimals === null) return at(value);
  const half = dividedBy(tenTo(-decimals), whole(2));
  return { low: minus(value, half), high: plus(value, half) };
}

export const addRanges = (a: Range, b: Range): Range => ({ low: plus(a.low, b.low), high: plus(a.high, b.high) });
export const turnRange = (a: Range): Range => ({ low: negate(a.high), high: negate(a.low) });

function corners(a: Range, b: Range, of: (x: Fraction, y: Fraction) => Fraction): Range {
  const [first, ...rest] = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)] as const;
  return { low: least(first, ...rest), high: greatest(first, ...rest) };
}

export const multiplyRanges = (a: Range, b: Range): Range => corners(a, b, times);

/** Undefined where the divisor may be zero. */
export const divideRanges = (a: Range, b: Range): Range | undefined =>
  (holds(b, ZERO) ? undefined : corners(a, b, dividedBy));

export const lessOne = (a: Range): Range => ({ low: minus(a.low, ONE), high: minus(a.high, ONE) });
export const holds = (a: Range, value: Fraction): boolean => compare(a.low, value) <= 0 && compare(value, a.high) <= 0;
export const meet = (a: Range, b: Range): boolean => compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;
export const width = (a: Range): Fraction => minus(a.high, a.low);
