/** Downloads: read back and compared, number by number, with the Report that they were made from. */
import { toStableJson } from "../../lib/stable-json.ts";
import { addDays } from "../../model/plain-date.ts";
import { GRADES } from "../../model/tie.ts";
import type { Report, ReportFact } from "../../model/report.ts";
import type { Account, GateContext } from "./context.ts";
import { parseCsv } from "./csv.ts";
import { isRecord, parseJson } from "./json.ts";
import { Reading } from "./reading.ts";

export function checkReportJson(path: string, text: string, report: Report): Reading {
  return checkJson(path, text, { ...report, filing: undefined });
}

/** What a build writes about itself: versions and hashes are its own, the counts those of the evidence. */
export function checkBuildJson(path: string, text: string, { reports, accounts }: GateContext): Reading {
  const reading = new Reading(path);
  const found = parseJson(text, reading);
  const filings = reports.map(({ id, kind, source, summary }) =>
    ({ id, kind, published: source.published, ties: summary }));
  checkAccounts(found, accounts.get(path), reading);
  // Hashes are checked by `verify`, against the files.
  const { inputs, ...told } = isRecord(found) ? found : {};
  const rest = Object.fromEntries(Object.entries(told).filter(([key]) => key !== "files" && key !== "allowList"));
  const newest = reports.map(({ source }) => source.published).toSorted().at(-1) ?? null;
  const ties = Object.fromEntries(GRADES.map((grade) =>
    [grade, reports.reduce((sum, { summary }) => sum + summary[grade], 0)]));
  compare({ found: rest, expected: { tieout: reports[0]?.tieout, newest, filings, ties }, at: "" }, reading);
  const hashed = Object.keys(isRecord(inputs) ? inputs : {}).toSorted();
  compare({ found: hashed, expected: reports.map(({ id }) => id).toSorted(), at: "/inputs" }, reading);
  return reading;
}

/** Evidence names facts, metrics and ties as the Report does; what it says more is recomputed by `verify`. */
export function checkEvidenceJson(
  path: string, text: string, { report, accounts }: { report: Report; accounts: GateContext["accounts"] },
): Reading {
  const reading = new Reading(path);
  const document = parseJson(text, reading);
  checkAccounts(document, accounts.get(path), reading);
  const found = isRecord(document) ? document : {};
  compare({ found: found["summary"], expected: countedGrades(report), at: "/summary" }, reading);
  const printed = (derived: boolean): readonly ReportFact[] =>
    report.facts.filter(({ trace }) => (trace !== undefined) === derived);
  compareEntries({ found: found["facts"], expected: printed(false), name: "id", at: "/facts" }, reading);
  compareEntries({ found: found["derivations"], expected: printed(true), name: "id", at: "/derivations" }, reading);
  compareEntries({ found: found["metrics"], expected: report.metrics, name: "key", at: "/metrics" }, reading);
  compareEntries({ found: found["ties"], expected: report.ties, name: "id", at: "/ties" }, reading);
  return reading;
}

/** The list says what was read, and nothing else. */
function checkAccounts(document: unknown, accounts: readonly Account[] | undefined, reading: Reading): void {
  if (accounts === undefined) return;
  compare({ found: isRecord(document) ? document["allowList"] : undefined, expected: accounts, at: "/allowList" }, reading);
}

/** Counted anew: what the Report sums up itself is to be checked. */
const countedGrades = ({ ties }: Report): unknown =>
  Object.fromEntries(GRADES.map((grade) => [grade, ties.filter((tie) => tie.grade === grade).length]));

interface Entries {
  readonly found: unknown;
  readonly expected: readonly object[];
  readonly name: string;
  readonly at: string;
}

/** Entry by entry, the fields that both have. */
function compareEntries({ found, expected, name, at }: Entries, reading: Reading): void {
  const entries = (Array.isArray(found) ? found : []).filter(isRecord);
  const known = new Map((expected as readonly Record<string, unknown>[]).map((entry) => [entry[name], entry]));
  compare({ found: entries.map((entry) => entry[name]), expected: [...known.keys()], at: `${at}/${name}` }, reading);
  for (const entry of entries) {
    const own = known.get(entry[name]) ?? {};
    for (const key of Object.keys(entry)) {
      if (key === "period" || own[key] === undefined) continue;
      const leaves = leavesIfSame(entry[key], own[key]);
      if (leaves === undefined) compareShared({ found: entry[key], expected: own[key], at: `${at}/${String(entry[name])}/${key}` }, reading);
      else reading.counted += leaves;
    }
  }
}

/** What the file leaves out of a branch is no fault. */
function compareShared({ found, expected, at }: Pair, reading: Reading): void {
  if (!isRecord(found) || !isRecord(expected)) return compare({ found, expected, at }, reading);
  for (const key of Object.keys(found)) compareShared({ found: found[key], expected: expected[key], at: `${at}/${key}` }, reading);
}

/** The text of what is expected is right as it stands; any other is compared leaf by leaf. */
function checkJson(path: string, text: string, expected: unknown): Reading {
  const reading = new Reading(path);
  if (text === toStableJson(expected)) return reading;
  compare({ found: parseJson(text, reading), expected, at: "" }, reading);
  return reading;
}

interface Pair { readonly found: unknown; readonly expected: unknown; readonly at: string }

/** Leaf by leaf; what the Report leaves undefined the file leaves out. */
function compare(pair: Pair, reading: Reading): void {
  const leaves = leavesIfSame(pair.found, pair.expected);
  if (leaves === undefined) tellDifferences(pair, reading);
  else reading.counted += leaves;
}

