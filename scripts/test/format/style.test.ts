import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatValue, parseStyle, roundToStyle, styleDecimals, styleOf } from "../../format/style.ts";
import { cellStyle, showsWhole, unrounded } from "../../format/choose-style.ts";
import { spreadsheetFormat } from "../../format/spreadsheet-format.ts";
import { lexemeStyle } from "../../format/lexeme-style.ts";
import { parseDecimal, powerOfTen } from "../../model/decimal.ts";
import { parseLexeme } from "../../model/lexeme.ts";

describe("a value in a style", () => {
  it.each([
    ["23382000", "table:3:0", "23,382"], ["-38000", "table:3:0", "(38)"], ["0", "table:3:0", "0"],
    ["0.06", "table:0:2", "0.06"], ["-0.4", "table:0:0", "0"], ["-0.5", "table:0:0", "(1)"],
    ["23382000", "money:6:1:USD", "$23.4 million"], ["-1001000", "money:6:1:USD", "−$1.0 million"],
    ["452000", "money:0:0:USD", "$452,000"], ["0.06", "money:0:2:USD", "$0.06"], ["1500000000", "money:9:1:EUR", "€1.5 billion"],
    ["2500000", "money:6:1:CHF", "CHF 2.5 million"],
    ["0.80181336", "percent:0:1", "80.2%"], ["-0.533", "percent:0:1", "−53.3%"], ["0.0355", "points:0:1", "3.6 percentage points"],
    ["0.01", "points:0:0", "1 percentage point"],
    ["0.87055", "number:0:2", "0.87"], ["1", "count:0:0:day", "1 day"], ["166", "count:0:0:day", "166 days"],
    ["140591", "count:0:0:share", "140,591 shares"], ["1", "yes-no:0:0", "yes"], ["0", "yes-no:0:0", "no"],
    ["0", "dash:0:0", "–"],
  ])("%s as %s is %s", (value, style, text) => {
    expect(formatValue(parseDecimal(value), style)).toBe(text);
  });

  it("is rounded half-up, away from zero, and never shows a minus zero", () => {
    expect(formatValue(parseDecimal("0.125"), "percent:0:0")).toBe("13%");
    expect(formatValue(parseDecimal("-0.125"), "percent:0:0")).toBe("−13%");
    expect(formatValue(parseDecimal("-0.0004"), "percent:0:1")).toBe("0.0%");
  });

  it.each([
    "", "money", "pounds:0:0", "table:x:0", "table:3:-1", "percent:3:1", "percent:-2:1", "points:3:1", "count:3:0:day",
    "yes-no:3:0", "dash:3:0",
  ])("refuses %j, which is no style", (style) => {
    expect(() => parseStyle(style)).toThrow(RangeError);
  });

  it("reads back what it writes", () => {
    fc.assert(fc.property(fc.integer({ min: -2, max: 12 }), fc.integer({ min: 0, max: 8 }), (scale, places) => {
      const parts = { kind: "money", scale, places, unit: "USD" } as const;
      expect(parseStyle(styleOf(parts))).toEqual(parts);
    }));
  });

  it("rounds to the unit of its last digit", () => {
    const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((n) => parseDecimal(n.toString()).div(100));
    fc.assert(fc.property(cents, fc.constantFrom("table:3:0", "money:6:1:USD", "percent:0:1", "number:0:2"), (value, style) => {
      const shown = roundToStyle(value, style).times(powerOfTen(parseStyle(style).kind === "percent" ? -2 : parseStyle(style).scale));
      const half = powerOfTen(-styleDecimals(style)).div(2);
      expect(shown.minus(value).abs().lessThanOrEqualTo(half)).toBe(true);
    }));
  });
});

