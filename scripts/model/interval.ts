/**
 * Closed intervals of decimals: the set of numbers that a rounded figure may stand for.
 * Arithmetic is by corner evaluation with outward rounding, so the result always holds every value that the
 * operands' values can give (the inclusion law; see test/model/interval.test.ts).
 */
import {
  ONE, ZERO, directedProduct, directedQuotient, directedSum, greatest, least, powerOfTen,
  type Decimal, type Direction,
} from "./decimal.ts";

export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Throws a RangeError if `low` lies above `high`. */
export function interval(low: Decimal, high: Decimal): Interval {
  if (low.greaterThan(high)) throw new RangeError(`an interval from ${low.toFixed()} down to ${high.toFixed()}`);
  return { low, high };
}

export const point = (value: Decimal): Interval => ({ low: value, high: value });

/**
 * What a figure printed with its last digit at 10^-decimals stands for: [v − u/2, v + u/2], both ends closed
 * (XBRL Calculations 1.1, section 3, round-to-nearest).
 */
export function roundingInterval(value: Decimal, decimals: number): Interval {
  const half = powerOfTen(-decimals).div(2);
  return interval(value.minus(half), value.plus(half));
}

export const addIntervals = (a: Interval, b: Interval): Interval =>
  interval(directedSum(a.low, b.low, "down"), directedSum(a.high, b.high, "up"));

export const negateInterval = (a: Interval): Interval => interval(a.high.negated(), a.low.negated());

export const subtractIntervals = (a: Interval, b: Interval): Interval => addIntervals(a, negateInterval(b));

/** The least and the greatest of four products; where a sign is known, so are the two ends that give them. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  if (isPositive(b)) return multiplyByPositive(a, b);
  if (isPositive(a)) return multiplyByPositive(b, a);
  const all = (to: Direction): Decimal[] => [a.low, a.high].flatMap((x) =>
    [directedProduct(x, b.low, to), directedProduct(x, b.high, to)]);
  return interval(least(...all("down")), greatest(...all("up")));
}

const isPositive = ({ low }: Interval): boolean => low.greaterThan(ZERO);

const multiplyByPositive = (a: Interval, b: Interval): Interval => interval(
  directedProduct(a.low, a.low.isNegative() ? b.high : b.low, "down"),
  directedProduct(a.high, a.high.isNegative() ? b.low : b.high, "up"),
);

/** Undefined when the divisor's interval holds zero: the quotient is then unbounded, hence not checked. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  if (contains(b, ZERO)) return undefined;
  return isPositive(b) ? divideByPositive(a, b) : divideByPositive(negateInterval(a), negateInterval(b));
}

const divideByPositive = (a: Interval, b: Interval): Interval => interval(
  directedQuotient(a.low, a.low.isNegative() ? b.low : b.high, "down"),
  directedQuotient(a.high, a.high.isNegative() ? b.high : b.low, "up"),
);

export const contains = (a: Interval, value: Decimal): boolean =>
  a.low.lessThanOrEqualTo(value) && a.high.greaterThanOrEqualTo(value);

/** Closed ends: intervals that touch in one point meet (XBRL Calculations 1.1). */
export const intersects = (a: Interval, b: Interval): boolean =>
  a.low.lessThanOrEqualTo(b.high) && b.low.lessThanOrEqualTo(a.high);

export const encloses = (outer: Interval, inner: Interval): boolean =>
  outer.low.lessThanOrEqualTo(inner.low) && outer.high.greaterThanOrEqualTo(inner.high);

export const width = (a: Interval): Decimal => directedSum(a.high, a.low.negated(), "up");

/** How far two intervals lie apart; zero when they meet. */
export function distance(a: Interval, b: Interval): Decimal {
  if (intersects(a, b)) return ZERO;
  return a.high.lessThan(b.low) ? b.low.minus(a.high) : a.low.minus(b.high);
}

export const shiftByOne = (a: Interval): Interval => addIntervals(a, point(ONE.negated()));
