/**
 * What the report and the allow-list of a filing know of words with digits in them: the numerals that are no
 * figures.
 */
import type { Allowed } from "./evidence-file.ts";
import type { FilingCopy } from "./filing-copy.ts";
import { ShapeError, type Shape } from "./shape.ts";

/** What pages of the site may say of any filing. */
export interface CommonVocabulary {
  /** Labels of periods, longest first. */
  readonly periods: readonly string[];
  /** Titles of filings; they may hold a period or the number of a form. */
  readonly titles: readonly string[];
  /** How many there are of "ties", "ties.exact", "ties.kind.sum", "facts", …: what a page may tell. */
  readonly counts: ReadonlyMap<string, number>;
  /** File → texts that the allow-list explains on it; "" for every page of the site. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** And what only those may say that name the filing. */
export interface Vocabulary extends CommonVocabulary {
  /** What a figure is called, with its period, by its ref: "Revenues, Q3 2012" of "fact:…". */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** Labels, titles, places and notes of the report. */
  readonly texts: ReadonlySet<string>;
  /** Words with a digit in labels, titles and notes of the report, and the years of its periods. */
  readonly words: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}.,\-()/%'’&]*[\p{L}\p{N})%])?/gu;
export const DIGIT = /\p{N}/u;

export const wordsWithDigits = (text: string): string[] => (text.match(WORD) ?? []).filter((word) => DIGIT.test(word));
export const yearsIn = (label: string): string[] => label.match(/\b\d{4}\b/g) ?? [];

/** `report` is report.json; without it labels are unknown. */
export function vocabularyOf(filing: FilingCopy, report: Shape | undefined): Vocabulary {
  const { evidence, folder, constants } = filing;
  const periods = report === undefined ? new Map<string, string>() : readOr(() => labelsOf(report), new Map());
  const texts = report === undefined ? [] : textsOf(report);
  return {
    periods: byLength([...periods.values()]),
    titles: report === undefined ? [] : readOr(() => [report.key("title").text()], []),
    names: report === undefined ? new Map() : readOr(() => namesOf(report, periods), new Map()),
    words: new Set([...texts, evidence.source.document, ...constants.keys(), ...[...periods.values()].flatMap(yearsIn)]
      .flatMap(wordsWithDigits)),
    texts: new Set(texts), counts: countsOf(filing), allowed: allowedTexts(evidence.allowList, folder),
  };
}

/** A report that cannot be read has been told of already; here it knows nothing. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ShapeError) return otherwise;
    throw error;
  }
}

function countsOf({ evidence: { ties, metrics }, facts }: FilingCopy): Map<string, number> {
  const tied = ties.filter(({ grade }) => grade !== "waived" && grade !== "untied").length;
  const counts = new Map([
    ["filings", 1], ["facts", facts.size], ["metrics", metrics.length], ["ties", ties.length], ["ties.tied", tied],
  ]);
  for (const key of ties.flatMap(({ grade, kind }) => [`ties.${grade}`, `ties.kind.${kind}`])) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function allowedTexts(uses: readonly Allowed[], folder: string): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { file, text } of uses) {
    const known = texts.get(folder + file) ?? new Set();
    texts.set(folder + file, known.add(text.replace(/\s+/g, " ").trim()));
  }
  return texts;
}

/** Pages of the site repeat what pages of the filings say: what one of those is allowed, each of these is. */
function sharedTexts(all: readonly CommonVocabulary[], site: Vocabulary["allowed"]): Vocabulary["allowed"] {
  const texts = [...all.flatMap(({ allowed }) => [...allowed.values()]), ...site.values()].flatMap((each) => [...each]);
  return new Map([["", new Set(texts)]]);
}

/** What all filings of a site have in common; `site` is what build.json allows. */
export function mergeCommon(all: readonly CommonVocabulary[], site: readonly Allowed[]): CommonVocabulary {
  return {
    periods: byLength(all.flatMap(({ periods }) => periods)), titles: [...new Set(all.flatMap(({ titles }) => titles))],
    counts: sumOf(all.map(({ counts }) => counts)), allowed: sharedTexts(all, allowedTexts(site, "")),
  };
}

/** Of a page that names several filings. */
export function mergeVocabularies(common: CommonVocabulary, named: readonly Vocabulary[]): Vocabulary {
  const names = new Map<string, Set<string>>();
  for (const [ref, titles] of named.flatMap((each) => [...each.names])) {
    names.set(ref, new Set([...names.get(ref) ?? [], ...titles]));
  }
  return {
    ...common, names, texts: new Set(named.flatMap(({ texts }) => [...texts])),
    words: new Set(named.flatMap(({ words }) => [...words])),
  };
}

function sumOf(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of all.flatMap((counts) => [...counts])) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

const byLength = (labels: readonly string[]): string[] =>
  [...new Set(labels)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

const labelsOf = (report: Shape): Map<string, string> => new Map(report.key("periods").list()
  .map((period) => [period.key("id").text(), period.key("label").text()]));

function namesOf(report: Shape, periods: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const named = (item: Shape, key: string): string =>
    `${item.key(key).text()}, ${periods.get(item.key("period").text()) ?? item.key("period").text()}`;
  return new Map([
    ...report.key("facts").list().map((fact) => [`fact:${fact.key("id").text()}`, named(fact, "label")] as const),
    ...report.key("metrics").list().map((each) => [`metric:${each.key("key").text()}`, named(each, "title")] as const),
    ...report.key("ties").list().map((tie) => [`tie:${tie.key("id").text()}`, tie.key("title").text()] as const),
  ].map(([ref, name]) => [ref, new Set([name])]));
}

const TELLING = new Set(["label", "title", "note", "part", "row", "column", "reason", "name", "cik", "exchange"]);

/** Texts of the report that a page may repeat: labels, titles, places, notes. Never a figure's own text. */
function textsOf(report: Shape): string[] {
  const texts: string[] = [];
  const open: unknown[] = [report.value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if (typeof value === "string" && TELLING.has(key)) texts.push(value);
      if (typeof value === "object" && value !== null) open.push(value);
    }
  }
  return texts;
}
