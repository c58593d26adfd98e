/** The last lines of a command: how much, and how well it ties. */
import { GRADES, type Grade } from "../model/tie.ts";
import type { BuildSummary } from "./build.ts";
import type { ExaminedFilings } from "./examine-filings.ts";

const SECOND = 1000;

export function buildSummaryText(summary: BuildSummary, out: string, milliseconds: number): string {
  const { filings, pages, charts, pdfs, pdfPages } = summary;
  return [
    `${filings} filings, ${pages} pages, ${charts} charts, ${pdfs} PDFs (${pdfPages} pages) in ${out}`,
    `Ties: ${gradeText(summary.ties)}`,
    `Published in ${(milliseconds / SECOND).toFixed(1)} s`,
  ].join("\n");
}

const gradeText = (counts: Readonly<Record<Grade, number>>): string =>
  GRADES.map((grade) => `${counts[grade]} ${grade}`).join(", ");

/** A filing a line, and under it what moved since its ledger was written. */
export function checkText({ filings }: ExaminedFilings): string {
  return filings.flatMap(({ examined, ledger, stored }) => {
    const counts = Object.fromEntries(GRADES.map((grade) =>
      [grade, examined.ties.filter((tie) => tie.grade === grade).length])) as Record<Grade, number>;
    const moved = ledger.moved.length === 0 ? [] : [`  moved since the ledger was written:`, ...ledger.moved.map((line) => `    ${line}`)];
    return [`${stored.file}: ties`, `  ${gradeText(counts)}`, ...moved];
  }).join("\n");
}
