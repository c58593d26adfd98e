/** The words by which prose names what the tables report: labels of rows and known wordings, longest first. */
import { allKnown } from "../concepts/known-concepts.ts";
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { acronymsIn } from "./acronyms.ts";
import { headingOf, namesOf, soldRows, wholesOf } from "./row-names.ts";
import { NAMED_RATIOS, SPOKEN } from "./vocabulary.ts";
import { wordsOf, type Word } from "./words.ts";

export interface Measure {
  /** "us-gaap:Revenues", "issuer:AdjustedEBITDA". */
  readonly concept: string;
  readonly kind: DraftRow["kind"];
  readonly perShare: boolean;
  readonly instant: boolean;
  readonly percent: boolean;
  /** Of one of the primary statements. */
  readonly primary: boolean;
  /** A part of revenues. */
  readonly sold: boolean;
}

/** A ratio that the filing's concepts make up. */
export interface Ratio { readonly part: string; readonly whole: string }

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly measures: readonly Measure[];
  readonly ratio: Ratio | undefined;
  readonly words: string;
  /** The words are a row's own label, or so common a name that no other row is meant. */
  readonly printed: boolean;
}

interface Entry { measures: Measure[]; ratio: Ratio | undefined; printed: boolean }

/** The words of labels that no filing brings along, each taken apart once. */
const known = new Map<string, readonly string[]>();

function vocabularyWords(label: string): readonly string[] {
  const words = known.get(label) ?? wordsOf(label).map(({ text }) => text);
  known.set(label, words);
  return words;
}

export class Lexicon {
  readonly #phrases = new Map<string, Entry>();
  readonly #present = new Map<string, Measure>();
  readonly #acronyms: ReadonlyMap<string, readonly string[]>;
  /** What columns are headed that hold a part of the issuer: "BBVA USA", "Americas". */
  readonly facets: readonly string[];
  #longest = 1;

  constructor(tables: readonly DraftTable[]) {
    this.#acronyms = acronymsIn(tables.flatMap(({ rows }) => rows.map(({ printed }) => printed)));
    this.facets = [...new Set(tables.map(({ facet }) => facet))].filter((facet) => !NO_PART.test(facet));
    for (const table of tables) {
      const sold = soldRows(table);
      for (const row of table.rows) this.#note(table, row, sold.has(row.id));
    }
    for (const { concept, labels, section } of allKnown()) {
      for (const label of labels) this.#addConcept(label, concept, section !== "balance-sheet");
    }
    for (const [words, concept] of SPOKEN) this.#addConcept(words, concept, true);
    for (const table of tables) this.#addRows(table);
    for (const table of tables) this.#addMargins(table);
    for (const { words, parts, whole } of NAMED_RATIOS) {
      const part = parts.find((concept) => this.#present.has(concept));
      const entry = this.#entry(words);
      if (part !== undefined && this.#present.has(whole)) entry.ratio = { part, whole };
    }
  }

  /** Whether the filing reports the concept. */
  get(concept: string): Measure | undefined {
    return this.#present.get(concept);
  }

  #note({ columns, role }: DraftTable, { concept, kind, balance }: DraftRow, isSold: boolean): void {
    if (concept === undefined || kind === "heading") return;
    const instant = balance !== undefined || columns.some(({ period }) => "instant" in period);
    const before = this.#present.get(concept);
    const primary = before?.primary === true || PRIMARY.has(role);
    const sold = before?.sold === true || isSold;
    this.#present.set(concept, {
      concept, kind, perShare: kind === "per-share", instant, percent: kind === "percent", primary, sold,
    });
  }

  #addRows(table: DraftTable): void {
    const { facet } = table;
    const [sold, wholes] = [soldRows(table), wholesOf(table)];
    const isPart = this.facets.includes(facet);
    if (!isPart && !BASIS.test(facet) && !/^(?:gaap)?$/i.test(facet)) return;
    for (const row of table.rows) {
      const measure = this.#present.get(row.concept ?? "");
      if (measure === undefined || row.printed === "") continue;
      const heading = headingOf(row, table);
      const names = namesOf(row, { sold: sold.has(row.id), whole: wholes.get(row.id), heading });
      if (PART_OF.test(heading)) this.#entry(wordsOf(heading).map(({ text }) => text).join(" "));
      for (const name of isPart ? names.flatMap((each) => partNames(facet, each)) : wholeNames(facet, names)) {
        this.#add(name, measure, true);
      }
    }
  }

  /** "Adjusted OIBDA margin": what is earned, as a share of revenues. */
  #addMargins({ rows, facet }: DraftTable): void {
    if (facet !== "" || !this.#present.has(REVENUES)) return;
    for (const { printed, kind, concept } of rows) {
      if (kind !== "money" || concept === undefined || !PROFIT.test(printed)) continue;
      const entry = this.#entry(wordsOf(`${printed} margin`).map(({ text }) => text).join(" "));
      entry.ratio ??= { part: concept, whole: REVENUES };
    }
  }

  #addConcept(label: string, concept: string, isCommon: boolean): void {
    const measure = this.#present.get(concept);
    if (measure !== undefined) this.#addWords(vocabularyWords(label), measure, isCommon);
  }

  #add(label: string, measure: Measure, isPrinted: boolean): void {
    this.#addWords(wordsOf(label).map(({ text }) => text), measure, isPrinted);
  }

  #addWords(words: readonly string[], measure: Measure, isPrinted: boolean): void {
    if (words.length === 0 || words.length > 12 || (words.length === 1 && WEAK.has(words[0] ?? ""))) return;
    const entry = this.#entry(words.join(" "));
    const { measures } = entry;
    entry.printed ||= isPrinted;
    if (!measures.some(({ concept }) => concept === measure.concept)) measures.push(measure);
  }

  #entry(key: string): Entry {
    const entry = this.#phrases.get(key) ?? { measures: [], ratio: undefined, printed: false };
    this.#phrases.set(key, entry);
    this.#longest = Math.max(this.#longest, key.split(" ").length);
    return entry;
  }

  /** The measure that goes by just these words. */
  named(label: string): Pick<Mention, "measures" | "ratio" | "printed"> | undefined {
    return this.#phrases.get(wordsOf(label).map(({ text }) => text).join(" "));
  }

  /** Mentions from left to right, the longest wording first; none overlaps another. */
  mentionsIn(text: string): Mention[] {
    const words = wordsOf(text).flatMap((word) => this.#expanded(word, text));
    const mentions: Mention[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const found = this.#longestAt(words, at);
      const [first, last] = [words[at], words[at + (found?.length ?? 1) - 1]];
      if (found === undefined || first === undefined || last === undefined) continue;
      mentions.push({ start: first.start, end: last.end, words: text.slice(first.start, last.end), ...found.entry });
      at += found.length - 1;
    }
    return mentions;
  }

  /** "SaaS" is read as the words that a label of the filing writes out. */
  #expanded(word: Word, text: string): Word[] {
    const written = text.slice(word.start, word.end);
    const long = /[A-Z].*[A-Z]/.test(written) ? this.#acronyms.get(written.toLowerCase()) : undefined;
    return long === undefined || this.#phrases.has(word.text) ? [word] : long.map((each) => ({ ...word, text: each }));
  }

  /** An acronym is read whole. */
  #longestAt(words: readonly Word[], at: number): { length: number; entry: Entry } | undefined {
    if (at > 0 && words[at - 1]?.start === words[at]?.start) return undefined;
    for (let length = Math.min(this.#longest, words.length - at); length > 0; length -= 1) {
      if (words[at + length]?.start === words[at + length - 1]?.start) continue;
      const entry = this.#phrases.get(words.slice(at, at + length).map(({ text }) => text).join(" "));
      if (entry !== undefined) return { length, entry };
    }
    return undefined;
  }
}

