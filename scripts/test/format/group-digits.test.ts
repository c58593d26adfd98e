import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { groupDigits } from "../../format/locale.ts";
import { readCatalogue, useCatalogue } from "../../lib/words.ts";

const english = readCatalogue("en-US");
afterEach(() => useCatalogue(english));

/** By threes, with marks of their own; four digits left alone; by twos and threes; digits of their own. */
const LOCALES = ["en-US", "de-DE", "de-AT", "de-CH", "fr-FR", "es-ES", "pl-PL", "hi-IN", "ar-EG"];

describe.each(LOCALES)("digits in %s", (locale) => {
  it("are grouped as Intl groups them", () => {
    useCatalogue({ ...english, locale });
    const whole = fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9]\d{0,29}$/));
    fc.assert(fc.property(whole, fc.stringMatching(/^\d{0,8}$/), (digits, fraction) => {
      const text = fraction === "" ? digits : `${digits}.${fraction}`;
      const places = { minimumFractionDigits: fraction.length, maximumFractionDigits: fraction.length };
      const expected = new Intl.NumberFormat(locale, places).format(text as unknown as number);
      expect(groupDigits(text, fraction.length)).toBe(expected);
    }));
  });
});
