/**
 * `npm run bench:intake -- FOLDER`: reads every document below a folder, several times, and says by kind how fast and
 * how completely: figures, totals verified, claims by outcome, findings; for ownership forms whether the XML that is
 * written again is the one that was read. Nothing is kept.
 */
import { documentsInSubmission } from "../intake/submission-text.ts";
import { readReport, unreadReport, type DocumentReport } from "../intake/document-report.ts";
import { pathsOf, readBounded } from "../intake/local-documents.ts";
import { ownershipXml } from "../intake/ownership/ownership-xml.ts";
import { unwrap } from "../intake/ownership/unwrap.ts";
import { readSource, type Reading } from "../intake/read-source.ts";
import { kindOfBytes } from "../intake/recognise.ts";
import type { SourceDocument } from "../intake/source-document.ts";
import { readCompanyFacts } from "../intake/xbrl/companyfacts.ts";
import { buildSeries } from "../intake/xbrl/series.ts";
import { readXml } from "../intake/xml/read-xml.ts";
import { elementsIn } from "../intake/xml/tree.ts";
import { FindingsError } from "../lib/finding.ts";
import { examineFiling } from "../tieout/examine.ts";
import { intakeBenchText } from "./bench-intake-text.ts";
import { median } from "./median.ts";

export interface BenchIntakeOptions {
  readonly folder: string;
  readonly runs: number;
  /** Day on which waivers are judged. */
  readonly today: string;
  readonly json: boolean;
  /** Milliseconds. */
  readonly now: () => number;
  /** Most memory that the process has held so far, in bytes. */
  readonly memory: () => number;
}

/** Sums over the documents of one kind. */
export interface KindBench {
  readonly kind: string;
  readonly documents: number;
  readonly bytes: number;
  readonly unread: number;
  /** Median of a document's runs, summed over the documents. */
  readonly ms: number;
  readonly msPerDocument: number;
  readonly msPerMegabyte: number;
  readonly slowest: { readonly source: string; readonly ms: number };
  /** Ownership forms whose XML comes back the same; null for other kinds. */
  readonly withoutLoss: number | null;
  readonly cells: number;
  readonly totals: number;
  readonly totalsVerified: number;
  readonly claims: DocumentReport["claims"];
  readonly notTying: number;
  readonly findings: number;
}

export interface IntakeBench {
  readonly runs: number;
  readonly memoryPeakBytes: number;
  readonly kinds: readonly KindBench[];
}

interface Measured { readonly report: DocumentReport; readonly ms: number; readonly withoutLoss: boolean | undefined }

export async function benchIntake({ folder, runs, today, json, now, memory }: BenchIntakeOptions): Promise<string> {
  if (!(runs >= 1)) throw new FindingsError([{ code: "bench-option", place: { file: "--runs" }, what: "no number from 1" }]);
  const measured: Measured[] = [];
  for (const path of await pathsOf(folder)) {
    const bytes = await readBounded(path).catch(nothingIfRefused);
    const documents = bytes === undefined ? [] : documentsIn({ source: path, bytes });
    measured.push(...documents.map((document) => measure(document, { runs, today, now })));
  }
  const names = [...new Set(measured.map(({ report }) => report.kind))].toSorted();
  const kinds = names.map((name) => kindBench(name, measured.filter(({ report }) => report.kind === name)));
  const bench = { runs, memoryPeakBytes: memory(), kinds };
  return json ? JSON.stringify({ version: 1, ...bench }, null, 2) : intakeBenchText(bench);
}

function nothingIfRefused(error: unknown): undefined {
  if (!(error instanceof FindingsError)) throw error;
}

/** A submission that holds nothing to read is one document that is not read. */
function documentsIn(document: SourceDocument): SourceDocument[] {
  if (kindOfBytes(document.bytes) !== "submission") return [document];
  try {
    return documentsInSubmission(document);
  } catch (error) {
    nothingIfRefused(error);
    return [document];
  }
}

