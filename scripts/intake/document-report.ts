/**
 * The report of one document, the same for every kind: what was read, what was verified, what the issuer states that
 * nothing bears out, and what does not tie, with its place in the document. `--json` prints it as it stands.
 */
import { sha256Of } from "../lib/files.ts";
import { isError, sortFindings, type Finding, type FindingPlace } from "../lib/finding.ts";
import { fractionDigits, powerOfTen, toText, type Decimal } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import { parseLexeme } from "../model/lexeme.ts";
import type { Ownership } from "../model/ownership.ts";
import { GRADES, type Grade, type Tie } from "../model/tie.ts";
import type { Examined } from "../tieout/examine.ts";
import { tieFindings } from "../tieout/findings.ts";
import type { Comparison } from "./against.ts";
import type { KeepStatus, Kept } from "./keep-filing.ts";
import type { Reading } from "./read-source.ts";
import type { DocumentKind } from "./recognise.ts";
import type { IntakeReport } from "./release/intake-report.ts";
import type { SourceDocument } from "./source-document.ts";

/** `passed-over`: an exhibit without statements, beside one of the same filing that was read. */
export type Outcome = "ties" | "has-findings" | "passed-over" | "could-not-read";

/** A stated figure that does not tie. */
export interface NotTying {
  readonly tie: string;
  readonly title: string;
  readonly place: FindingPlace;
  readonly stated: string;
  readonly recomputed: string | null;
  /** Distance in units of the stated figure's last place; null where nothing is recomputed. */
  readonly units: string | null;
}

/** Figures in prose; `unexplained` of the `stated` were read with a meaning that the facts do not bear out. */
export interface ClaimCounts {
  readonly tied: number;
  readonly stated: number;
  readonly unexplained: number;
  readonly untied: number;
}

export interface DocumentReport {
  readonly source: string;
  readonly kind: DocumentKind;
  /** "EX-99.1", "Form 4"; null for what could not be read. */
  readonly document: string | null;
  readonly accession: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly outcome: Outcome;
  readonly status: KeepStatus | "not-read";
  readonly id: string | null;
  readonly file: string | null;
  readonly tables: number;
  /** Figures printed in tables or fields of a form. */
  readonly cells: number;
  /** Subtotals, totals, balances and products, and how many of them were recomputed and tie. */
  readonly totals: number;
  readonly totalsVerified: number;
  readonly claims: ClaimCounts;
  readonly ties: Readonly<Record<Grade, number>>;
  /** The farthest first. */
  readonly notTying: readonly NotTying[];
  readonly findings: readonly Finding[];
  /** With --against: how many facts XBRL tells too, and with how many of them it agrees. */
  readonly xbrl: Pick<Comparison, "compared" | "agreeing" | "untold"> | null;
  readonly notes: readonly string[];
  /** Tables, claims and what was set aside, line by line; null for other kinds than a release. */
  readonly release: IntakeReport | null;
}

export interface Taken { readonly document: SourceDocument; readonly reading: Reading }

const NOTHING = {
  id: null, file: null, tables: 0, cells: 0, totals: 0, totalsVerified: 0, notTying: [],
  claims: { tied: 0, stated: 0, unexplained: 0, untied: 0 },
} as const;

const noTies = (): Record<Grade, number> =>
  Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;

type Head = Pick<DocumentReport, "source" | "kind" | "bytes" | "sha256" | "notes">;

const headOf = ({ document, reading }: Taken): Head => ({
  source: document.source, kind: reading.kind, bytes: document.bytes.byteLength,
  sha256: document.sha256 ?? sha256Of(document.bytes), notes: reading.notes,
});

const WITHOUT_STATEMENTS = "release-without-financial-tables";

/** A filing's slides are no failure where its release was read. */
export function passOver(reports: readonly DocumentReport[]): DocumentReport[] {
  const isRead = reports.some(({ status }) => status !== "not-read");
  return reports.map((report) => {
    const isSlides = report.status === "not-read" && report.findings.every(({ code }) => code === WITHOUT_STATEMENTS);
    if (!isRead || !isSlides) return report;
    const notes = [...report.notes, ...report.findings.map(({ what }) => `passed over: ${what}`)];
    return { ...report, outcome: "passed-over", findings: [], notes };
  });
}

/** Of a document that gave no Filing JSON. */
export function unreadReport(taken: Taken): DocumentReport {
  return {
    ...headOf(taken), document: null, accession: taken.document.accession ?? null, outcome: "could-not-read",
    status: "not-read", ...NOTHING, ties: noTies(), findings: sortFindings(taken.reading.findings),
    xbrl: null, release: null,
  };
}

export interface Examination { readonly kept: Kept; readonly examined: Examined; readonly xbrl?: Comparison }

