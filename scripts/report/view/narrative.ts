/** Words for a filing that nobody has written about yet: plain sentences around the headline figures. */
import { wordList, wordParts, words } from "../../lib/words.ts";
import type { OwnershipReport, Report, Shown } from "../../model/report.ts";
import type { Comparison } from "../../model/relation.ts";
import { headline, type HeadlineFigure } from "./headline.ts";
import { codeWords } from "./transaction-codes.ts";
import { tableOne } from "./form4-table.ts";

export interface NamedPeriod { readonly id: string; readonly label: string }

export type Part =
  | { readonly text: string }
  | { readonly shown: Shown }
  /** A figure "in" its period. */
  | { readonly shown: Shown; readonly period: NamedPeriod }
  | { readonly date: string }
  /** Words that compare two figures. */
  | { readonly words: string; readonly comparison: Comparison }
  | { readonly label: string; readonly pointer: string };

export type Paragraph = readonly Part[];

/** A message of the catalogue around parts. */
const sentenceOf = (key: string, values: Readonly<Record<string, Part | string>>): Part[] =>
  wordParts<Part | string>(key, values).map((part) => (typeof part === "string" ? { text: part } : part));

type Naming = (label: string) => NamedPeriod;

function sentence(figure: HeadlineFigure, named: Naming): Part[] {
  const { title, period, shown, before, beforePeriod, move, growth } = figure;
  const number = wordList("narrative.plural-measures").includes(title) ? "plural" : "singular";
  const stated = { measure: title, number, figure: { shown, period: named(period) } };
  if (before === null || move === null) return sentenceOf("narrative.figure", stated);
  const { comparison } = move;
  const compared = {
    ...stated, before: { shown: before, period: named(beforePeriod) },
    compared: { words: words(`narrative.compared.${comparison.relation}`), comparison },
  };
  return growth === null ? sentenceOf("narrative.figure-before", compared)
    : sentenceOf("narrative.figure-growth", { ...compared, growth: { shown: growth } });
}

const joined = (sentences: readonly Part[][]): Part[] =>
  sentences.flatMap((parts, at) => (at === 0 ? parts : [{ text: " " }, ...parts]));

function ownershipParagraphs(report: OwnershipReport): Paragraph[] {
  const [owner] = report.filing.reportingOwner;
  const moves = tableOne(report).flatMap((row): Paragraph[] => {
    if (row.shares.shown === null || row.code === null || row.date.date === null) return [];
    const moved = {
      date: { date: row.date.date }, shares: { shown: row.shares.shown }, deed: codeWords(row.code.text),
      security: { label: row.title.text, pointer: row.title.pointer },
    };
    return [row.after.shown === null ? sentenceOf("narrative.transaction", moved)
      : sentenceOf("narrative.transaction-after", { ...moved, after: { shown: row.after.shown } })];
  });
  const who = sentenceOf("narrative.filed-for", {
    owner: { label: owner?.reportingOwnerId.rptOwnerName ?? "", pointer: "/reportingOwner/0/reportingOwnerId/rptOwnerName" },
  });
  return [who, ...moves];
}

/** GAAP first within each paragraph, as in the headline figures. */
export function narrative(report: Report): Paragraph[] {
  if (report.kind === "ownership") return ownershipParagraphs(report);
  const named = (label: string): NamedPeriod =>
    ({ id: report.periods.find((one) => one.label === label)?.id ?? "", label });
  return headline(report).map(({ gaap, nonGaap }) =>
    joined([gaap, ...nonGaap].map((figure) => sentence(figure, named))));
}
