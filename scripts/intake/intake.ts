/** `npm run intake`: a file, or a filing on EDGAR, becomes Filing JSON, with a report of what was read. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { FindingsError, type Finding } from "../lib/finding.ts";
import { slugOf } from "../lib/slug.ts";
import type { Filing } from "../model/filing.ts";
import type { Grade } from "../model/tie.ts";
import { writeFiling } from "../store/write-filing.ts";
import { examineFiling } from "../tieout/examine.ts";
import { tieFindings } from "../tieout/findings.ts";
import { EdgarClient } from "./edgar/client.ts";
import { addressOf, fetchReadable } from "./edgar/edgar.ts";
import { edgarSettings } from "./edgar/settings.ts";
import { resolveSource } from "./edgar/source.ts";
import { readSource, type Reading } from "./read-source.ts";
import type { ReleaseOptions } from "./release/intake-release.ts";

/** Documents beyond this are refused before they are read. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface IntakeOptions extends ReleaseOptions {
  /** Folder of the filings. */
  readonly folder: string;
  readonly force: boolean;
  readonly offline: boolean;
  /** Day on which waivers are judged. */
  readonly today: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface IntakeResult {
  readonly source: string;
  readonly kind: Reading["kind"];
  /** Path of the Filing JSON that was written. */
  readonly written: string | null;
  readonly outcome: "ties" | "has-findings" | "could-not-read";
  readonly ties: Partial<Record<Grade, number>>;
  readonly findings: readonly Finding[];
  readonly report: Reading["report"] | null;
  readonly told: string;
}

/** One result a document. Throws a FindingsError for a source that is none, or a file that exists without `force`. */
export async function intake(source: string, options: IntakeOptions): Promise<IntakeResult[]> {
  const documents = await documentsOf(source, options);
  const results: IntakeResult[] = [];
  for (const { name, bytes, accession } of documents) {
    const given = accession === undefined ? options : { ...options, accession };
    results.push(await takeIn({ name, bytes }, given));
  }
  return results;
}

interface Document { readonly name: string; readonly bytes: Uint8Array; readonly accession?: string }

async function documentsOf(source: string, { offline, variables }: IntakeOptions): Promise<Document[]> {
  const resolved = resolveSource(source);
  if (resolved.kind === "file") return [{ name: resolved.path, bytes: await readBounded(resolved.path) }];
  if (resolved.kind !== "accession") throw new FindingsError([notOneFiling(source)]);
  const client = new EdgarClient(edgarSettings(variables, { offline }));
  const fetched = await fetchReadable(client, await addressOf(client, resolved));
  return fetched.map(({ name, document }) =>
    ({ name: `${resolved.accession}/${name}`, bytes: document.bytes, accession: resolved.accession }));
}

const notOneFiling = (source: string): Finding => ({
  code: "intake-source", place: { file: source }, what: "a company, not one of its filings",
  expected: "a file, or an accession number such as 0001107843-12-000012", mend: "give the accession number of the filing",
});

async function readBounded(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) {
    throw new FindingsError([{ code: "intake-source", place: { file: path }, what: "no such file", mend: "check the path" }]);
  }
  if (found.size <= MAX_BYTES) return readFile(path);
  throw new FindingsError([{
    code: "intake-too-large", place: { file: path }, what: `a file of ${found.size} bytes`,
    expected: `at most ${MAX_BYTES} bytes`, mend: "give the one exhibit that holds the statements",
  }]);
}

async function takeIn({ name, bytes }: Document, options: IntakeOptions): Promise<IntakeResult> {
  const reading = readSource(bytes, name, options);
  const { kind, filing, told } = reading;
  const base = { source: name, kind, report: reading.report ?? null, told };
  if (filing === undefined) {
    return { ...base, written: null, outcome: "could-not-read", ties: {}, findings: reading.findings };
  }
  const file = join(options.folder, slugOf(tickerOf(filing)), `${filing.id}.json`);
  const examined = examineFiling(filing, options.today);
  await writeFiling(file, filing, { force: options.force, shownAs: file });
  const findings = [...reading.findings, ...tieFindings(examined, () => ({ file }))];
  const ties = countBy(examined.ties.map(({ grade }) => grade));
  return { ...base, written: file, outcome: findings.length === 0 ? "ties" : "has-findings", ties, findings };
}

const tickerOf = (filing: Filing): string =>
  (filing.kind === "ownership" ? filing.issuer.issuerTradingSymbol : filing.issuer.ticker);

function countBy(grades: readonly Grade[]): Partial<Record<Grade, number>> {
  const counts: Partial<Record<Grade, number>> = {};
  for (const grade of grades) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
