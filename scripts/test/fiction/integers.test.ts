/** Whole-number arithmetic of the fiction. */
import { describe, expect, test } from "vitest";
import { decimalText, mean, shareOf } from "../../fiction/integers.ts";

describe("a share", () => {
  test.each([[5n, 1n, 2n, 3n], [-5n, 1n, 2n, -3n], [7n, 1n, 3n, 2n], [0n, 9n, 10n, 0n]])(
    "of %s: %s of %s is %s", (amount, parts, whole, share) => expect(shareOf(amount, parts, whole)).toBe(share));

  test("of no whole is an error", () => expect(() => shareOf(1n, 1n, 0n)).toThrow(RangeError));
});

test("a mean is rounded half away from zero", () => expect(mean([1n, 2n])).toBe(2n));

test.each([
  [12_345n, 3, 1, "12.3"], [12_350n, 3, 1, "12.4"], [-12_350n, 3, 1, "-12.4"], [49n, 3, 1, "0.0"], [-49n, 3, 1, "0.0"],
  [7n, 0, 2, "7.00"], [-34n, 2, 2, "-0.34"], [1_000n, 0, 0, "1000"],
])("%s of 10^-%s to %s places is %s", (amount, from, places, text) => expect(decimalText(amount, { from, places })).toBe(text));
