/** What `npm run intake` says: what became of each document first, then what does not tie, then the details. */
import { formatFinding, formatPlace } from "../lib/finding.ts";
import { GRADES } from "../model/tie.ts";
import type { DocumentReport, NotTying } from "./document-report.ts";
import type { FilingLine, IntakeRun } from "./intake.ts";
import { formatReport } from "./release/intake-report.ts";
import type { SeriesReport } from "./take-series.ts";

export function intakeText(run: IntakeRun, verbose: boolean): string {
  const lines = [...run.filings.flatMap(filingLines), ...run.notes];
  const documents = run.documents.map((document) => documentText(document, verbose));
  const findings = run.findings.map(formatFinding);
  const parts = [lines.join("\n"), ...documents, ...run.series.map(seriesText), ...findings, totalsText(run)];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** "new       2026-02-10  8-K  Example Corp  0000000042-26-000005" */
function filingLines({ what, accession, form, filed, company, files, reasons }: FilingLine): string[] {
  const head = `${what.padEnd(10)}${filed}  ${form.padEnd(5)} ${company}  ${accession}`;
  return [head, ...[...files, ...reasons].map((each) => `          ${each}`)];
}

const STATUS: Readonly<Record<DocumentReport["status"], string>> = {
  "written": "written", "replaced": "replaced", "unchanged": "unchanged", "would-write": "would be written",
  "would-replace": "would be replaced", "refused": "left as it is", "failed": "not written", "not-read": "not read",
};

/** Beyond these, --verbose tells the rest. */
const SHOWN = 20;

const FARTHEST_FIRST = "  What does not tie in the document, the farthest first:";

function documentText(document: DocumentReport, verbose: boolean): string {
  const { source, document: what, file, status, notTying, findings, notes, release } = document;
  const others = findings.filter(({ subject }) => !notTying.some(({ tie }) => subject?.endsWith(`(tie ${tie})`)));
  const shown = verbose ? notTying : notTying.slice(0, SHOWN);
  const about = status === "not-read" ? [] : summaryLines(document);
  return [
    `${source}: ${what ?? (document.outcome === "passed-over" ? "passed over" : "could not be read")}`, ...(file === null ? [] : [`  ${STATUS[status].padEnd(15)} ${file}`]), ...about.map((line) => `  ${line}`),
    ...(shown.length === 0 ? [] : [FARTHEST_FIRST, ...shown.map(notTyingLine)]),
    ...(shown.length < notTying.length ? [`    and ${notTying.length - shown.length} more (--verbose)`] : []),
    ...notes.map((note) => `  note            ${note}`),
    ...(verbose ? findings : others).map((finding) => indented(formatFinding(finding))),
    ...(verbose && release !== null ? [indented(formatReport(release, source))] : []),
  ].join("\n");
}

function summaryLines({ tables, cells, totals, totalsVerified, claims, ties, xbrl }: DocumentReport): string[] {
  const stated = claims.stated === 0 ? "" : `, ${claims.stated} stated only (${claims.unexplained} unexplained)`;
  const untied = claims.untied === 0 ? "" : `, ${claims.untied} do not tie`;
  const told = claims.tied + claims.stated + claims.untied;
  return [
    `${"read".padEnd(15)} ${plural(cells, "figure")} in ${plural(tables, "table")}; ${totalsVerified} of ${plural(totals, "total")} verified`,
    ...(told === 0 ? [] : [`${"claims".padEnd(15)} ${claims.tied} tie${stated}${untied}`]),
    ...(xbrl === null ? [] : [
      `${"XBRL".padEnd(15)} ${xbrl.agreeing} of ${plural(xbrl.compared, "fact")} agree; ${xbrl.untold} not told there`,
    ]),
    `${"ties".padEnd(15)} ${GRADES.filter((grade) => ties[grade] > 0).map((grade) => `${ties[grade]} ${grade}`).join(", ") || "none"}`,
  ];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "12:40  Gross profit, Q1 2012: stated 1,234, recomputed 1235 (1 unit of its last place)" */
function notTyingLine({ place, title, stated, recomputed, units }: NotTying): string {
  const where = formatPlace(place).slice(place.file.length + 1) || "?";
  const far = units === null ? "" : ` (off by ${units} ${units === "1" ? "unit" : "units"} of its last place)`;
  return `    ${where.padEnd(9)} ${title}: stated ${stated}, recomputed ${recomputed ?? "unknown"}${far}`;
}

function seriesText(series: SeriesReport): string {
  const { source, name, cik, file, status, concepts, currencies, newest } = series;
  const { quarterly, annual, derived, restated } = series;
  return [
    `${source}: companyfacts of ${name} (CIK ${cik})`,
    `  ${STATUS[status].padEnd(15)} ${file}`,
    `  ${"read".padEnd(15)} ${concepts} concepts in ${currencies.join(", ") || "no currency"}, up to the filing of ${newest}`,
    `  ${"points".padEnd(15)} ${quarterly} quarterly (${derived} of them differences of longer periods), ${annual} annual`,
    `  ${"restated".padEnd(15)} ${restated} points that a later filing tells otherwise`,
    ...series.splits.map(({ ratio, kind, oldBasisUntil, newBasisFrom }) =>
      `  ${kind.padEnd(15)} ${ratio} for 1, between the filings of ${oldBasisUntil} and ${newBasisFrom}`),
    ...series.findings.map((finding) => indented(formatFinding(finding))),
  ].join("\n");
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");

/** One line for the whole run, where there is more than one thing to tell of. */
function totalsText({ documents, filings }: IntakeRun): string {
  if (documents.length < 2 && filings.length === 0) return "";
  const counts = (names: readonly string[], of: readonly string[]): string => names
    .map((name) => [of.filter((one) => one === name).length, name] as const).filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name.replaceAll("-", " ")}`).join(", ");
  const outcomes = counts(["ties", "has-findings", "passed-over", "could-not-read"], documents.map(({ outcome }) => outcome));
  const statuses = counts(Object.keys(STATUS), documents.map(({ status }) => status));
  const found = counts(["new", "amended", "known", "changed", "listed", "refused", "failed"], filings.map(({ what }) => what));
  return [
    ...(filings.length === 0 ? [] : [`filings   ${found}`]),
    ...(documents.length === 0 ? [] : [`documents ${documents.length}: ${outcomes}; ${statuses}`]),
  ].join("\n");
}
