/** Quantities: values with their intervals, units and traces; gaps that pass through. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromInteger, parseDecimal, toText } from "../../model/decimal.ts";
import {
  contains, divideIntervals, interval, point, roundingInterval, shiftByOne,
} from "../../model/interval.ts";
import { Missing, Quantity, exactly, rounded, sumOf, type Figure } from "../../model/quantity.ts";
import { PURE, type Unit } from "../../model/unit.ts";

const fact = (id: string) => ({ op: "fact", fact: id }) as const;
const inThousands = (thousands: number, unit: Unit = "USD"): Quantity =>
  rounded(fromInteger(thousands * 1000), -3, { unit, trace: fact(`fact-${thousands}`) });
const count = (value: number, unit: Unit): Quantity =>
  exactly(fromInteger(value), { unit, trace: fact("count") });

function present(figure: Figure): Quantity {
  if (figure instanceof Missing) throw new Error(`missing: ${figure.reason}`);
  return figure;
}

const amount = fc.integer({ min: 1, max: 99_999 });
const gap = new Missing("not-reported", "the filing gives no such row");
const OPERATIONS = ["plus", "minus", "times", "dividedBy", "growthFrom"] as const;

describe.each(OPERATIONS)("%s", (operation) => {
  it("answers a gap on either side with that gap", () => {
    const five = inThousands(5);
    expect(five[operation](gap)).toBe(gap);
    expect((gap as Figure)[operation](five)).toBe(gap);
  });

  it("holds its value in its interval and lists its two inputs", () => {
    fc.assert(fc.property(amount, amount, (a, b) => {
      const [x, y] = [inThousands(a), inThousands(b)];
      const result = present(x[operation](y));
      expect(contains(result.interval, result.value)).toBe(true);
      expect(result.trace).toMatchObject({ inputs: [x, y] });
    }));
  });
});

describe("a quantity", () => {
  it("may not lie outside its own interval", () => {
    const parts = { value: fromInteger(3), unit: PURE, trace: fact("a") };
    const range = interval(fromInteger(1), fromInteger(2));
    expect(() => new Quantity({ ...parts, interval: range })).toThrow(RangeError);
  });

  it.each(["plus", "minus", "growthFrom"] as const)("refuses %s with another unit", (operation) => {
    expect(() => inThousands(1, "USD")[operation](inThousands(1, "EUR"))).toThrow(TypeError);
  });

  it("carries units through products and quotients", () => {
    const price = rounded(parseDecimal("18.3654"), 4, { unit: "USD/shares", trace: fact("price") });
    const proceeds = present(count(10_000, "shares").times(price));
    expect([toText(proceeds.value), proceeds.unit]).toEqual(["183654", "USD"]);
    expect(present(inThousands(415).dividedBy(count(5_843_000, "shares"))).unit).toBe("USD/shares");
    expect(present(inThousands(18_748).dividedBy(inThousands(23_382))).unit).toBe(PURE);
  });

  it("is not checked when its divisor may be zero within its rounding", () => {
    expect(inThousands(5).dividedBy(inThousands(0))).toMatchObject({ kind: "not-checked" });
    expect(inThousands(5).dividedBy(inThousands(1))).toBeInstanceOf(Quantity);
  });

  it("negates value and interval", () => {
    const negated = inThousands(38).negated();
    expect([toText(negated.value), toText(negated.interval.low), toText(negated.interval.high)])
      .toEqual(["-38000", "-38500", "-37500"]);
  });

  it("keeps everything but its trace when it is traced to another source", () => {
    const [before, after] = [inThousands(7), inThousands(7).tracedTo(fact("other"))];
    expect({ ...after, trace: before.trace }).toEqual({ ...before });
    expect(after.trace).toEqual(fact("other"));
  });
});

describe("growth", () => {
  it("is b over a less one, with each input once: the interval of the quotient, shifted", () => {
    const [before, now] = [inThousands(19_375), inThousands(23_382)];
    const growth = present(now.growthFrom(before));
    const quotient = divideIntervals(now.interval, before.interval);
    expect(quotient).toBeDefined();
    expect(growth.interval).toEqual(quotient && shiftByOne(quotient));
    expect(growth.value.toFixed(8)).toBe("0.20681290");
    expect(growth.unit).toBe(PURE);
  });

  it("in a decline is narrower than the difference over the base, which uses the base twice", () => {
    const [before, now] = [inThousands(1667), inThousands(452)];
    const [once, twice] = [present(now.growthFrom(before)), present(now.minus(before).dividedBy(before))];
    expect(once.value.toFixed(50)).toBe(twice.value.toFixed(50));
    const widthOf = ({ interval: { low, high } }: Quantity) => high.minus(low);
    expect(widthOf(once).lessThan(widthOf(twice))).toBe(true);
  });

  it.each([["zero", 0], ["a loss", -461]])("means nothing on a base that is %s", (_what, base) => {
    expect(inThousands(23).growthFrom(inThousands(base))).toMatchObject({ kind: "not-meaningful" });
  });

  it("means nothing on a base that may be zero within its rounding", () => {
    const base = rounded(fromInteger(400), -3, { unit: "USD", trace: fact("base") });
    expect(inThousands(23).growthFrom(base)).toMatchObject({ kind: "not-meaningful" });
  });

  it("from a profit into a loss is below minus one", () => {
    expect(toText(present(inThousands(-50).growthFrom(inThousands(100))).value)).toBe("-1.5");
  });
});

describe("sumOf", () => {
  it("adds values and intervals, flat in the trace", () => {
    const parts = [inThousands(5076), inThousands(8797), inThousands(3154)];
    const total = present(sumOf(parts));
    expect(toText(total.value)).toBe("17027000");
    expect(toText(total.interval.high.minus(total.interval.low))).toBe("3000");
    expect(total.trace).toEqual({ op: "sum", inputs: parts });
  });

  it("of one part is that part", () => {
    const only = inThousands(7);
    expect(sumOf([only])).toBe(only);
  });

  it("of a gap and others is that gap, and of nothing a defect", () => {
    expect(sumOf([inThousands(1), gap, inThousands(2)])).toBe(gap);
    expect(() => sumOf([])).toThrow(TypeError);
  });
});

describe("rounded and exact figures", () => {
  it("stand for a unit of the last place, and for themselves alone", () => {
    expect(inThousands(23_382).interval).toEqual(roundingInterval(fromInteger(23_382_000), -3));
    expect(count(166, "days").interval).toEqual(point(fromInteger(166)));
  });
});
