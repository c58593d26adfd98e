/**
 * Comparisons in words: beside "rose" or "almost as far" a page says what is compared (`data-compare`), as
 * "<ref>|greater|<ref>" or, for moves and ranges, "<ref>..<ref>|faster|<ref>..<ref>". Each must hold for every value
 * that the rounded figures may stand for.
 */
import type { FilingCopy } from "./filing-copy.ts";
import { language } from "./language.ts";
import { ZERO, compare, parseFraction, times, type Fraction } from "./fraction.ts";
import { addRanges, divideRanges, lessOne, meet, turnRange, type Range } from "./range.ts";

interface Estimate extends Range { readonly value: Fraction }
type Pair = readonly [Estimate, Estimate];

const isAbove = (a: Estimate, b: Estimate): boolean => compare(a.low, b.high) >= 0 && compare(a.value, b.value) > 0;

/** Undefined on a base that may be zero or less. */
function growthOf([from, to]: Pair): Range | undefined {
  const ratio = compare(from.low, ZERO) > 0 ? divideRanges(to, from) : undefined;
  return ratio && lessOne(ratio);
}

/** Size and direction of a move; undefined where its direction is not sure. */
function moveOf([from, to]: Pair): { isUp: boolean; size: Range } | undefined {
  const distance = addRanges(to, turnRange(from));
  if (compare(distance.low, ZERO) > 0) return { isUp: true, size: distance };
  return compare(distance.high, ZERO) < 0 ? { isUp: false, size: turnRange(distance) } : undefined;
}

const part = (text: string): Fraction => parseFraction(text) ?? ZERO;
const MUCH = part("1.5");
const ALMOST = part("0.9");

const byGrowth = (holds: (a: Range, b: Range) => boolean) => (a: Pair, b: Pair): boolean => {
  const [x, y] = [growthOf(a), growthOf(b)];
  return x !== undefined && y !== undefined && holds(x, y);
};

function isAlmostAsFar(a: Pair, b: Pair): boolean {
  const [x, y] = [moveOf(a), moveOf(b)];
  if (x === undefined || y === undefined || x.isUp !== y.isUp) return false;
  return compare(x.size.low, times(y.size.high, ALMOST)) >= 0 && compare(x.size.high, y.size.high) <= 0;
}

const OF_ONE: Readonly<Record<string, (a: Estimate, b: Estimate) => boolean>> = {
  greater: isAbove,
  less: (a, b) => isAbove(b, a),
  equal: (a, b) => compare(a.value, b.value) === 0,
  level: meet,
};

const OF_TWO: Readonly<Record<string, (a: Pair, b: Pair) => boolean>> = {
  within: ([low, high], [from, to]) => compare(from.low, low.low) <= 0 && compare(high.high, to.high) <= 0,
  agree: (a, b) => meet(a[0], b[0]) && meet(a[1], b[1]),
  faster: byGrowth((a, b) => compare(a.low, b.high) > 0),
  slower: byGrowth((a, b) => compare(a.high, b.low) < 0),
  "much-faster": byGrowth((a, b) => compare(b.low, ZERO) > 0 && compare(a.low, times(b.high, MUCH)) >= 0),
  "almost-as-far": isAlmostAsFar,
};

const UP = new Set(["greater", "faster", "much-faster"]);
const DOWN = new Set(["less", "slower"]);

/** What is wrong with a comparison; undefined where it holds and its words point the same way. */
export function comparisonProblem(text: string, words: string, filing: FilingCopy): string | undefined {
  const [left = "", relation = "", right = ""] = text.split("|");
  const [a, b] = [sideOf(left, filing), sideOf(right, filing)];
  if (a === undefined || b === undefined) return "compares what the evidence has not";
  if (!isSure(relation, a, b)) return "does not hold of these figures";
  const { upward, downward, slowly } = language();
  const isWrongWay = slowly.test(words) ? !DOWN.has(relation)
    : (upward.test(words) && !UP.has(relation)) || (downward.test(words) && !DOWN.has(relation));
  return isWrongWay ? `says the other way round than "${relation}"` : undefined;
}

function isSure(relation: string, a: readonly Estimate[], b: readonly Estimate[]): boolean {
  const [[a1, a2], [b1, b2]] = [a, b];
  if (a1 === undefined || b1 === undefined) return false;
  const ofOne = Object.hasOwn(OF_ONE, relation) ? OF_ONE[relation] : undefined;
  if (ofOne !== undefined) return a2 === undefined && b2 === undefined && ofOne(a1, b1);
  const ofTwo = Object.hasOwn(OF_TWO, relation) ? OF_TWO[relation] : undefined;
  if (ofTwo === undefined || b2 === undefined || (a2 === undefined && relation !== "within")) return false;
  return ofTwo([a1, a2 ?? a1], [b1, b2]);
}

/** One figure or two; undefined where the evidence has not all of them. */
function sideOf(text: string, filing: FilingCopy): Estimate[] | undefined {
  const refs = text.split("..");
  const found = refs.flatMap((ref) => estimateOf(ref, filing));
  return found.length === refs.length && refs.length <= 2 ? found : undefined;
}

function estimateOf(ref: string, { facts, metrics }: FilingCopy): Estimate[] {
  const [kind = "", id = ""] = ref.split(":");
  const known = kind === "fact" ? facts.get(id) : metrics.get(id)?.figure;
  if (known === undefined || known === null) return [];
  return [{ value: known.value.value, low: known.low.value, high: known.high.value }];
}
