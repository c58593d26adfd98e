/** The one door to decimals: the grammar of lexemes, half-up rounding, directed arithmetic. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ONE, directedProduct, directedQuotient, directedSum, fractionDigits, fromInteger, greatest, least,
  parseDecimal, powerOfTen, roundHalfUp, toText, type Direction,
} from "../../model/decimal.ts";

describe("parseDecimal", () => {
  it.each([
    "0", "-0", "7", "-38", "0.06", "-0.5", "23382", "100", "1.10", "0.00", "123456789012345678901234567890",
  ])("takes %s", (text) => {
    expect(parseDecimal(text).equals(text)).toBe(true);
  });

  it.each([
    "", " ", "+1", "1,000", "(38)", "1.", ".5", "01", "-01", "1e3", "0x10", "NaN", "Infinity", "−5", "--1",
    "1.2.3", " 1", "1\n", "$1", "1%", "١",
  ])("refuses %j", (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });

  it("keeps every digit, and toText writes no exponent", () => {
    const whole40 = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
    const digits = fc.tuple(whole40, fc.integer({ min: 1, max: 99 }));
    fc.assert(fc.property(digits, ([whole, hundredths]) => {
      const lexeme = `${whole === 0n ? 1n : whole}.${String(hundredths).padStart(2, "0")}1`;
      expect(toText(parseDecimal(lexeme))).toBe(lexeme);
    }));
    expect(toText(powerOfTen(-30))).toBe(`0.${"0".repeat(29)}1`);
    expect(toText(powerOfTen(30))).toBe(`1${"0".repeat(30)}`);
  });
});

describe("fromInteger", () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %s", (count) => {
    expect(() => fromInteger(count)).toThrow(RangeError);
  });
});

describe("roundHalfUp", () => {
  it.each([
    ["a tie goes away from zero", "0.5", 0, "1"],
    ["also below zero", "-0.5", 0, "-1"],
    ["ties do not go to even", "2.5", 0, "3"],
    ["nor below zero", "-2.5", 0, "-3"],
    ["just under a tie", "2.4999999999999999999999999", 0, "2"],
    ["just under a tie below zero", "-2.4999999999999999999999999", 0, "-2"],
    ["cents", "1.005", 2, "1.01"],
    ["hundreds at a tie", "23450", -2, "23500"],
    ["hundreds at a tie below zero", "-23450", -2, "-23500"],
    ["thousands", "23382", -3, "23000"],
    ["thousands from below half", "499", -3, "0"],
    ["thousands from half", "500", -3, "1000"],
    ["more places than there are", "0.06", 4, "0.06"],
  ])("%s", (_situation, value, places, expected) => {
    expect(toText(roundHalfUp(parseDecimal(value), places))).toBe(expected);
  });

  it("moves a value by half a unit at most, and mirrors at zero", () => {
    const value = fc.tuple(fc.integer(), fc.integer({ min: -6, max: 3 }))
      .map(([digits, exponent]) => fromInteger(digits).times(powerOfTen(exponent)));
    fc.assert(fc.property(value, fc.integer({ min: -5, max: 5 }), (x, places) => {
      const rounded = roundHalfUp(x, places);
      expect(rounded.minus(x).abs().times(2).lessThanOrEqualTo(powerOfTen(-places))).toBe(true);
      expect(rounded.div(powerOfTen(-places)).isInteger()).toBe(true);
      expect(roundHalfUp(x.negated(), places).equals(rounded.negated())).toBe(true);
    }));
  });
});

describe("fractionDigits", () => {
  it.each([["0.06", 2], ["23382", 0], ["-1.250", 3], ["18.3654", 4]])("of %s", (lexeme, digits) => {
    expect(fractionDigits(lexeme)).toBe(digits);
  });
});

describe("directed arithmetic", () => {
  it("brackets a quotient that has no end", () => {
    const third = (to: Direction) => directedQuotient(ONE, fromInteger(3), to);
    const [down, up] = [third("down"), third("up")];
    expect(down.lessThan(up)).toBe(true);
    expect(up.minus(down).equals(powerOfTen(-60))).toBe(true);
  });

  it("goes toward minus infinity, not toward zero, for negative quotients", () => {
    const [less, third] = [ONE.negated(), fromInteger(3)];
    const [down, up] = [directedQuotient(less, third, "down"), directedQuotient(less, third, "up")];
    expect(down.equals(directedQuotient(ONE, third, "up").negated())).toBe(true);
    expect(down.lessThan(up)).toBe(true);
  });

  it("is exact for sums and products of filed figures", () => {
    const amount = fc.integer().map(fromInteger);
    fc.assert(fc.property(amount, amount, (a, b) => {
      expect(directedSum(a, b, "down").equals(directedSum(a, b, "up"))).toBe(true);
      expect(directedProduct(a, b, "down").equals(directedProduct(a, b, "up"))).toBe(true);
    }));
  });

  it("rounds a sum outward that needs more than sixty digits", () => {
    const tiny = powerOfTen(-70);
    expect(directedSum(ONE, tiny, "down").equals(ONE)).toBe(true);
    expect(directedSum(ONE, tiny, "up").greaterThan(ONE)).toBe(true);
  });
});

describe("least and greatest", () => {
  it("order by value, not by text", () => {
    const values = ["9", "10", "-2", "-10"].map(parseDecimal);
    expect(toText(least(...values))).toBe("-10");
    expect(toText(greatest(...values))).toBe("10");
  });
});
