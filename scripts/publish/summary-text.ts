/** The last lines of a command: how much, and how well it ties. */
import { formatFinding } from "../lib/finding.ts";
import { GRADES, type Grade } from "../model/tie.ts";
import type { BuildSummary } from "./build.ts";
import type { ExaminedFilings } from "./examine-filings.ts";

const SECOND = 1000;

export function buildSummaryText(summary: BuildSummary, out: string, milliseconds: number): string {
  const { filings, pages, charts, pdfs, pdfPages, warnings } = summary;
  return [
    ...warnings.map(formatFinding),
    `${filings} filings, ${pages} pages, ${charts} charts, ${pdfs} PDFs (${pdfPages} pages) in ${out}`,
    `Ties: ${gradeText(summary.ties)}`,
    `Published in ${(milliseconds / SECOND).toFixed(1)} s`,
  ].join("\n");
}

const gradeText = (counts: Readonly<Record<Grade, number>>): string =>
  GRADES.map((grade) => `${counts[grade]} ${grade}`).join(", ");

/** A filing a line, and under it what moved since its ledger was written; then what is odd in them. */
export function checkText({ filings, findings }: ExaminedFilings): string {
  const told = filings.flatMap(({ examined, ledger, stored }) => {
    const counts = Object.fromEntries(GRADES.map((grade) =>
      [grade, examined.ties.filter((tie) => tie.grade === grade).length])) as Record<Grade, number>;
    const moved = ledger.moved.length === 0 ? [] : [`  moved since the ledger was written:`, ...ledger.moved.map((line) => `    ${line}`)];
    return [`${stored.file}: ties`, `  ${gradeText(counts)}`, ...moved];
  });
  return [...told, ...findings.map(formatFinding)].join("\n");
}
