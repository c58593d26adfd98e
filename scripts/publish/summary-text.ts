/** The last lines of a command: how much, how well it ties, and where the time went. */
import { formatFinding } from "../lib/finding.ts";
import { GRADES, type Grade } from "../model/tie.ts";
import type { BuildSummary } from "./build.ts";
import type { ExaminedFilings } from "./examine-filings.ts";
import type { Lap } from "./units/stopwatch.ts";

const SECOND = 1000;
const SHOWN = 10;

export interface Told { readonly out: string; readonly milliseconds: number; readonly isVerbose?: boolean }

export function buildSummaryText(summary: BuildSummary, { out, milliseconds, isVerbose = false }: Told): string {
  const { filings, pages, charts, pdfs, pdfPages, warnings, leftOut, reused, units, laps } = summary;
  return [
    ...warnings.map(formatFinding),
    ...leftOut.map((finding) => `left out: ${formatFinding(finding)}`),
    `${filings} filings, ${pages} pages, ${charts} charts, ${pdfs} PDFs (${pdfPages} pages) in ${out}`,
    `Ties: ${gradeText(summary.ties)}`,
    ...movedLines(summary.moved),
    `Reports: ${units - reused} made, ${reused} as they were${leftOut.length === 0 ? "" : `, ${leftOut.length} filings left out`}`,
    `Time by step: ${stepsText(laps)}`,
    ...(isVerbose ? ["Made:", ...summary.made.map((line) => `  ${line}`), ...slowest(laps)] : []),
    `Published in ${(milliseconds / SECOND).toFixed(1)} s`,
  ].join("\n");
}

/** Without them a figure that ties to nothing could change and nobody be told. */
function movedLines(moved: readonly string[]): string[] {
  if (moved.length === 0) return [];
  const rest = moved.length - SHOWN;
  return [
    `${moved.length} published ${moved.length === 1 ? "figure" : "figures"} moved since the ledgers were written:`,
    ...moved.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … and ${rest} more; the ledgers (*.ties.json) have them all`] : []),
  ];
}

/** Steps overlap, and run in several processes: their sum is more than the build took. */
function stepsText(laps: readonly Lap[]): string {
  const sums = new Map<string, number>();
  for (const { step, duration } of laps) sums.set(step, (sums.get(step) ?? 0) + duration);
  return [...sums].map(([step, sum]) => `${step} ${(sum / SECOND).toFixed(1)} s`).join(", ");
}

const slowest = (laps: readonly Lap[]): string[] => [
  "Slowest:", ...laps.toSorted((a, b) => b.duration - a.duration).slice(0, SHOWN)
    .map(({ step, of, duration }) => `  ${duration.toFixed(0).padStart(6)} ms  ${step}  ${of}`),
];

/**
 * Trace events (Chromium, "Trace Event Format"): times in microseconds since the first began, a line for each process
 * that builds. `millisecondsBefore` says how long after the start of the command that was.
 */
export function profileText(laps: readonly Lap[]): string {
  const first = Math.min(...laps.map(({ start }) => start));
  const micro = (milliseconds: number): number => Math.round(milliseconds * SECOND);
  const events = laps.map(({ step, of, start, duration, worker = 0 }) =>
    ({ name: step, cat: "build", ph: "X", ts: micro(start - first), dur: micro(duration), pid: 1, tid: worker, args: { of } }));
  const otherData = { millisecondsBefore: Math.round(first - performance.timeOrigin) };
  return `${JSON.stringify({ displayTimeUnit: "ms", otherData, traceEvents: events })}\n`;
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
