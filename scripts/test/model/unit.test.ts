/** The algebra of units. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PURE, isMonetary, productUnit, quotientUnit } from "../../model/unit.ts";

const measures = fc.array(fc.constantFrom("USD", "EUR", "shares", "days"), { maxLength: 3 });
const unit = fc.tuple(measures, measures).map(([over, under]) =>
  under.reduce((quotient, measure) => quotientUnit(quotient, measure), over.reduce(productUnit, PURE)));

describe("products and quotients of units", () => {
  it.each([
    ["shares at a price", productUnit("shares", "USD/shares"), "USD"],
    ["income over shares", quotientUnit("USD", "shares"), "USD/shares"],
    ["money over money", quotientUnit("USD", "USD"), "pure"],
    ["money over pure", quotientUnit("USD", PURE), "USD"],
    ["pure over shares", quotientUnit(PURE, "shares"), "pure/shares"],
    ["money over a price", quotientUnit("USD", "USD/shares"), "shares"],
    ["a ratio times days", productUnit(PURE, "days"), "days"],
    ["two currencies do not cancel", quotientUnit("USD", "EUR"), "USD/EUR"],
    ["measures in order", productUnit("shares", "USD"), "USD*shares"],
  ])("%s", (_situation, result, expected) => {
    expect(result).toBe(expected);
  });

  it("products commute and associate, pure changes nothing", () => {
    fc.assert(fc.property(unit, unit, unit, (a, b, c) => {
      expect(productUnit(a, b)).toBe(productUnit(b, a));
      expect(productUnit(productUnit(a, b), c)).toBe(productUnit(a, productUnit(b, c)));
      expect(productUnit(a, PURE)).toBe(a);
    }));
  });

  it("dividing undoes multiplying, and anything over itself is pure", () => {
    fc.assert(fc.property(unit, unit, (a, b) => {
      expect(quotientUnit(productUnit(a, b), b)).toBe(a);
      expect(quotientUnit(a, a)).toBe(PURE);
    }));
  });
});

describe("isMonetary", () => {
  it.each([
    ["USD", true], ["EUR", true], ["USD/shares", false], ["shares", false], ["pure", false], ["days", false],
  ])("%s: %s", (of, expected) => {
    expect(isMonetary(of)).toBe(expected);
  });
});