export function readReport(taken: Taken, { kept: outcome, examined, xbrl }: Examination): DocumentReport {
  const { reading } = taken;
  const { filing, file, status, findings: kept } = outcome;
  const byPointer = new Map(examined.ties.map((tie) => [tie.place.pointer, tie]));
  const untied = tieFindings(examined, (pointer) => {
    const tie = byPointer.get(pointer);
    return tie === undefined ? { file } : reading.placeOf(tie);
  });
  const findings = sortFindings([...reading.findings, ...kept, ...untied, ...xbrl?.findings ?? []]);
  const unwritten = status === "refused" || status === "failed";
  return {
    ...headOf(taken), document: filing.source.document, accession: filing.source.accession ?? null,
    outcome: unwritten ? "could-not-read" : findings.some(isError) ? "has-findings" : "ties",
    status, id: filing.id, file, ...countsOf(reading, examined), ties: gradesOf(examined.ties),
    notTying: notTying(examined, reading), findings,
    xbrl: xbrl === undefined ? null : { compared: xbrl.compared, agreeing: xbrl.agreeing, untold: xbrl.untold },
    release: reading.release ?? null,
  };
}

function gradesOf(ties: readonly Tie[]): Record<Grade, number> {
  const counts = noTies();
  for (const { grade } of ties) counts[grade] += 1;
  return counts;
}

type Counts = Pick<DocumentReport, "tables" | "cells" | "totals" | "totalsVerified" | "claims">;

/** Ties of figures that a table or form derives from others. */
const isTotal = ({ kind }: Tie): boolean =>
  ["sum", "quotient", "allocation", "balance", "roll-forward", "holdings", "value"].includes(kind);

function countsOf({ release }: Reading, { filing, facts, ties }: Examined): Counts {
  const claims = ties.filter(({ kind }) => kind === "claim");
  const untied = claims.filter(({ grade }) => grade === "untied").length;
  if (release !== undefined) {
    const { cells, totals, totalsVerified } = release;
    const { claimsTied: tied, claimsStated: stated, claimsUnexplained: unexplained } = release;
    const counts = { tied, stated, unexplained, untied };
    return { tables: release.tables.length, cells, totals, totalsVerified, claims: counts };
  }
  const totals = ties.filter(isTotal);
  const verified = totals.filter(({ grade }) => grade === "exact" || grade === "interval" || grade === "weak");
  const tables = filing.kind === "ownership" ? tablesOf(filing) : filing.tables.length;
  return {
    tables, cells: facts.facts.length, totals: totals.length, totalsVerified: verified.length,
    claims: { tied: claims.length - untied, stated: 0, unexplained: 0, untied },
  };
}

/** Tables I and II, where they have rows. */
const tablesOf = ({ nonDerivativeTable: first, derivativeTable: second }: Ownership): number =>
  [[...first.nonDerivativeTransaction, ...first.nonDerivativeHolding],
    [...second.derivativeTransaction, ...second.derivativeHolding]]
    .filter((rows) => rows.length > 0).length;

function notTying({ ties, facts }: Examined, { placeOf }: Reading): NotTying[] {
  const far = (tie: Tie): Decimal => distance(tie) ?? powerOfTen(-1);
  return ties.filter(({ grade }) => grade === "untied").toSorted((a, b) => far(b).comparedTo(far(a))).map((tie) => ({
    tie: tie.id, title: tie.title, place: placeOf(tie), stated: tie.lexeme,
    recomputed: tie.recomputed === undefined ? null : asPrinted(tie, tie.recomputed.value, facts.byId(tie.fact ?? "")),
    units: unitsText(distance(tie)),
  }));
}

/** The recomputed value in the scale and sign of the stated figure, with two digits more than that prints. */
function asPrinted(tie: Tie, value: Decimal, fact: Fact | undefined): string {
  const said = parseLexeme(tie.lexeme);
  const shift = tie.kind === "claim" ? (said?.places ?? 0) - (said?.decimals ?? 0) : fact?.scale ?? 0;
  const scaled = value.div(powerOfTen(shift));
  const signed = tie.kind !== "claim" && fact?.negated === true ? scaled.negated() : scaled;
  return toText(signed.toDecimalPlaces(fractionDigits(tie.lexeme.replaceAll(/[^\d.]/g, "")) + 2));
}

const unitsText = (units: Decimal | undefined): string | null =>
  (units === undefined ? null : toText(units.toDecimalPlaces(1)));

function distance(tie: Tie): Decimal | undefined {
  return tie.residual?.value.abs().times(powerOfTen(placesOf(tie)));
}

/** Decimals of the stated figure: of a claim's words, else of the width of the interval that it stands for. */
function placesOf({ kind, lexeme, stated }: Tie): number {
  const parsed = kind === "claim" ? parseLexeme(lexeme) : undefined;
  if (parsed !== undefined) return parsed.decimals;
  const width = stated.interval.high.minus(stated.interval.low);
  return width.isZero() ? 0 : -width.e;
}
