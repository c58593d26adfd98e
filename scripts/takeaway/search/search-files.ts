/**
 * The files of the search. Companies, people and computed figures stand in shards by the first letters of the words of
 * their names; filings stand in lists, one a company and one a person. A query fetches the shards of its words, and the
 * lists of those that they name: a few kilobytes, however many filings there are. Plain JSON, so that the gate reads it
 * as it reads every other file.
 */
import { compareTexts } from "../../lib/order.ts";
import type { Metric } from "../../model/metric.ts";
import type { ReportIssuer } from "../../model/report.ts";
import { NEWEST, SHARDS, type SearchEntry, type SearchFiling } from "./search-entry.ts";
import { searchWords, shardOf } from "./search-words.ts";

/** All that the search needs to know of a filing. */
export interface SearchLine {
  readonly id: string;
  readonly title: string;
  /** What the filing calls itself: "Form 4", "EX-99.1". */
  readonly document: string;
  readonly company: Pick<ReportIssuer, "slug" | "name" | "ticker" | "cik">;
  /** Reporting owners; the slug of those who have a page of their own. */
  readonly people: readonly { readonly name: string; readonly slug: string | null }[];
  /** Ids of the metrics that it shows a value of. */
  readonly metrics: readonly string[];
}

export interface SearchFile { readonly name: string; readonly text: string }

/** Filings named beside a computed figure, and in the list of the newest of all. */
const SHOWN_FILINGS = 5;
const NEWEST_FILINGS = 100;

/** `lines` newest first. Names of files are below the folder of the search. */
export function searchFiles(
  lines: readonly SearchLine[], methodology: readonly Pick<Metric, "id" | "title">[],
): SearchFile[] {
  const [companies, people] = [companiesOf(lines), peopleOf(lines)];
  const entries = [...companies, ...people].map(({ entry }) => entry);
  const lists = [...companies, ...people].flatMap(({ entry, of }) => (entry.filings === undefined ? []
    : [{ name: entry.filings, text: textOf(of.map(filingOf)) }]));
  const words = shards([...entries, ...metricsOf(lines, methodology)]);
  return [
    ...words.map(({ shard, text }) => ({ name: `words/${shard}.json`, text })), ...lists,
    { name: SHARDS, text: textOf(words.map(({ shard }) => shard)) },
    { name: NEWEST, text: textOf(lines.slice(0, NEWEST_FILINGS).map(filingOf)) },
  ];
}

/** Without white space: a reader waits for it. */
const textOf = (content: unknown): string => `${JSON.stringify(content)}\n`;

const filingOf = ({ id, title }: SearchLine): SearchFiling => ({ name: title, url: `filings/${id}/index.html` });

interface Listed { readonly entry: SearchEntry; readonly of: readonly SearchLine[] }

function grouped<T>(pairs: readonly (readonly [string, T])[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const [key, one] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].toSorted(([a], [b]) => compareTexts(a, b));
}

/** A company goes by its newest name, and is found by its older ones. */
function companiesOf(lines: readonly SearchLine[]): Listed[] {
  return grouped(lines.map((line) => [line.company.slug, line] as const)).map(([slug, of]) => {
    const names = [...new Set(of.map(({ company }) => company.name))];
    const codes = new Set(of.flatMap(({ company: { ticker, cik } }) => [ticker ?? [], cik ?? []].flat()));
    const entry: SearchEntry = { kind: "company", name: names[0] ?? slug, also: [...names.slice(1), ...codes],
      url: `companies/${slug}/index.html`, filings: `companies/${slug}.json` };
    return { entry, of };
  });
}

/** Whoever has no page of their own leads to the newest filing that names them. */
function peopleOf(lines: readonly SearchLine[]): Listed[] {
  const named = lines.flatMap((line) =>
    line.people.map((person) => [person.slug ?? person.name, { person, line }] as const));
  return grouped(named).map(([, all]) => {
    const [{ person, line } = { person: { name: "", slug: null }, line: undefined }] = all;
    const entry: SearchEntry = person.slug === null
      ? { kind: "person", name: person.name, url: `filings/${line?.id ?? ""}/index.html` }
      : { kind: "person", name: person.name, url: `people/${person.slug}/index.html`,
        filings: `people/${person.slug}.json` };
    return { entry, of: all.map((one) => one.line) };
  });
}

function metricsOf(lines: readonly SearchLine[], methodology: readonly Pick<Metric, "id" | "title">[]): SearchEntry[] {
  const shown = new Map<string, SearchFiling[]>();
  for (const line of lines) {
    for (const id of line.metrics) {
      const known = shown.get(id) ?? [];
      if (known.length < SHOWN_FILINGS) shown.set(id, [...known, filingOf(line)]);
    }
  }
  return methodology.map(({ id, title }) =>
    ({ kind: "metric", name: title, url: `methodology/index.html#${id}`, shownIn: shown.get(id) ?? [] }));
}

/** A word that more names bear than this ("Inc.") finds only those that begin with it; with another it finds all. */
const MOST_OF_A_WORD = 200;

function shards(entries: readonly SearchEntry[]): { readonly shard: string; readonly text: string }[] {
  const wordsOf = ({ name, also = [] }: SearchEntry): Set<string> => new Set([name, ...also].flatMap(searchWords));
  const worded = entries.map((entry) => ({ entry, words: wordsOf(entry) }));
  const common = new Map(grouped(worded.flatMap(({ words }) => [...words].map((word) => [word, word] as const)))
    .map(([word, all]) => [word, all.length]));
  const byShard = grouped(worded.flatMap(({ entry, words }) => {
    const [first] = words;
    const telling = [...words].filter((word) => word === first || (common.get(word) ?? 0) <= MOST_OF_A_WORD);
    return shardNames(telling).map((name) => [name, entry] as const);
  }));
  return byShard.map(([shard, of]) =>
    ({ shard, text: textOf(isOfLetter(shard) ? of.slice(0, MOST_OF_A_LETTER) : of) }));
}

/** Who types one letter sees some names with it. */
const MOST_OF_A_LETTER = 50;

const isOfLetter = (name: string): boolean => name.length === 1;

/** A single letter is looked for in the shard of that letter. */
const shardNames = (words: readonly string[]): string[] =>
  [...new Set(words.flatMap((word) => [shardOf(word), shardOf([...word].slice(0, 1).join(""))]))];
