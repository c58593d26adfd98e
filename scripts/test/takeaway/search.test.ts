/** The files of the search: who is found by which word, and how little a query fetches. */
import { describe, expect, it } from "vitest";
import { METRICS } from "../../metrics/registry.ts";
import { searchFiles, type SearchFile, type SearchLine } from "../../takeaway/search/search-files.ts";
import type { SearchEntry, SearchFiling } from "../../takeaway/search/search-entry.ts";
import { bears, searchWords, shardOf } from "../../takeaway/search/search-words.ts";
import { checkText } from "../../tieout/gate/check-stage.ts";
import { context, release, told } from "../gate/example-pages.ts";

const line = (id: string, more: Partial<SearchLine> = {}): SearchLine => ({
  id, title: `${id} results`, document: "EX-99.1", metrics: [], people: [],
  company: { slug: "exco", name: "Example Corp.", ticker: "EXCO", cik: "0000000001" }, ...more,
});

const read = <T>(files: readonly SearchFile[], name: string): T[] =>
  JSON.parse(files.find((file) => file.name === name)?.text ?? "[]") as T[];
const namesIn = (files: readonly SearchFile[], name: string): string[] =>
  read<SearchEntry>(files, name).map((entry) => entry.name);

describe("the files of the search", () => {
  const files = searchFiles([
    line("two", { metrics: ["gross-margin"], people: [{ name: "Núñez Ana", slug: "nunez-ana" }, { name: "Trust", slug: null }] }),
    line("one", { company: { slug: "exco", name: "Old Name Inc.", ticker: "EXCO", cik: "0000000001" } }),
  ], [{ id: "gross-margin", title: "Gross margin" }]);

  it("find a company by each word of its names, its ticker and its CIK; it goes by its newest name", () => {
    for (const shard of ["ex", "co", "ol", "na", "00"]) expect(namesIn(files, `words/${shard}.json`)).toContain("Example Corp.");
  });

  it("find a person without the accent, on the person's page or on the filing", () => {
    const [person] = read<SearchEntry>(files, "words/nu.json");
    expect(person).toEqual({ kind: "person", name: "Núñez Ana", url: "people/nunez-ana/index.html", filings: "people/nunez-ana.json" });
    expect(read<SearchEntry>(files, "words/tr.json")).toEqual([{ kind: "person", name: "Trust", url: "filings/two/index.html" }]);
  });

  it("list the filings of each, newest first, and where a computed figure is shown", () => {
    expect(read<SearchFiling>(files, "companies/exco.json").map(({ name }) => name)).toEqual(["two results", "one results"]);
    expect(read<SearchFiling>(files, "people/nunez-ana.json")).toHaveLength(1);
    expect(read<SearchEntry>(files, "words/ma.json")[0]?.shownIn).toEqual([{ name: "two results", url: "filings/two/index.html" }]);
  });

  it("stay small: of ten thousand filings no file but a company's own list grows with all", () => {
    const many = searchFiles(Array.from({ length: 10_000 }, (_, at) => {
      const name = `${"abcdefghij"[at % 10] ?? ""}${"klmnopqrst"[Math.floor(at / 10) % 10] ?? ""}${Math.floor(at / 10) % 100} Holdings Inc.`;
      return line(`f${at}`, { company: { slug: `c${at % 1000}`, name, ticker: null, cik: null } });
    }), METRICS);
    expect(Math.max(...many.map(({ text }) => text.length))).toBeLessThan(24_000);
    // A word that a thousand names bear leads to none of them by itself.
    expect(namesIn(many, "words/ho.json").filter((name) => name.endsWith("Inc.") && !name.startsWith("ho"))).toEqual([]);
  });

  it("have names of files for any script", () => {
    expect([shardOf("qualys"), shardOf("q"), shardOf("東京")]).toEqual(["qu", "q", "u6771u4eac"]);
  });
});

it("pass the gate, with no name but those of filings", () => {
  const files = searchFiles([{ id: release.id, title: release.title, document: release.source.document, people: [],
    company: release.issuer, metrics: ["revenue-growth"] }], METRICS);
  const check = (change: (text: string) => string): string[] =>
    files.flatMap(({ name, text }) => told(checkText(`search/${name}`, change(text), context)));
  expect(check((text) => text)).toEqual([]);
  expect(check((text) => text.replace("Q3 2012", "Q4 2012"))).not.toEqual([]);
});

it("a word is borne that begins another; all must be", () => {
  const words = searchWords("Example Corp. Q3 2012");
  expect([bears(words, ["exam", "q3"]), bears(words, ["exam", "q4"]), bears(words, ["ample"])]).toEqual([true, false, false]);
});