/** How many leaves two trees have that are the same in all; undefined where they differ. */
function leavesIfSame(found: unknown, expected: unknown): number | undefined {
  if (!isBranch(found) || !isBranch(expected)) return found === expected ? 1 : undefined;
  if (Array.isArray(found) !== Array.isArray(expected)) return undefined;
  const [a, b] = [found, expected] as Readonly<Record<string, unknown>>[];
  let leaves = 0;
  let shared = 0;
  for (const key in b) {
    if (b[key] === undefined) continue;
    const below = leavesIfSame(a?.[key], b[key]);
    if (below === undefined) return undefined;
    leaves += below;
    shared += 1;
  }
  return shared === Object.keys(found).length ? leaves : undefined;
}

function tellDifferences({ found, expected, at }: Pair, reading: Reading): void {
  if (isBranch(found) && isBranch(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const [a, b] = [found, expected] as Readonly<Record<string, unknown>>[];
    const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {}).filter((key) => b?.[key] !== undefined)]);
    for (const key of keys) tellDifferences({ found: a?.[key], expected: b?.[key], at: `${at}/${key}` }, reading);
    return;
  }
  reading.counted += 1;
  if (found === expected) return;
  reading.complain({
    code: "download-differs", what: `${at} is ${JSON.stringify(found) ?? "missing"}`, expected: JSON.stringify(expected) ?? "nothing there",
    around: at, mend: "let publish/downloads.ts write it from the Report",
  });
}

const isBranch = (node: unknown): node is object => typeof node === "object" && node !== null;

/** Without the apostrophe that keeps a text a text. */
const unquoted = (field: string): string => (field.startsWith("'") ? field.slice(1) : field);

/** Each line is a fact, each field what the Report holds of it. */
export function checkFactsCsv(path: string, text: string, report: Report): Reading {
  const reading = new Reading(path);
  const [columns = [], ...rows] = parseCsv(text);
  const facts = new Map(report.facts.map((fact) => [fact.id, fact]));
  const periods = new Map(report.periods.map((period) => [period.id, period]));
  compare({ found: rows.map(([id]) => id), expected: [...facts.keys()], at: "/id" }, reading);
  for (const row of rows) {
    const fact = facts.get(row[0] ?? "");
    if (fact === undefined) continue;
    const { start, end } = periods.get(fact.period) ?? {};
    const expected = { ...fieldsOf(fact), start: start ?? "", end: end ?? "" };
    const found: Record<string, string> = {};
    for (const [at, column] of columns.entries()) found[column] = unquoted(row[at] ?? "");
    compare({ found, expected, at: `/${fact.id}` }, reading);
  }
  return reading;
}

const fieldsOf = (fact: ReportFact): Record<string, string> => ({
  id: fact.id, concept: fact.concept, label: fact.label, period: fact.period, unit: fact.unit, value: fact.value,
  decimals: fact.decimals === null ? "INF" : String(fact.decimals), printed: fact.lexeme ?? "", scale: String(fact.scale),
  part: fact.place?.part ?? "", row: fact.place?.row ?? "", column: fact.place?.column ?? "",
  derived: fact.trace === undefined ? "no" : "yes",
});

/** xBRL-JSON: value, decimals, concept, period and unit of every printed fact. */
export function checkFactsJson(path: string, text: string, report: Report): Reading {
  const reading = new Reading(path);
  const document = parseJson(text, reading);
  const found = isRecord(document) && isRecord(document["facts"]) ? document["facts"] : {};
  const printed = report.facts.filter(({ place }) => place !== undefined);
  compare({ found: Object.keys(found).toSorted(), expected: printed.map(oimId).toSorted(), at: "/facts" }, reading);
  const periods = new Map(report.periods.map(({ id, start, end }) => [id, oimPeriod(start, end)]));
  for (const fact of printed) {
    const id = oimId(fact);
    compare({ found: pick(found[id]), expected: oim(fact, report, periods.get(fact.period)), at: `/facts/${id}` }, reading);
  }
  return reading;
}

/** A fact's id is an XML name (OIM, section 3.1), which begins with no digit: such an id gets an underscore. */
const oimId = ({ id }: ReportFact): string => (/^\d/.test(id) ? `_${id}` : id);

/** Without the dimensions of our own that tell rows apart. */
function pick(node: unknown): unknown {
  if (!isRecord(node) || !isRecord(node["dimensions"])) return node;
  const dimensions: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(node["dimensions"])) {
    if (!name.startsWith("tieout:")) dimensions[name] = member;
  }
  return { ...node, dimensions };
}

/** Days as moments: a period ends with the midnight after its last day (OIM). */
function oimPeriod(start: string | null, end: string): string {
  const until = `${addDays(end, 1)}T00:00:00`;
  return start === null ? until : `${start}T00:00:00/${until}`;
}

function oim(fact: ReportFact, { issuer }: Report, period: string | undefined): unknown {
  const measures = fact.unit.split("/").map((one) => `${/^[A-Z]{3}$/.test(one) ? "iso4217" : "xbrli"}:${one}`);
  return {
    value: fact.value, decimals: fact.decimals ?? undefined,
    dimensions: {
      concept: fact.concept, entity: issuer.cik === null ? `lei:${issuer.lei}` : `cik:${issuer.cik}`,
      period, unit: fact.unit === "pure" ? undefined : measures.join("/"),
    },
  };
}
