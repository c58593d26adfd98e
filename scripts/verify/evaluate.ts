/**
 * A trace evaluated anew from the facts: value, interval and unit, each step compared with what is published
 * of it.
 */
import type { Known, Operation, Trace } from "./evidence-file.ts";
import {
  ONE, compare, dividedBy, equal, greatest, inWords, minus, negate, plus, size, tenTo, times, type Fraction,
} from "./fraction.ts";
import { addRanges, at, divideRanges, lessOne, multiplyRanges, turnRange, type Range } from "./range.ts";
import { productUnit, quotientUnit, sameUnit } from "./units.ts";

export interface Evaluated {
  readonly value: Fraction;
  readonly range: Range;
  /** Undefined below a constant, whose unit is not published. */
  readonly unit: string | undefined;
  /** A quotient is published to 60 significant digits; without one the published value is exact. */
  readonly isRounded: boolean;
}

/** A trace that cannot be evaluated, or a step of it that is not what is published. */
export class TraceError extends Error {
  override name = "TraceError";
}

export type Facts = ReadonlyMap<string, Pick<Known, "value" | "low" | "high" | "unit">>;

/**
 * Published quotients agree with ours to at least this many places (of the value, or of one where that is
 * less).
 */
const PLACES = 50;

const slackOf = (value: Fraction): Fraction => times(greatest(ONE, size(value)), tenTo(-PLACES));

export const agrees = (published: Fraction, own: Fraction, isRounded: boolean): boolean => (isRounded
  ? compare(size(minus(published, own)), slackOf(own)) <= 0 : equal(published, own));

/** Published ends may lie outside ours by what rounding to 60 digits makes of them, never inside. */
export function enclosesClosely(published: Range, own: Range, isRounded: boolean): boolean {
  return compare(published.low, own.low) <= 0 && compare(own.high, published.high) <= 0
    && agrees(published.low, own.low, isRounded) && agrees(published.high, own.high, isRounded);
}

/** Throws a TraceError that names the first step that does not come to what is published. */
export function evaluate(trace: Trace, facts: Facts): Evaluated {
  const own = resultOf(trace, facts);
  if (!agrees(trace.published.value, own.value, own.isRounded)) {
    throw new TraceError(`${nameOf(trace)} is published as ${trace.published.text}, but comes to ${inWords(own.value)}`);
  }
  if ("unit" in trace && own.unit !== undefined && !sameUnit(trace.unit, own.unit)) {
    throw new TraceError(`${nameOf(trace)} is published in ${trace.unit}, but its inputs give ${own.unit}`);
  }
  return own;
}

const nameOf = (trace: Trace): string => {
  if (trace.op === "fact") return `the input ${trace.fact}`;
  return trace.op === "constant" ? `the constant "${trace.meaning}"` : `the ${trace.op}`;
};

function resultOf(trace: Trace, facts: Facts): Evaluated {
  if (trace.op === "constant") {
    const { value } = trace.published;
    return { value, range: at(value), unit: undefined, isRounded: false };
  }
  if (trace.op === "fact") {
    const fact = facts.get(trace.fact);
    if (fact === undefined) throw new TraceError(`names ${trace.fact}, which is no fact of this filing`);
    const { value, low, high, unit } = fact;
    return { value: value.value, range: { low: low.value, high: high.value }, unit, isRounded: false };
  }
  return operate(trace.op, trace.inputs.map((input) => evaluate(input, facts)));
}

function operate(op: Operation, inputs: readonly Evaluated[]): Evaluated {
  const [first, second] = inputs;
  if (first === undefined) throw new TraceError(`a ${op} of nothing`);
  if (op === "sum") return inputs.slice(1).reduce((sum, each) => add(sum, each, op), first);
  if (op === "negation" && second === undefined) {
    return { ...first, value: negate(first.value), range: turnRange(first.range) };
  }
  if (second === undefined || inputs.length !== 2) throw new TraceError(`a ${op} of ${inputs.length} inputs`);
  return pairOf(op, first, second);
}

function pairOf(op: Operation, a: Evaluated, b: Evaluated): Evaluated {
  if (op === "difference") return add(a, { ...b, value: negate(b.value), range: turnRange(b.range) }, op);
  if (op === "product") {
    return {
      value: times(a.value, b.value), range: multiplyRanges(a.range, b.range), unit: unitOf(a, b, productUnit),
      isRounded: a.isRounded || b.isRounded,
    };
  }
  if (op === "negation") throw new TraceError("a negation of 2 inputs");
  return divide(op, a, b);
}

function divide(op: Operation, a: Evaluated, b: Evaluated): Evaluated {
  const range = divideRanges(a.range, b.range);
  if (range === undefined) throw new TraceError(`the divisor of the ${op} may be zero within its rounding`);
  const value = dividedBy(a.value, b.value);
  if (op === "quotient") return { value, range, unit: unitOf(a, b, quotientUnit), isRounded: true };
  if (compare(b.range.low, { over: 0n, under: 1n }) <= 0) throw new TraceError("growth on a base that is not above zero");
  assertSameUnit(a, b, op);
  return { value: minus(value, ONE), range: lessOne(range), unit: "pure", isRounded: true };
}

function add(a: Evaluated, b: Evaluated, op: Operation): Evaluated {
  assertSameUnit(a, b, op);
  return {
    value: plus(a.value, b.value), range: addRanges(a.range, b.range), unit: a.unit ?? b.unit,
    isRounded: a.isRounded || b.isRounded,
  };
}

function assertSameUnit(a: Evaluated, b: Evaluated, op: Operation): void {
  if (a.unit !== undefined && b.unit !== undefined && !sameUnit(a.unit, b.unit)) {
    throw new TraceError(`a ${op} of ${a.unit} and ${b.unit}`);
  }
}

const unitOf = (a: Evaluated, b: Evaluated, combine: (x: string, y: string) => string): string | undefined =>
  (a.unit === undefined || b.unit === undefined ? undefined : combine(a.unit, b.unit));
