/** Messages of plain placeholders are filled in without ICU MessageFormat; the text is the same. */
import { IntlMessageFormat } from "intl-messageformat";
import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_LOCALE, readCatalogue, useCatalogue, words } from "../../lib/words.ts";

afterAll(() => useCatalogue(readCatalogue(DEFAULT_LOCALE)));

describe.each(["en-US", "de-DE"])("every message of %s", (locale) => {
  const catalogue = readCatalogue(locale);
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name);
  /** Plurals are left to ICU; word lists are regular expressions. */
  const isPlain = (text: string): boolean => !/\{(?:\w+,|\d)/.test(text) && !text.includes(" | ");

  it("is what ICU MessageFormat makes of it", () => {
    useCatalogue(catalogue);
    const plain = Object.entries(catalogue.messages).filter(([, text]) => isPlain(text));
    expect(plain.length).toBeGreaterThan(100);
    for (const [key, text] of plain) {
      const values = Object.fromEntries(names(text).map((name, at) => [name, at % 2 === 0 ? `«${name}»` : at]));
      const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values);
      expect(words(key, values), key).toBe(made);
    }
  });

  it("misses a value that it names", () => {
    useCatalogue(catalogue);
    expect(() => words("figure.percent")).toThrow(/digits/);
  });
});