describe("a style with all the digits of a value", () => {
  it("has those of the value in the style's scale, and no more than asked for", () => {
    const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: -6, max: 9 }))
      .map(([digits, exponent]) => parseDecimal(digits.toString()).times(powerOfTen(exponent)));
    const styles = fc.constantFrom("table:3:0", "money:6:1:USD", "percent:0:1", "number:0:8", "table:-2:1");
    fc.assert(fc.property(decimals, styles, fc.integer({ min: 0, max: 20 }), (value, style, most) => {
      const { kind, scale, places } = parseStyle(style);
      const needed = value.times(powerOfTen(kind === "percent" ? 2 : -scale)).decimalPlaces();
      expect(parseStyle(unrounded(style, value, most)).places).toBe(Math.max(places, Math.min(needed, most)));
      expect(showsWhole(style, value)).toBe(needed <= places);
    }));
  });
});

describe("a figure as prose states it", () => {
  it.each([
    ["$23.4 million", "23400000", -5, "USD"], ["21%", "0.21", 2, "pure"], ["$0.06", "0.06", 2, "USD"],
    ["7,836,250", "7836250", 0, undefined], ["(0.02)", "-0.02", 2, undefined], ["$(1.5) million", "-1500000", -5, "USD"],
    ["−3.5%", "-0.035", 3, "pure"], ["50 basis points", "0.005", 3, "pure"], ["55 basis points", "0.0055", 4, "pure"],
    ["2.5x", "2.5", 1, "pure"], ["3 times", "3", 0, "pure"], ["2.4 percentage points", "0.024", 3, "pure"],
    ["€1.2 billion", "1200000000", -8, "EUR"], ["6,000", "6000", 0, undefined],
  ])("%s", (text, value, decimals, unit) => {
    const lexeme = parseLexeme(text);
    expect([lexeme?.value.toFixed(), lexeme?.decimals, lexeme?.unit]).toEqual([value, decimals, unit]);
  });

  it.each(["", "about $5", "1,23", "5 to 6", "$", "twelve", "1.2.3", "12%%"])("%j is not one figure", (text) => {
    expect(parseLexeme(text)).toBeUndefined();
  });

  it.each(["$23.4 million", "21%", "$0.06", "7,836,250", "$1,234.50", "2.4 percentage points"])("%s is written back", (text) => {
    const lexeme = parseLexeme(text);
    expect(lexeme && formatValue(lexeme.value, lexemeStyle(lexeme))).toBe(text);
  });
});

describe("a bare number with a scale word", () => {
  it.each([["1.2 million", "1,200,000"], ["5 thousand", "5,000"], ["1.2345 thousand", "1,234.5"], ["6,000", "6,000"]])("%s is written %s", (text, written) => {
    const lexeme = parseLexeme(text) ?? expect.fail();
    expect(formatValue(lexeme.value, lexemeStyle(lexeme))).toBe(written);
  });
});

describe("a cell of a table", () => {
  it.each([
    ["as its table's words on units have it", { unit: "USD", scale: 6, places: 0, isOffScale: false }, "120700000000", "120,700"],
    ["of another scale says its own", { unit: "USD", scale: 9, places: 1, isOffScale: true }, "120700000000", "$120.7 billion"],
    ["that is a percentage says so", { unit: "pure", scale: -2, places: 1, isOffScale: false }, "0.125", "12.5%"],
    ["below zero, as a percentage", { unit: "pure", scale: -2, places: 0, isOffScale: false }, "-0.24", "−24%"],
    ["that is a ratio is none", { unit: "pure", scale: 0, places: 1, isOffScale: false }, "1.5", "1.5"],
  ])("%s", (_name, cell, value, text) => {
    expect(formatValue(parseDecimal(value), cellStyle(cell))).toBe(text);
  });

  it("stands in a spreadsheet as it is printed, and is not taken a hundred times once more", () => {
    expect(spreadsheetFormat("percent:0:1", -2)).toBe("0.0\"%\";\"−\"0.0\"%\"");
    expect(spreadsheetFormat("percent:0:1")).toBe("0.0%;\"−\"0.0%");
  });
});
