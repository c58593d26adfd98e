import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogue, useCatalogue, wordParts, words, type Catalogue } from "../../format/words.ts";

const german: Catalogue = {
  locale: "de-DE",
  messages: { "home.filings": "{count, plural, one {# Bericht} other {# Berichte}}", "page.published": "am {date} veröffentlicht" },
};

describe("the catalogue of words", () => {
  let before: Catalogue;
  beforeEach(() => { before = catalogue(); });
  afterEach(() => useCatalogue(before));

  it("is English unless another is put in force", () => {
    expect(words("home.title")).toBe("Company filings that tie");
    useCatalogue(german);
    expect(words("home.filings", { count: 1 })).toBe("1 Bericht");
    expect(words("home.filings", { count: 1234 })).toBe("1.234 Berichte");
  });

  it("names the nearest key to one that it lacks", () => {
    expect(() => words("home.titel")).toThrow('the catalogue of words has no "home.titel"; did you mean "home.title"?');
  });

  it("keeps the values of a sentence as they were given", () => {
    useCatalogue(german);
    const date = { html: "<time>" };
    expect(wordParts<unknown>("page.published", { date })).toEqual(["am ", date, " veröffentlicht"]);
  });
});
