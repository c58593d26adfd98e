import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { linesOn, listPages, type ListName } from "../../report/view/list-pages.ts";

const LISTS: readonly ListName[] = ["filings", "companies", "people"];

describe("the pages of a list", () => {
  it("begin on the front page with the newest filings, and lead on to older ones", () => {
    expect(listPages("filings", 101)).toEqual([
      { name: "filings", at: 0, path: "index.html", before: null, after: "lists/filings/b/index.html" },
      { name: "filings", at: 1, path: "lists/filings/b/index.html", before: "index.html", after: "lists/filings/c/index.html" },
      { name: "filings", at: 2, path: "lists/filings/c/index.html", before: "lists/filings/b/index.html", after: null },
    ]);
  });

  it("are one, without steps, for a list that is empty or short", () => {
    for (const lines of [0, 1, 50]) expect(listPages("filings", lines)).toMatchObject([{ before: null, after: null }]);
  });

  it("hold every line once, in order, and never more than their share", () => {
    fc.assert(fc.property(fc.constantFrom(...LISTS), fc.nat(2_000), (name, count) => {
      const lines = Array.from({ length: count }, (_one, at) => at);
      const pages = listPages(name, count);
      const held = pages.map((page) => linesOn(page, lines));
      expect(held.flat()).toEqual(lines);
      expect(Math.max(...held.map(({ length }) => length))).toBeLessThanOrEqual(200);
      expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
    }));
  });
});
