/** Words for a filing that nobody has written about yet: plain sentences around the headline figures. */
import type { OwnershipReport, Report, Shown } from "../../model/report.ts";
import { headline, type HeadlineFigure } from "./headline.ts";
import { codeWords } from "./transaction-codes.ts";
import { tableOne } from "./form4-table.ts";

export type Part =
  | { readonly text: string }
  | { readonly shown: Shown }
  | { readonly period: string }
  | { readonly date: string }
  | { readonly label: string; readonly pointer: string };

export type Paragraph = readonly Part[];

const text = (words: string): Part => ({ text: words });

function sentence({ title, period, shown, before, beforePeriod, direction, growth }: HeadlineFigure): Part[] {
  const plural = /s$/.test(title) && !/ess$/.test(title) ? "were" : "was";
  const start = [text(`${title} ${plural} `), { shown }, text(" in "), { period }];
  if (before === null) return [...start, text(".")];
  if (direction === "level") return [...start, text(", the same as in "), { period: beforePeriod }, text(".")];
  const word = direction === "up" ? "up" : "down";
  const by = growth === null ? [text(`, ${word} from `)] : [text(", a change of "), { shown: growth }, text(" from ")];
  return [...start, ...by, { shown: before }, text(" in "), { period: beforePeriod }, text(".")];
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
  return headline(report).map(({ gaap, nonGaap }) => joined([gaap, ...nonGaap].map(sentence)));
}
