/**
 * Words files before they are rendered: each belongs to a filing, its front matter says nothing else, and every numeral
 * in it comes by a shortcode. The gate would find the numeral on the page; here it is found where the author typed it.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findNumerals, plainText } from "../format/numerals.ts";
import type { Finding } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";
import { typedComparisons } from "./typed-comparisons.ts";
import { wordsFile } from "./words-files.ts";
import { handTyped, placeOf } from "./words-place.ts";

/** Words on the filings `ids`, where there are any. */
export function checkWords(content: string, ids: readonly string[]): Finding[] {
  return ids.toSorted().filter((id) => existsSync(wordsFile(content, id))).flatMap((id) => {
    const file = wordsFile(content, id);
    return [...frontMatter(file, id), ...typedNumerals(file), ...typedComparisons(file)];
  });
}

/** Words that nobody will ever see. `ids` are all filings there are; words may be there for others too. */
export function misnamedWords(content: string, ids: readonly string[]): Finding[] {
  const folder = join(content, "filings");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")).toSorted() : [];
  const written = new Set(names.map((name) => name.slice(0, -".md".length)));
  const known = new Set(ids);
  const strays = [...written].filter((id) => !known.has(id));
  const wordless = strays.length === 0 ? [] : ids.filter((id) => !written.has(id));
  return strays.flatMap((id) => misnamed(wordsFile(content, id), id, wordless));
}

/** Words of no filing of this build are another's, unless a filing of nearly that name has none. */
function misnamed(file: string, id: string, wordless: readonly string[]): Finding[] {
  const meant = nearest(id, wordless);
  if (meant === undefined) return [];
  return [{
    code: "words-of-no-filing", place: { file }, what: `there is no filing ${id}, and ${meant} has no words`,
    expected: `the id of a filing, such as ${meant}`, mend: `call the file ${meant}.md, or remove it`,
  }];
}

/** Front matter names the filing, if anything: layout and address are not the author's to set. */
function frontMatter(file: string, id: string): Finding[] {
  const text = readFileSync(file, "utf8");
  const [, matter = ""] = /^---\r?\n([\s\S]*?)\r?\n?---\r?\n/.exec(text) ?? [];
  return matter.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === "" || line.trim() === `filing: ${id}`) return [];
    return [{
      code: "front-matter", place: { file, line: at + 2, column: 1 }, what: line.trim(),
      expected: `"filing: ${id}", and nothing else`, mend: `write "filing: ${id}"`,
    }];
  });
}

function typedNumerals(file: string): Finding[] {
  const text = plainText(handTyped(readFileSync(file, "utf8")));
  return joined(findNumerals(text), text).map(({ start, end }) => ({
    code: "numeral-by-hand", place: placeOf(file, text, start), what: `"${text.slice(start, end)}" is typed by hand`,
    expected: "every numeral, number words too, by a shortcode that ties it",
    mend: "write {% fact %}, {% metric %} or {% tie %} for a figure, {% period %} or {% date %} for a day, or no number",
  }));
}

interface Stretch { readonly start: number; readonly end: number }

/** "23 million" is one mistake, not two. */
function joined(numerals: readonly Stretch[], text: string): Stretch[] {
  return numerals.reduce<Stretch[]>((stretches, numeral) => {
    const last = stretches.at(-1);
    if (last === undefined || text.slice(last.end, numeral.start).trim() !== "") return [...stretches, numeral];
    return [...stretches.slice(0, -1), { start: last.start, end: numeral.end }];
  }, []);
}
