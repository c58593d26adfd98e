/** Words for a filing that nobody has written about yet: plain sentences around the headline figures. */
import type { OwnershipReport, Report, Shown } from "../../model/report.ts";
import type { Comparison, Relation } from "../../model/relation.ts";
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

const text = (words: string): Part => ({ text: words });

const COMPARED: Readonly<Partial<Record<Relation, string>>> = {
  greater: "up from", less: "down from", equal: "the same as", level: "about the same as",
};

type Naming = (label: string) => NamedPeriod;

function sentence(figure: HeadlineFigure, named: Naming): Part[] {
  const { title, period, shown, before, beforePeriod, move, growth } = figure;
  const plural = /s$/.test(title) && !/ess$/.test(title) ? "were" : "was";
  const start = [text(`${title} ${plural} `), { shown, period: named(period) }];
  if (before === null || move === null) return [...start, text(".")];
  const { comparison } = move;
  const change = growth === null ? [] : [text(": a change of "), { shown: growth }];
  return [
    ...start, text(", "), { words: COMPARED[comparison.relation] ?? "", comparison }, text(" "),
    { shown: before, period: named(beforePeriod) }, ...change, text("."),
  ];
}

const joined = (sentences: readonly Part[][]): Part[] =>
  sentences.flatMap((parts, at) => (at === 0 ? parts : [text(" "), ...parts]));

function ownershipParagraphs(report: OwnershipReport): Paragraph[] {
  const [owner] = report.filing.reportingOwner;
  const moves = tableOne(report).flatMap((row): Paragraph[] => {
    if (row.shares.shown === null || row.code === null || row.date.date === null) return [];
    const after = row.after.shown === null ? [text(".")]
      : [text(", which left a holding of "), { shown: row.after.shown }, text(".")];
    return [[
      text("On "), { date: row.date.date }, text(": "), { shown: row.shares.shown }, text(" of "),
      { label: row.title.text, pointer: row.title.pointer }, text(` by ${codeWords(row.code.text)}`), ...after,
    ]];
  });
  const who: Paragraph = [
    text("The form was filed for "),
    { label: owner?.reportingOwnerId.rptOwnerName ?? "", pointer: "/reportingOwner/0/reportingOwnerId/rptOwnerName" },
    text("."),
  ];
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