/** "BBVA USA deposits", "deposits from BBVA USA"; "Beauty net sales" where columns are headed by measures. */
const partNames = (facet: string, label: string): string[] =>
  [`${facet} ${label}`, `${label} from ${facet}`, `${label} ${facet}`, `${label} segment ${facet}`];

/** Of the whole issuer, on the basis that the column names. */
const wholeNames = (facet: string, labels: readonly string[]): string[] =>
  labels.filter((label) => !GENERIC.test(label)).map((label) => (BASIS.test(facet) ? `${facet} ${label}` : label));

const REVENUES = "us-gaap:Revenues";
const PROFIT = /^(?:adjusted |non-gaap |gaap )?(?:(?:operating|net|gross) (?:income|profit|earnings)|ebitdar?x?|oibda|ebita?)$/i;

const PRIMARY: ReadonlySet<string> = new Set(["income-statement", "balance-sheet", "cash-flow", "earnings-per-share"]);

/** What segments have each of: said without a segment, it names no figure. */
const PART_OF = /^(?:segment|operating|division|contribution)\b.*\b(?:income|earnings|profit|sales|revenues?|margin|ebitda)$/i;

const BASIS = /^(?:non-?gaap|pro forma)$/i;
/** Columns of adjustments, of another basis, or of everything. */
const NO_PART = /^$|gaap|adj|reported|pro ?forma|consolidated|total|actual|restated|eliminat|other|change|%|\d/i;

const GENERIC = /^(?:[-–\s]*)(?:basic|diluted|basic and diluted|total|subtotal|other|other, net|net|interest|other assets|other liabilities|equity|cash|selling|marketing|depreciation|amortization)\s*:?$/i;
/** Words too common in prose to stand for a row. */
const WEAK = new Set(["other", "basic", "diluted", "total", "service", "product", "interest", "equipment", "amortization",
  "selling", "marketing", "equity", "tax", "restructuring", "depreciation", "engineering", "cash", "amount", "net", "share",
  "quarter", "year", "income", "expense", "cost", "change", "common", "period", "company", "united", "state", "commercial", "consumer", "retail"]);
