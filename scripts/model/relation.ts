/**
 * Relations between figures that words claim: "more than", "almost as far". Each holds only where rounding cannot turn
 * it round: for every pair of values that the printed figures may stand for.
 */
import { ONE, ZERO, parseDecimal, type Decimal } from "./decimal.ts";
import { divideIntervals, intersects, interval, point, subtractIntervals, type Interval } from "./interval.ts";

/** A figure and the ends of the interval it stands for. */
export interface Estimate { readonly value: Decimal; readonly low: Decimal; readonly high: Decimal }

/** One figure; or two: a move from the first to the second, or a range from its low end to its high end. */
export type Compared = readonly [Estimate] | readonly [Estimate, Estimate];

/**
 * - `greater`, `less`: of two figures, surely
 * - `equal`: of two figures, as they are stated; `level`: their rounding intervals meet
 * - `within`: a figure or range lies within a range, surely; `agree`: two ranges whose ends meet within rounding
 * - `faster`, `slower`: of two moves, by rate of growth; `much-faster`: by half as much again, at least
 * - `almost-as-far`: of two moves in one direction, the first is at least nine tenths of the second, but not all of it
 */
export const RELATIONS = [
  "greater", "less", "equal", "level", "within", "agree", "faster", "slower", "much-faster", "almost-as-far",
] as const;
export type Relation = (typeof RELATIONS)[number];

const MUCH = parseDecimal("1.5");
const ALMOST = parseDecimal("0.9");

type OfFigures = (a: Estimate, b: Estimate) => boolean;
type OfPairs = (a: readonly [Estimate, Estimate], b: readonly [Estimate, Estimate]) => boolean;

/** Intervals that touch in one point belong to neighbouring printed figures, whose order is not in doubt. */
const isGreater: OfFigures = (a, b) => a.low.greaterThanOrEqualTo(b.high) && a.value.greaterThan(b.value);

const meet: OfFigures = (a, b) => intersects(a, b);

const OF_FIGURES: Readonly<Partial<Record<Relation, OfFigures>>> = {
  greater: isGreater,
  less: (a, b) => isGreater(b, a),
  equal: (a, b) => a.value.equals(b.value),
  level: meet,
};

/** Undefined where growth means nothing: the base may be zero or negative. */
function growth([from, to]: readonly [Estimate, Estimate]): Interval | undefined {
  if (!from.low.greaterThan(ZERO)) return undefined;
  const quotient = divideIntervals(interval(to.low, to.high), interval(from.low, from.high));
  return quotient === undefined ? undefined : subtractIntervals(quotient, point(ONE));
}

const byGrowth = (holdsFor: (a: Interval, b: Interval) => boolean): OfPairs => (a, b) => {
  const [x, y] = [growth(a), growth(b)];
  return x !== undefined && y !== undefined && holdsFor(x, y);
};

const distance = ([from, to]: readonly [Estimate, Estimate]): Interval =>
  subtractIntervals(interval(to.low, to.high), interval(from.low, from.high));

/** A move's size, where its direction is sure. */
function sizeOf({ low, high }: Interval): { isUp: boolean; size: Interval } | undefined {
  if (low.greaterThan(ZERO)) return { isUp: true, size: { low, high } };
  return high.lessThan(ZERO) ? { isUp: false, size: { low: high.negated(), high: low.negated() } } : undefined;
}

const isAlmostAsFar: OfPairs = (a, b) => {
  const [x, y] = [sizeOf(distance(a)), sizeOf(distance(b))];
  if (x === undefined || y === undefined || x.isUp !== y.isUp) return false;
  return x.size.low.greaterThanOrEqualTo(y.size.high.times(ALMOST)) && x.size.high.lessThanOrEqualTo(y.size.high);
};

const OF_PAIRS: Readonly<Partial<Record<Relation, OfPairs>>> = {
  within: ([low, high], [from, to]) =>
    low.low.greaterThanOrEqualTo(from.low) && high.high.lessThanOrEqualTo(to.high),
  agree: (a, b) => meet(a[0], b[0]) && meet(a[1], b[1]),
  faster: byGrowth((a, b) => a.low.greaterThan(b.high)),
  slower: byGrowth((a, b) => a.high.lessThan(b.low)),
  "much-faster": byGrowth((a, b) => b.low.greaterThan(ZERO) && a.low.greaterThanOrEqualTo(b.high.times(MUCH))),
  "almost-as-far": isAlmostAsFar,
};

const asPair = (compared: Compared): readonly [Estimate, Estimate] =>
  (compared.length === 1 ? [compared[0], compared[0]] : compared);

const isOne = (compared: Compared): compared is readonly [Estimate] => compared.length === 1;

/** Is it a relation between so many figures? "within" also takes one figure and a range. */
export function takes(relation: Relation, a: number, b: number): boolean {
  if (relation in OF_FIGURES) return a === 1 && b === 1;
  return b === 2 && (a === 2 || relation === "within");
}

/** False also for a relation that is not one between figures so many. */
export function holds(relation: Relation, a: Compared, b: Compared): boolean {
  if (!takes(relation, a.length, b.length)) return false;
  if (isOne(a) && isOne(b)) return OF_FIGURES[relation]?.(a[0], b[0]) ?? false;
  return OF_PAIRS[relation]?.(asPair(a), asPair(b)) ?? false;
}

/** A comparison as a page carries it in `data-compare`: "<ref>|greater|<ref>"; a pair is "<ref>..<ref>". */
export interface Comparison {
  readonly a: readonly string[];
  readonly relation: Relation;
  readonly b: readonly string[];
}

export const comparisonText = ({ a, relation, b }: Comparison): string => [a.join(".."), relation, b.join("..")].join("|");

/** Undefined for a text that is none. */
export function parseComparison(text: string): Comparison | undefined {
  const [a, name, b, ...more] = text.split("|");
  const relation = RELATIONS.find((known) => known === name);
  if (a === undefined || b === undefined || relation === undefined || more.length > 0) return undefined;
  return { a: a.split(".."), relation, b: b.split("..") };
}
