/**
 * Laws of interval arithmetic, and the rounding intervals of XBRL Calculations 1.1 and of the EDGAR Filer
 * Manual.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ONE, ZERO, fromInteger, parseDecimal, powerOfTen, type Decimal } from "../../model/decimal.ts";
import {
  addIntervals, contains, distance, divideIntervals, encloses, intersects, interval, multiplyIntervals,
  negateInterval, point, roundingInterval, shiftByOne, subtractIntervals, width, type Interval,
} from "../../model/interval.ts";

const decimal = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -4, max: 6 }))
  .map(([digits, exponent]) => fromInteger(digits).times(powerOfTen(exponent)));
const between = (a: Decimal, b: Decimal): Interval => (a.lessThan(b) ? interval(a, b) : interval(b, a));
const anInterval = fc.tuple(decimal, decimal).map(([a, b]) => between(a, b));

/** An interval and a value in it: one end, or a point part of the way. */
const withMember = fc.tuple(anInterval, fc.integer({ min: 0, max: 8 })).map(([range, eighths]) => ({
  range, member: range.low.plus(range.high.minus(range.low).times(fromInteger(eighths)).div(8)),
}));
/** An interval and a wider one around it. */
const nested = fc.tuple(anInterval, decimal, decimal).map(([inner, left, right]) => ({
  inner, outer: interval(inner.low.minus(left.abs()), inner.high.plus(right.abs())),
}));

const same = (a: Interval, b: Interval): boolean => a.low.equals(b.low) && a.high.equals(b.high);
const range = (low: string, high: string): Interval => interval(parseDecimal(low), parseDecimal(high));

describe("an interval", () => {
  it("has its ends in order", () => {
    expect(() => range("2", "1")).toThrow(RangeError);
    expect(same(range("1", "1"), point(ONE))).toBe(true);
  });

  it("has the width between its ends, none for a point", () => {
    expect(width(range("-2", "3")).toFixed()).toBe("5");
    expect(width(point(parseDecimal("23382"))).isZero()).toBe(true);
  });
});

type Binary = (a: Interval, b: Interval) => Interval | undefined;
const OPERATIONS: readonly [string, Binary, (x: Decimal, y: Decimal) => Decimal][] = [
  ["+", addIntervals, (x, y) => x.plus(y)],
  ["−", subtractIntervals, (x, y) => x.minus(y)],
  ["×", multiplyIntervals, (x, y) => x.times(y)],
  ["÷", divideIntervals, (x, y) => x.div(y)],
];

describe.each(OPERATIONS)("%s", (_sign, onIntervals, onDecimals) => {
  it("holds the result of any two members (inclusion)", () => {
    fc.assert(fc.property(withMember, withMember, (a, b) => {
      const result = onIntervals(a.range, b.range);
      fc.pre(result !== undefined);
      expect(contains(result, onDecimals(a.member, b.member))).toBe(true);
    }));
  });

  it("gives more for more (monotony)", () => {
    fc.assert(fc.property(nested, anInterval, ({ inner, outer }, b) => {
      const [less, more] = [onIntervals(inner, b), onIntervals(outer, b)];
      fc.pre(less !== undefined && more !== undefined);
      expect(encloses(more, less)).toBe(true);
    }));
  });

  it("treats points as their decimals, up to the sixtieth digit", () => {
    fc.assert(fc.property(decimal, decimal, (x, y) => {
      const result = onIntervals(point(x), point(y));
      fc.pre(result !== undefined);
      const exact = onDecimals(x, y);
      expect(contains(result, exact)).toBe(true);
      expect(width(result).lessThanOrEqualTo(exact.abs().times(powerOfTen(-59)))).toBe(true);
    }));
  });
});

