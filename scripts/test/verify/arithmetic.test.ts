/** The second arithmetic: known values, laws, and agreement with the first. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../model/decimal.ts";
import { addIntervals, divideIntervals, multiplyIntervals, roundingInterval } from "../../model/interval.ts";
import { formatValue } from "../../format/style.ts";
import { parseLexeme } from "../../model/lexeme.ts";
import { addDays, daysBetween } from "../../model/plain-date.ts";
import { dayAfter, dayInWords, isYearBefore, joined, lessPart, parseDay } from "../../verify/days.ts";
import {
  ONE, compare, dividedBy, equal, inWords, minus, parseFraction, plus, roundTo, size, tenTo, times, type Fraction,
} from "../../verify/fraction.ts";
import { parseProse } from "../../verify/lexeme.ts";
import { addRanges, divideRanges, holds, multiplyRanges, rangeOf } from "../../verify/range.ts";
import { productUnit, quotientUnit, sameUnit } from "../../verify/units.ts";
import { parseStyle, valueInWords } from "../../verify/words.ts";
import { parseCsv } from "../../verify/csv.ts";

const read = (text: string): Fraction => {
  const value = parseFraction(text);
  if (value === undefined) throw new Error(`no number: ${text}`);
  return value;
};

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => new Decimal(digits.toString()).div(new Decimal(10).pow(places)).toFixed());
const notZero = amount.filter((text) => !new Decimal(text).isZero());

describe("fractions", () => {
  it("divide as by hand", () => {
    const margin = dividedBy(read("18748"), read("23382"));
    expect(inWords(margin)).toBe("0.801813360705…");
    expect(inWords(minus(dividedBy(read("23382"), read("19375")), ONE))).toBe("0.206812903226…");
    expect(equal(times(margin, read("23382")), read("18748"))).toBe(true);
  });

  it("read plain decimals only", () => {
    expect(["1e5", "1,000", "+1", "01", ".5", "5.", "", " 1", "NaN", "9".repeat(500)].map(parseFraction))
      .toEqual(Array(10).fill(undefined));
    expect(inWords(read("-12.50"))).toBe("-12.5");
  });

  it("round halves away from zero", () => {
    const rounded = (text: string, places: number): string => inWords(roundTo(read(text), places));
    expect([rounded("2.5", 0), rounded("-2.5", 0), rounded("2.4999", 0), rounded("1250", -2), rounded("-0.05", 1)])
      .toEqual(["3", "-3", "2", "1300", "-0.1"]);
  });

  it("agree with decimal.js: sums and products to the digit, quotients to fifty places", () => {
    fc.assert(fc.property(amount, notZero, (a, b) => {
      const [x, y] = [new Decimal(a), new Decimal(b)];
      expect(equal(plus(read(a), read(b)), read(x.plus(y).toFixed()))).toBe(true);
      expect(equal(times(read(a), read(b)), read(x.times(y).toFixed()))).toBe(true);
      const slack = times(plus(ONE, size(dividedBy(read(a), read(b)))), tenTo(-50));
      const apart = size(minus(dividedBy(read(a), read(b)), read(roughly(x.div(y)))));
      expect(compare(apart, slack)).toBeLessThanOrEqual(0);
    }));
  });
});

const roughly = (value: Decimal): string => value.toFixed();

describe("ranges", () => {
  const within = fc.integer({ min: -1000, max: 1000 }).map((part) => dividedBy(read(String(part)), read("1000")));
  const inside = (text: string, decimals: number, part: Fraction): Fraction =>
    plus(read(text), times(part, dividedBy(tenTo(-decimals), read("2"))));

  it("enclose every result that their members can give", () => {
    fc.assert(fc.property(amount, amount, within, within, (a, b, partA, partB) => {
      const [x, y] = [rangeOf(read(a), 2), rangeOf(read(b), 1)];
      const [p, q] = [inside(a, 2, partA), inside(b, 1, partB)];
      expect(holds(addRanges(x, y), plus(p, q))).toBe(true);
      expect(holds(multiplyRanges(x, y), times(p, q))).toBe(true);
      const quotient = divideRanges(x, y);
      if (quotient !== undefined) expect(holds(quotient, dividedBy(p, q))).toBe(true);
      else expect(holds(y, read("0"))).toBe(true);
    }));
  });

  it("lie within those of the first arithmetic, which rounds outward", () => {
    fc.assert(fc.property(amount, amount, (a, b) => {
      const [first, second] = [roundingInterval(new Decimal(a), 2), roundingInterval(new Decimal(b), 1)];
      const [x, y] = [rangeOf(read(a), 2), rangeOf(read(b), 1)];
      const pairs = [
        [addIntervals(first, second), addRanges(x, y)], [multiplyIntervals(first, second), multiplyRanges(x, y)],
        [divideIntervals(first, second), divideRanges(x, y)],
      ] as const;
      for (const [outer, inner] of pairs) {
        expect(outer === undefined).toBe(inner === undefined);
        if (outer === undefined || inner === undefined) continue;
        expect(compare(read(outer.low.toFixed()), inner.low)).toBeLessThanOrEqual(0);
        expect(compare(inner.high, read(outer.high.toFixed()))).toBeLessThanOrEqual(0);
      }
    }));
  });
});

describe("words", () => {
  it("are the same that the pages use", () => {
    const styles = ["table:3:0", "table:0:2", "money:6:1:USD", "money:0:2:EUR", "percent:0:1", "points:0:1", "number:3:0",
      "count:0:0:day", "count:0:0:shares", "yes-no:0:0", "dash:0:0"];
    fc.assert(fc.property(amount, fc.constantFrom(...styles), (text, style) => {
      const parts = parseStyle(style);
      expect(parts && valueInWords(read(text), parts)).toBe(formatValue(new Decimal(text), style));
    }), { numRuns: 500 });
  });

  it("refuse what is no style", () => {
    expect(["money", "gold:0:0", "money:6:999:USD", "table:3:0:<b>", "percent:3:1", "count:3:0:day"].map(parseStyle)).toEqual(Array(6).fill(undefined));
    expect(parseStyle("money:5:1:USD") && valueInWords(ONE, { kind: "money", scale: 5, places: 1, unit: "USD" }))
      .toBeUndefined();
  });

  it("read prose as the first reader does", () => {
    const texts = ["$23.4 million", "21%", "7,836,250", "(0.02)", "$(0.02)", "-5", "\u22121.5 percentage points", "50 basis points", "55 basis points",
      "-150 basis points", "2.5x", "3 times",
      "$91.4 million", "80 percent", "£3 billion", "$4.1", "1,23", "up 5%", "$", "12.5.1"];
    for (const text of texts) {
      const [first, second] = [parseLexeme(text), parseProse(text)];
      expect([text, second && inWords(second.value), second?.decimals])
        .toEqual([text, first && inWords(read(first.value.toFixed())), first?.decimals]);
    }
  });
});

describe("days", () => {
  it("count as the calendar does", () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const date = addDays("1970-01-01", days);
      expect(parseDay(date)).toBe(days);
      expect(dayAfter(date)).toBe(addDays(date, 1));
    }));
    expect([parseDay("2013-02-29"), parseDay("2012-02-29"), parseDay("2012-13-01"), parseDay("12-1-1")])
      .toEqual([undefined, daysBetween("1970-01-01", "2012-02-29"), undefined, undefined]);
    expect(dayInWords("2012-09-30")).toBe("September 30, 2012");
  });

  it("join, part and compare stretches", () => {
    const stretch = (start: string, end: string): { start: number; end: number; isInstant: boolean } =>
      ({ start: parseDay(start) ?? 0, end: parseDay(end) ?? 0, isInstant: false });
    const [nineMonths, quarter] = [stretch("2012-01-01", "2012-09-30"), stretch("2012-07-01", "2012-09-30")];
    const half = stretch("2012-01-01", "2012-06-30");
    expect(lessPart(nineMonths, quarter)).toEqual(half);
    expect(joined(half, quarter)).toEqual(nineMonths);
    expect([lessPart(quarter, half), joined(quarter, half)]).toEqual([undefined, undefined]);
    expect(isYearBefore(stretch("2011-07-01", "2011-09-30"), quarter)).toBe(true);
    expect(isYearBefore(stretch("2011-01-01", "2011-09-30"), quarter)).toBe(false);
  });
});

describe("units and records", () => {
  it("multiply and divide", () => {
    expect([productUnit("shares", "USD/shares"), quotientUnit("USD", "shares"), quotientUnit("USD", "USD")])
      .toEqual(["USD", "USD/shares", "pure"]);
    expect(sameUnit("shares*USD", "USD*shares")).toBe(true);
    expect(sameUnit("USD", "EUR")).toBe(false);
  });

  it("read CSV with quotes, commas and guarded formulas", () => {
    expect(parseCsv("a,\"b \"\"c\"\", d\"\r\n'=1,\r\n")).toEqual([["a", "b \"c\", d"], ["=1", ""]]);
    expect(parseCsv("a,\"b")).toBeUndefined();
  });
});