type Timing = Pick<BenchIntakeOptions, "runs" | "today" | "now">;

function measure(document: SourceDocument, { runs, today, now }: Timing): Measured {
  const times: number[] = [];
  let report: DocumentReport | undefined;
  let reading: Reading | undefined;
  for (let run = 0; run < runs || report === undefined || reading === undefined; run += 1) {
    const since = now();
    reading = readSource(document, {});
    report = reportOf(document, reading, today);
    times.push(now() - since);
  }
  return { report, ms: median(times), withoutLoss: isSame(document, reading) };
}

function reportOf(document: SourceDocument, reading: Reading, today: string): DocumentReport {
  const { filing } = reading;
  if (reading.kind === "companyfacts") return seriesReport(document, reading);
  if (reading.kind === "submissions") return { ...unreadReport({ document, reading }), status: "would-write" };
  if (filing === undefined) return unreadReport({ document, reading });
  const kept = { filing, file: document.source, status: "would-write", findings: [] } as const;
  return readReport({ document, reading }, { kept, examined: examineFiling(filing, today) });
}

/** Companyfacts make a series, no filing. */
function seriesReport(document: SourceDocument, reading: Reading): DocumentReport {
  const facts = readCompanyFacts(document.bytes, document.source);
  const { series } = buildSeries(facts);
  const cells = facts.concepts.reduce((sum, { observations }) => sum + observations.length, 0);
  const report = unreadReport({ document, reading: { ...reading, findings: facts.findings } });
  return { ...report, status: "would-write", outcome: "ties", tables: series.length, cells };
}

/** Elements in their order, with attributes and texts. Undefined for what is no ownership form. */
function isSame({ bytes, source }: SourceDocument, { filing }: Reading): boolean | undefined {
  if (filing?.kind !== "ownership") return undefined;
  const { xml = bytes } = unwrap(bytes, source);
  return leavesOf(xml) === leavesOf(Buffer.from(ownershipXml(filing)));
}

/** The filer's password is never written again. */
const SECRET = /ccc$/i;

function leavesOf(bytes: Uint8Array): string {
  const { root } = readXml({ bytes, start: { file: "" } });
  const elements = root === undefined ? [] : elementsIn(root).filter(({ name }) => !SECRET.test(name));
  return JSON.stringify(elements.map(({ name, attributes, text }) => [name, attributes, text.trim()]));
}

const MEGABYTE = 1_000_000;

function kindBench(kind: string, all: readonly Measured[]): KindBench {
  const sum = (of: (report: DocumentReport) => number): number =>
    all.reduce((total, { report }) => total + of(report), 0);
  const ms = all.reduce((total, each) => total + each.ms, 0);
  const bytes = sum((report) => report.bytes);
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0];
  const lossless = all.filter(({ withoutLoss }) => withoutLoss === true).length;
  return {
    kind, documents: all.length, bytes, unread: sum(({ status }) => (status === "not-read" ? 1 : 0)),
    ms: tenths(ms), msPerDocument: tenths(ms / all.length), msPerMegabyte: tenths(ms * MEGABYTE / Math.max(1, bytes)),
    slowest: { source: slowest?.report.source ?? "", ms: tenths(slowest?.ms ?? 0) },
    withoutLoss: all.some(({ withoutLoss }) => withoutLoss !== undefined) ? lossless : null,
    cells: sum(({ cells }) => cells),
    totals: sum(({ totals }) => totals), totalsVerified: sum(({ totalsVerified }) => totalsVerified),
    claims: {
      tied: sum(({ claims }) => claims.tied), stated: sum(({ claims }) => claims.stated),
      unexplained: sum(({ claims }) => claims.unexplained), untied: sum(({ claims }) => claims.untied),
    },
    notTying: sum(({ notTying }) => notTying.length), findings: sum(({ findings }) => findings.length),
  };
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