describe("the laws of arithmetic", () => {
  it("addition and multiplication commute", () => {
    fc.assert(fc.property(anInterval, anInterval, (a, b) => {
      expect(same(addIntervals(a, b), addIntervals(b, a))).toBe(true);
      expect(same(multiplyIntervals(a, b), multiplyIntervals(b, a))).toBe(true);
    }));
  });

  it("addition associates, being exact for filed figures", () => {
    fc.assert(fc.property(anInterval, anInterval, anInterval, (a, b, c) => {
      expect(same(addIntervals(addIntervals(a, b), c), addIntervals(a, addIntervals(b, c)))).toBe(true);
    }));
  });

  it("a sum beyond sixty digits is rounded outward", () => {
    const { low, high } = addIntervals(point(ONE), point(powerOfTen(-70)));
    expect([low.equals(ONE), high.greaterThan(ONE)]).toEqual([true, true]);
  });

  it("zero and one change nothing", () => {
    fc.assert(fc.property(anInterval, (a) => {
      expect(same(addIntervals(a, point(ZERO)), a)).toBe(true);
      expect(same(multiplyIntervals(a, point(ONE)), a)).toBe(true);
    }));
  });

  it("subtraction adds the negation, and negating twice changes nothing", () => {
    fc.assert(fc.property(anInterval, anInterval, (a, b) => {
      expect(same(subtractIntervals(a, b), addIntervals(a, negateInterval(b)))).toBe(true);
      expect(same(negateInterval(negateInterval(a)), a)).toBe(true);
    }));
  });

  it("a less itself is not zero but holds it: each use of an interval stands for any of its values", () => {
    fc.assert(fc.property(anInterval, (a) => {
      const difference = subtractIntervals(a, a);
      expect(contains(difference, ZERO)).toBe(true);
      expect(width(difference).equals(width(a).times(2))).toBe(true);
    }));
  });

  it("the width of a sum is the sum of the widths", () => {
    fc.assert(fc.property(anInterval, anInterval, (a, b) => {
      expect(width(addIntervals(a, b)).equals(width(a).plus(width(b)))).toBe(true);
    }));
  });

  it("shifting by one lowers both ends by one", () => {
    expect(same(shiftByOne(range("1.2", "1.3")), range("0.2", "0.3"))).toBe(true);
  });

  it("multiplies intervals with negative ends by their corners", () => {
    expect(same(multiplyIntervals(range("-2", "3"), range("-5", "4")), range("-15", "12"))).toBe(true);
    expect(same(multiplyIntervals(range("5", "15"), range("-2", "-2")), range("-30", "-10"))).toBe(true);
  });
});

describe("division", () => {
  it("is undefined exactly when the divisor holds zero", () => {
    fc.assert(fc.property(anInterval, anInterval, (a, b) => {
      const holdsZero = b.low.lessThanOrEqualTo(ZERO) && b.high.greaterThanOrEqualTo(ZERO);
      expect(divideIntervals(a, b) === undefined).toBe(holdsZero);
    }));
  });

  it("is undefined for a divisor that only touches zero", () => {
    expect(divideIntervals(point(ONE), range("0", "1"))).toBeUndefined();
    expect(divideIntervals(point(ONE), range("-1", "0"))).toBeUndefined();
  });

  it("rounds its ends outward: a third lies strictly between them", () => {
    const third = divideIntervals(point(ONE), point(parseDecimal("3")));
    const rest = (part: Decimal | undefined) => part && ONE.minus(part).minus(part).minus(part);
    expect(rest(third?.low)?.greaterThan(ZERO)).toBe(true);
    expect(rest(third?.high)?.lessThan(ZERO)).toBe(true);
  });
});

describe("distance", () => {
  it("is zero exactly when the intervals meet, and the same both ways", () => {
    fc.assert(fc.property(anInterval, anInterval, (a, b) => {
      expect(distance(a, b).isZero()).toBe(intersects(a, b));
      expect(distance(a, b).equals(distance(b, a))).toBe(true);
      expect(distance(a, b).greaterThanOrEqualTo(ZERO)).toBe(true);
    }));
  });

  it("is the gap between the nearer ends", () => {
    expect(distance(range("5", "15"), range("20", "25")).toFixed()).toBe("5");
    expect(distance(range("20", "25"), range("5", "15")).toFixed()).toBe("5");
    expect(distance(range("5", "15"), range("15", "25")).isZero()).toBe(true);
  });
});

/** A value as XBRL reports it: "INF" decimals make it exact. */
const reported = (value: string, decimals: number | "INF"): Interval =>
  decimals === "INF" ? point(parseDecimal(value)) : roundingInterval(parseDecimal(value), decimals);
