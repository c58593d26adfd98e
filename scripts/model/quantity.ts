/**
 * A quantity: an exact decimal, the interval it stands for, its unit and its trace. Metrics are ordinary functions
 * over quantities, so that one definition gives the value, the rounding interval and the formula that a reader opens.
 *
 * A gap (a figure that the filing does not give, a ratio that means nothing) is a value too: {@link Missing} answers
 * the same operations with itself, so a formula needs no `if`.
 */
import { words } from "../lib/words.ts";
import { ONE, ZERO, type Decimal } from "./decimal.ts";
import {
  addIntervals, contains, divideIntervals, multiplyIntervals, negateInterval, point, roundingInterval,
  shiftByOne, subtractIntervals, type Interval,
} from "./interval.ts";
import { PURE, productUnit, quotientUnit, type Unit } from "./unit.ts";

export type OperationName = "sum" | "difference" | "product" | "quotient" | "growth" | "negation";

export type Trace =
  | { readonly op: "fact"; readonly fact: string }
  | { readonly op: "constant"; readonly meaning: string }
  | { readonly op: OperationName; readonly inputs: readonly Quantity[] };

/**
 * Why a figure is not there: `not-reported` (an input is missing), `not-meaningful` (n/m: growth on a base ≤ 0, a rate
 * on a loss), `not-checked` (the divisor's interval holds zero).
 */
export type GapKind = "not-reported" | "not-meaningful" | "not-checked";

export type Figure = Quantity | Missing;

interface Arithmetic {
  plus(other: Figure): Figure;
  minus(other: Figure): Figure;
  times(other: Figure): Figure;
  dividedBy(other: Figure): Figure;
  growthFrom(base: Figure): Figure;
  negated(): Figure;
}

export class Missing implements Arithmetic {
  readonly kind: GapKind;
  readonly reason: string;
  constructor(kind: GapKind, reason: string) {
    this.kind = kind;
    this.reason = reason;
  }
  plus(): Missing { return this; }
  minus(): Missing { return this; }
  times(): Missing { return this; }
  dividedBy(): Missing { return this; }
  growthFrom(): Missing { return this; }
  negated(): Missing { return this; }
}

/** Quantities of different units were added, subtracted or compared. */
export class UnitError extends TypeError {
  override name = "UnitError";
}

interface Parts { value: Decimal; interval: Interval; unit: Unit; trace: Trace }

export class Quantity implements Arithmetic {
  readonly value: Decimal;
  readonly interval: Interval;
  readonly unit: Unit;
  readonly trace: Trace;

  constructor({ value, interval, unit, trace }: Parts) {
    if (!contains(interval, value)) throw new RangeError(`${value.toFixed()} lies outside its own interval`);
    this.value = value;
    this.interval = interval;
    this.unit = unit;
    this.trace = trace;
  }

  plus(other: Figure): Figure {
    if (other instanceof Missing) return other;
    this.#assertSameUnit(other, "plus");
    return this.#result("sum", other, this.value.plus(other.value), addIntervals(this.interval, other.interval));
  }

  minus(other: Figure): Figure {
    if (other instanceof Missing) return other;
    this.#assertSameUnit(other, "minus");
    const range = subtractIntervals(this.interval, other.interval);
    return this.#result("difference", other, this.value.minus(other.value), range);
  }

  times(other: Figure): Figure {
    if (other instanceof Missing) return other;
    const range = multiplyIntervals(this.interval, other.interval);
    const unit = productUnit(this.unit, other.unit);
    return this.#result("product", other, this.value.times(other.value), range, unit);
  }

  dividedBy(other: Figure): Figure {
    if (other instanceof Missing) return other;
    const range = divideIntervals(this.interval, other.interval);
    if (range === undefined) return new Missing("not-checked", words("gap.divisor-may-be-zero"));
    const unit = quotientUnit(this.unit, other.unit);
    return this.#result("quotient", other, this.value.div(other.value), range, unit);
  }

  /** this / base − 1, each input once. On a base that is not surely positive growth means nothing (n/m). */
  growthFrom(base: Figure): Figure {
    if (base instanceof Missing) return base;
    this.#assertSameUnit(base, "growth from");
    const ratio = divideIntervals(this.interval, base.interval);
    if (ratio === undefined || base.interval.low.lessThanOrEqualTo(ZERO)) {
      return new Missing("not-meaningful", words("gap.growth-on-a-loss"));
    }
    return this.#result("growth", base, this.value.div(base.value).minus(ONE), shiftByOne(ratio), PURE);
  }

  /** The negation of a negation is the quantity itself, so that a trace never shows minus minus. */
  negated(): Quantity {
    if (this.trace.op === "negation" && this.trace.inputs[0] !== undefined) return this.trace.inputs[0];
    const trace: Trace = { op: "negation", inputs: [this] };
    const range = negateInterval(this.interval);
    return new Quantity({ value: this.value.negated(), interval: range, unit: this.unit, trace });
  }

  /** The same amount, traced to another source; for a fact that stands for a computed figure. */
  tracedTo(trace: Trace): Quantity {
    return new Quantity({ value: this.value, interval: this.interval, unit: this.unit, trace });
  }

  // eslint-disable-next-line max-params -- one private place where a result is put together
  #result(op: OperationName, other: Quantity, value: Decimal, range: Interval, unit: Unit = this.unit): Quantity {
    return new Quantity({ value, interval: range, unit, trace: { op, inputs: [this, other] } });
  }

  #assertSameUnit(other: Quantity, verb: string): void {
    if (this.unit !== other.unit) throw new UnitError(`${this.unit} ${verb} ${other.unit}`);
  }
}

/** A filed figure: value with its last digit at 10^-decimals, hence its rounding interval. */
export function rounded(value: Decimal, decimals: number, from: { unit: Unit; trace: Trace }): Quantity {
  return new Quantity({ value, interval: roundingInterval(value, decimals), ...from });
}

/** A figure that is not rounded: a number of days, the months of a schedule, shares of a transaction. */
export function exactly(value: Decimal, from: { unit: Unit; trace: Trace }): Quantity {
  return new Quantity({ value, interval: point(value), ...from });
}

/** Sum of one or more figures, flat in the trace: a row sum of five parts is one operation with five inputs. */
export function sumOf(parts: readonly Figure[]): Figure {
  const [first, ...rest] = parts;
  if (first === undefined) throw new TypeError("a sum of nothing");
  const gap = parts.find((part) => part instanceof Missing);
  if (gap !== undefined) return gap;
  const total = rest.reduce<Figure>((sum, part) => sum.plus(part), first);
  if (total instanceof Missing || rest.length === 0) return total;
  return total.tracedTo({ op: "sum", inputs: parts as readonly Quantity[] });
}
