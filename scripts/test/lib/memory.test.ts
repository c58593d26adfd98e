import { describe, expect, it } from "vitest";
import { remembering } from "../../lib/memory.ts";
import { readCatalogue, rememberingWords, useCatalogue, words } from "../../lib/words.ts";

describe("answers that are remembered", () => {
  it("are made once", () => {
    let made = 0;
    const answer = remembering(10, (key: string) => {
      made += 1;
      return key.toUpperCase();
    });
    expect([answer("a"), answer("a"), answer("b")]).toEqual(["A", "A", "B"]);
    expect(made).toBe(2);
  });

  it("are forgotten before there are too many", () => {
    const asked: number[] = [];
    const answer = remembering(2, (key: number) => {
      asked.push(key);
      return true;
    });
    for (const key of [1, 2, 3, 1]) answer(key);
    expect(asked).toEqual([1, 2, 3, 1]);
  });

  it("are not kept where none was given", () => {
    let tries = 0;
    const answer = remembering(2, (): string => {
      tries += 1;
      throw new RangeError("no");
    });
    for (const key of ["a", "a"]) expect(() => answer(key)).toThrow("no");
    expect(tries).toBe(2);
  });

  it("are another language's once that is in force", () => {
    const answer = rememberingWords(10, (key: string) => words(key));
    const [english, german] = [readCatalogue("en-US"), readCatalogue("de-DE")];
    const told = [english, german, english].map((catalogue) => {
      useCatalogue(catalogue);
      return answer("figure.yes");
    });
    expect(told).toEqual(["figure.yes", "figure.yes", "figure.yes"].map((key, at) =>
      [english, german, english][at]?.messages[key]));
    expect(told[0]).not.toBe(told[1]);
  });
});
