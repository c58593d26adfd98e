/** The words by which prose names what the tables report: labels of rows and known wordings, longest first. */
import { allKnown } from "../concepts/known-concepts.ts";
import type { DraftTable } from "../assembly/draft.ts";

export interface Measure {
  /** "us-gaap:Revenues", "issuer:AdjustedEBITDA". */
  readonly concept: string;
  readonly perShare: boolean;
  readonly instant: boolean;
  readonly percent: boolean;
}

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly measures: readonly Measure[];
  readonly words: string;
}

interface Word { readonly text: string; readonly start: number; readonly end: number }

export class Lexicon {
  readonly #phrases = new Map<string, Measure[]>();
  #longest = 1;

  constructor(tables: readonly DraftTable[]) {
    const present = new Map<string, Measure>();
    for (const table of tables) for (const row of table.rows) {
      if (row.concept === undefined || row.kind === "heading") continue;
      const instant = row.balance !== undefined || table.columns.some(({ period }) => "instant" in period);
      present.set(row.concept, { concept: row.concept, perShare: row.kind === "per-share", instant, percent: row.kind === "percent" });
    }
    for (const { concept, labels } of allKnown()) {
      const measure = present.get(concept);
      if (measure !== undefined) for (const label of labels) this.#add(label, measure);
    }
    for (const [words, concept] of SPOKEN) {
      const measure = present.get(concept);
      if (measure !== undefined) this.#add(words, measure);
    }
    for (const table of tables) this.#addRows(table, present);
  }

  #addRows(table: DraftTable, present: ReadonlyMap<string, Measure>): void {
    for (const row of table.rows) {
      const measure = present.get(row.concept ?? "");
      if (measure === undefined || row.printed === "" || GENERIC.test(row.printed)) continue;
      const basis = /^(?:non-?gaap|pro forma)$/i.test(table.facet) ? `${table.facet} ` : "";
      if (table.facet === "" || table.facet === "GAAP" || basis !== "") this.#add(`${basis}${row.printed}`, measure);
    }
  }

  #add(label: string, measure: Measure): void {
    const words = wordsOf(label).map(({ text }) => text);
    if (words.length === 0 || words.length > 12 || (words.length === 1 && WEAK.has(words[0] ?? ""))) return;
    const key = words.join(" ");
    const known = this.#phrases.get(key) ?? [];
    if (!known.some(({ concept }) => concept === measure.concept)) this.#phrases.set(key, [...known, measure]);
    this.#longest = Math.max(this.#longest, words.length);
  }

  /** Mentions from left to right, the longest wording first; none overlaps another. */
  mentionsIn(text: string): Mention[] {
    const words = wordsOf(text);
    const mentions: Mention[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const found = this.#longestAt(words, at);
      if (found === undefined) continue;
      const [first, last] = [words[at], words[at + found.length - 1]];
      if (first === undefined || last === undefined) continue;
      mentions.push({ start: first.start, end: last.end, measures: found.measures,
        words: text.slice(first.start, last.end) });
      at += found.length - 1;
    }
    return mentions;
  }

  #longestAt(words: readonly Word[], at: number): { length: number; measures: readonly Measure[] } | undefined {
    for (let length = Math.min(this.#longest, words.length - at); length > 0; length -= 1) {
      const measures = this.#phrases.get(words.slice(at, at + length).map(({ text }) => text).join(" "));
      if (measures !== undefined) return { length, measures };
    }
    return undefined;
  }
}

const GENERIC = /^(?:[-–\s]*)(?:basic|diluted|basic and diluted|total|subtotal|other|net|other, net|interest|other assets|other liabilities|equity|cash|selling|marketing|depreciation|amortization)\s*:?$/i;
/** Words too common in prose to stand for a row. */
const WEAK = new Set(["other", "basic", "diluted", "total", "service", "product", "interest", "equipment", "amortization", "selling", "marketing", "equity", "tax", "restructuring", "depreciation", "engineering", "cash", "amount"]);

/** Wordings of prose that no table prints. */
const SPOKEN: readonly (readonly [string, string])[] = [
  ["revenue", "us-gaap:Revenues"], ["net revenue", "us-gaap:Revenues"], ["net sales", "us-gaap:Revenues"], ["total revenue", "us-gaap:Revenues"],
  ["net quarterly profit", "us-gaap:NetIncomeLoss"], ["net profit", "us-gaap:NetIncomeLoss"], ["gaap net income", "us-gaap:NetIncomeLoss"],
  ["income per diluted share", "us-gaap:EarningsPerShareDiluted"], ["income per share", "us-gaap:EarningsPerShareDiluted"], ["eps", "us-gaap:EarningsPerShareDiluted"],
  ["diluted eps", "us-gaap:EarningsPerShareDiluted"], ["gaap income per diluted share", "us-gaap:EarningsPerShareDiluted"],
  ["gaap income per share", "us-gaap:EarningsPerShareDiluted"], ["gaap operating income", "us-gaap:OperatingIncomeLoss"],
  ["gaap operating cash flow", "us-gaap:NetCashProvidedByUsedInOperatingActivities"], ["gaap gross profit", "us-gaap:GrossProfit"],
  ["cash flow from operation", "us-gaap:NetCashProvidedByUsedInOperatingActivities"],
  ["adjusted diluted income per common share", "issuer:NonGAAPEarningsPerShareDiluted"],
];

const LIKE: Readonly<Record<string, string>> = {
  earnings: "income", earning: "income", losses: "income", loss: "income", shareholders: "stockholder", shareholder: "stockholder",
  shareowners: "stockholder", noninterest: "noninterest", nongaap: "nongaap",
};

/** "Non-GAAP net incomes (loss)" → nongaap, net, income. */
export function wordsOf(text: string): Word[] {
  const joined = text.replaceAll(/[Nn]on-(?=GAAP|gaap|interest)/g, (part) => `non${"\u2060".repeat(part.length - 3)}`)
    .replaceAll(/\((?:loss|benefit|deficit|expense|income|decrease|increase)\)/gi, (part) => " ".repeat(part.length));
  return [...joined.matchAll(/[A-Za-z\u2060][A-Za-z\u2060'’&]*/g)].map((match) => {
    const word = match[0].replaceAll("\u2060", "").toLowerCase().replaceAll(/['’]s?$/g, "").replaceAll(/['’]/g, "");
    return { text: LIKE[word] ?? singular(word), start: match.index, end: match.index + match[0].length };
  }).filter(({ text: word }) => word !== "" && word !== "the");
}

const singular = (word: string): string =>
  (word.length > 3 && word !== "sales" && word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word);