const sum = (...parts: Interval[]): Interval => parts.reduce(addIntervals);

describe("rounding intervals (XBRL Calculations 1.1, round to nearest)", () => {
  it.each([
    ["whole units", "20", 0, "19.5", "20.5"],
    ["thousandths of a negative value", "-20.123", 3, "-20.1235", "-20.1225"],
    ["tens, around the value as it is, though it has more digits", "-20.123", -1, "-25.123", "-15.123"],
    ["hundreds (EDGAR Filer Manual 6.5.12)", "500", -2, "450", "550"],
    ["tens (EDGAR Filer Manual 6.5.12)", "550", -1, "545", "555"],
    ["thousands", "23382000", -3, "23381500", "23382500"],
    ["a zero in thousands", "0", -3, "-500", "500"],
    ["cents", "0.06", 2, "0.055", "0.065"],
    ["decimals INF: the value alone", "20", "INF", "20", "20"],
  ] as const)("%s", (_situation, value, decimals, low, high) => {
    expect(same(reported(value, decimals), range(low, high))).toBe(true);
  });

  it("have the width of one unit of the last place, with the value in the middle", () => {
    fc.assert(fc.property(decimal, fc.integer({ min: -9, max: 9 }), (value, decimals) => {
      const around = roundingInterval(value, decimals);
      expect(width(around).equals(powerOfTen(-decimals))).toBe(true);
      expect(around.low.plus(around.high).div(2).equals(value)).toBe(true);
    }));
  });
});

describe("sums and totals (XBRL Calculations 1.1)", () => {
  it.each([
    ["thousands against millions", [["3001000", -3], ["5000000", -3]], ["8000000", -3], true],
    ["off by one in the last place, two parts: they meet in more than a point", [["3001", 0], ["5000", 0]],
      ["8000", 0], true],
    ["off by two with two parts: half a unit too far", [["3002", 0], ["5000", 0]], ["8000", 0], false],
    ["off by one and a half with two parts: the ends touch", [["3001.5", 0], ["5000", 0]],
      ["8000", 0], true],
    ["one part that is off by one touches its total in one point", [["748", 0]], ["749", 0], true],
    ["decimals INF throughout: no slack at all", [["3001", "INF"], ["5000", "INF"]], ["8000", "INF"], false],
    ["exact parts, a total in thousands", [["3001400", "INF"], ["5000000", "INF"]], ["8001000", -3], true],
    ["exact parts just beyond the half of a total in thousands", [["3001501", "INF"], ["5000000", "INF"]],
      ["8001000", -3], false],
    ["a negative part", [["18748", 0], ["-17027", 0]], ["1721", 0], true],
  ] as const)("%s", (_situation, parts, total, meet) => {
    const computed = sum(...parts.map(([value, decimals]) => reported(value, decimals)));
    expect(intersects(computed, reported(total[0], total[1]))).toBe(meet);
  });
});

describe("duplicate facts (EDGAR Filer Manual 6.5.12; XBRL note on duplicate facts)", () => {
  it.each([
    ["500 to hundreds and 550 to tens were rounded from one value", ["500", -2], ["550", -1], true],
    ["200,909 dollars and 0.2 million", ["200909", 0], ["200000", -5], true],
    ["23,382 thousand and $23.4 million", ["23382000", -3], ["23400000", -5], true],
    ["23,382 thousand and $23.5 million", ["23382000", -3], ["23500000", -5], false],
    ["an exact value at the closed end of a rounded one", ["450", "INF"], ["500", -2], true],
    ["an exact value just outside", ["449.99", "INF"], ["500", -2], false],
  ] as const)("%s", (_situation, a, b, consistent) => {
    expect(intersects(reported(a[0], a[1]), reported(b[0], b[1]))).toBe(consistent);
  });

  it("748 and 749 thousand touch in 748,500 alone, so equal decimals need equal values on top", () => {
    const [a, b] = [reported("748000", -3), reported("749000", -3)];
    expect(intersects(a, b)).toBe(true);
    expect(a.high.equals(b.low) && a.high.toFixed() === "748500").toBe(true);
  });
});
