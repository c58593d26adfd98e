/**
 * Numerals that are no figures. A page marks them with `data-say`; whether each is what its mark says is checked here
 * as far as the evidence goes: days by their own words, periods by the labels of the report, counts by counting, and
 * all others by the words of the report and the allow-list.
 */
import { dayInWords } from "./days.ts";
import type { Allowed } from "./evidence-file.ts";
import type { FilingCopy } from "./filing-copy.ts";
import { ShapeError, type Shape } from "./shape.ts";

export interface Vocabulary {
  /** Labels of periods, longest first. */
  readonly periods: readonly string[];
  /** Words with a digit in labels, titles and notes of the report, and the years of its periods. */
  readonly words: ReadonlySet<string>;
  /** How many ties there are of each grade and kind, and in all. */
  readonly counts: ReadonlySet<string>;
  /** File → words that the allow-list explains on it. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>;
  /** False for a copy whose gate kept no list: what only a list could explain is then left unchecked. */
  readonly hasAllowList: boolean;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}.,\-()/%'’&]*[\p{L}\p{N})%])?/gu;
export const DIGIT = /\p{N}/u;

export const wordsWithDigits = (text: string): string[] => (text.match(WORD) ?? []).filter((word) => DIGIT.test(word));

const group = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** `report` is report.json; without it labels are unknown. `allowed` has paths of the copy. */
export function vocabularyOf(filing: FilingCopy, report: Shape | undefined): Vocabulary {
  const { evidence, folder } = filing;
  const texts = report === undefined ? [] : textsOf(report);
  const { source, ties } = evidence;
  const periods = report === undefined ? [] : labelsOf(report);
  return {
    periods,
    words: new Set([...texts, source.document, ...filing.constants.keys(), ...periods.flatMap(yearsIn)]
      .flatMap(wordsWithDigits)),
    counts: new Set([...tallied(ties.map(({ grade }) => grade)), ...tallied(ties.map(({ kind }) => kind)), ties.length]
      .map(group)),
    allowed: allowedWords(evidence.allowList, folder),
    hasAllowList: evidence.allowList.length > 0,
  };
}

const yearsIn = (label: string): string[] => label.match(/\b\d{4}\b/g) ?? [];

const tallied = (names: readonly string[]): number[] =>
  [...new Set(names)].map((name) => names.filter((other) => other === name).length);

export function allowedWords(uses: readonly Allowed[], folder: string): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const { file, text } of uses) {
    const known = words.get(folder + file) ?? new Set();
    for (const word of wordsWithDigits(text)) known.add(word);
    words.set(folder + file, known);
  }
  return words;
}

/** What several filings know together, for a page that shows more than one; `site` is what build.json allows. */
export function mergeVocabularies(all: readonly Vocabulary[], site: readonly Allowed[]): Vocabulary {
  return {
    periods: byLength(all.flatMap(({ periods }) => periods)),
    words: new Set(all.flatMap(({ words }) => [...words])),
    counts: new Set(all.flatMap(({ counts }) => [...counts])),
    allowed: allowedWords(site, ""), hasAllowList: site.length > 0,
  };
}

const byLength = (labels: readonly string[]): string[] =>
  [...new Set(labels)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

function labelsOf(report: Shape): string[] {
  try {
    return byLength(report.key("periods").list().map((period) => period.key("label").text()));
  } catch (error) {
    if (error instanceof ShapeError) return [];
    throw error;
  }
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

/** Words with digits that are left when the labels of periods are taken out. */
const besidePeriods = (text: string, { periods }: Vocabulary): string[] =>
  wordsWithDigits(periods.reduce((rest, label) => rest.replaceAll(label, " "), text));

export interface Spoken {
  readonly kind: string;
  readonly text: string;
  /** `datetime` of a time element. */
  readonly day: string | undefined;
  readonly file: string;
}

/** What of a `data-say` text nothing explains; `undefined` where all of it is explained. */
export function unexplained({ kind, text, day, file }: Spoken, vocabulary: Vocabulary): string | undefined {
  if (day !== undefined) return dayInWords(day) === text ? undefined : `${text}, where the element says ${day}`;
  const left = leftOver(kind, text.trim(), vocabulary)
    .filter((word) => vocabulary.allowed.get(file)?.has(word) !== true);
  return left.length === 0 ? undefined : left.join(" ");
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  "footnote-mark": /^\(?\d{1,3}[a-z]?\)?$/,
  form: /^(?:Form [345](?:\/A)?|\d{1,2}[A-Z]?|EX-\d+(?:\.\d+)?|(?:8|10)-[KQ])$/,
};

function leftOver(kind: string, text: string, vocabulary: Vocabulary): string[] {
  if (kind === "count") return vocabulary.counts.has(text) ? [] : wordsWithDigits(text);
  if (PATTERNS[kind]?.test(text) === true) return [];
  const left = besidePeriods(text, vocabulary);
  if (kind !== "fiscal-label") return left.filter((word) => !vocabulary.words.has(word));
  return left.filter((word) => !vocabulary.periods.some((label) => yearsIn(label).includes(word)));
}

/** Attributes have no mark of their own: periods, and words of the report, may stand in them. */
export const unexplainedAttribute = (text: string, file: string, vocabulary: Vocabulary): string[] =>
  besidePeriods(text, vocabulary)
    .filter((word) => !vocabulary.words.has(word) && vocabulary.allowed.get(file)?.has(word) !== true);
