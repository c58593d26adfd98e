/** facts.csv, facts.json and report.json say of every fact, metric and tie what evidence.json says. */
import { checkOim } from "./check-oim.ts";
import { parseCsv } from "./csv.ts";
import { figureProblem } from "./figures.ts";
import { differ, rowsOf, type Download, type Row } from "./download.ts";
import { ShapeError, type Shape } from "./shape.ts";

/** `evidence` is evidence.json as it stands, of which `filing` is the reading. */
export async function checkDownloads(download: Download): Promise<void> {
  const { filing: { folder }, copy } = download;
  const report = await copy.json(`${folder}report.json`);
  const csv = await copy.text(`${folder}facts.csv`);
  const oim = await copy.json(`${folder}facts.json`);
  if (report !== undefined) checkReport(download, report);
  if (csv !== undefined) checkCsv(download, csv, report);
  if (oim !== undefined) checkOim(download, oim);
}

/**
 * The Report's fields under the evidence's names; what a list has beyond those (labels, words) is no matter
 * here.
 */
function checkReport(download: Download, report: Shape): void {
  const { evidence, tally, filing } = download;
  const file = "report.json";
  try {
    for (const key of ["tieout", "id", "kind", "issuer", "source", "summary"]) {
      differ(download, file, { found: report.key(key).value, expected: evidence.key(key).value, at: `/${key}` });
    }
    const facts = [...rowsOf(evidence.key("facts")), ...rowsOf(evidence.key("derivations"))];
    compareRows(download, { found: rowsOf(report.key("facts")), expected: facts, at: "/facts" });
    compareRows(download, {
      found: rowsOf(report.key("metrics")), expected: rowsOf(evidence.key("metrics")), at: "/metrics",
    });
    compareRows(download, { found: rowsOf(report.key("ties")), expected: rowsOf(evidence.key("ties")), at: "/ties" });
    checkPeriods(download, report);
    checkPlaces(download, report);
    checkShown(download, report.value);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    tally.refuse(filing.folder + file, { code: "download-disagrees", subject: error.pointer, what: error.message });
  }
}

interface Rows { readonly found: readonly Row[]; readonly expected: readonly Row[]; readonly at: string }

function compareRows(download: Download, { found, expected, at }: Rows): void {
  differ(download, "report.json", { found: found.length, expected: expected.length, at: `${at} (how many)` });
  expected.forEach((row, index) => {
    const other = found[index] ?? {};
    differ(download, "report.json", { found: likeEvidence(other, row), expected: row, at: `${at}/${index}` });
  });
}

/**
 * A row of the Report under the keys of its evidence: `periodId` for its period's id, text and style of what
 * is shown.
 */
function likeEvidence(row: Row, evidence: Row): Row {
  return Object.fromEntries(Object.keys(evidence).map((key) => {
    if (key === "periodId") return [key, row["period"]];
    if (key === "period") return [key, evidence["period"]];
    if (key === "shown" && row["shown"] !== null) {
      const { text, style } = (row["shown"] ?? {}) as Row;
      return [key, { text, style }];
    }
    return [key, row[key]];
  }));
}

/** Figures ready to be printed stand all over the Report; each must be its value in its style. */
function checkShown({ filing, tally }: Download, report: unknown): void {
  const open: [unknown, string][] = [[report, ""]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, pointer] = next;
    if (typeof value !== "object" || value === null) continue;
    const { text, style, ref, value: shown } = value as Row;
    if (typeof ref === "string" && typeof style === "string") {
      const problem = figureProblem({ ref, style, text: String(text), value: String(shown) }, filing);
      const file = `${filing.folder}report.json`;
      if (problem !== undefined) tally.refuse(file, { ...problem, subject: `${pointer} (${ref})` });
    }
    for (const [key, item] of Object.entries(value)) open.push([item, `${pointer}/${key}`]);
  }
}

function checkPeriods(download: Download, report: Shape): void {
  const periods = new Map(rowsOf(report.key("periods")).map(({ id, start, end }) =>
    [id, start === null ? { instant: end } : { start, end }]));
  const rows = ["facts", "derivations", "metrics"].flatMap((list) => rowsOf(download.evidence.key(list)));
  for (const { periodId, period, id } of rows) {
    const at = `/periods (${String(periodId)}, for ${String(id)})`;
    if (period !== null) differ(download, "report.json", { found: periods.get(periodId), expected: period, at });
  }
}

/** A tie about a fact stands where the fact does. */
function checkPlaces(download: Download, report: Shape): void {
  const places = new Map(rowsOf(download.evidence.key("facts")).map(({ id, place }) => [id, place]));
  for (const { id, fact, place } of rowsOf(report.key("ties"))) {
    const at = `/ties (${String(id)})/place`;
    if (fact !== null) differ(download, "report.json", { found: place, expected: places.get(fact), at });
  }
}

const COLUMNS = [
  "id", "concept", "period", "start", "end", "unit", "value", "decimals", "printed", "scale", "part", "row", "column",
  "derived",
] as const;

function checkCsv(download: Download, text: string, report: Shape | undefined): void {
  const { evidence, tally, filing } = download;
  const [head = [], ...records] = parseCsv(text) ?? [];
  if (head.length === 0) {
    tally.refuse(`${filing.folder}facts.csv`, { code: "broken-csv", what: "it is no CSV", expected: "RFC 4180" });
    return;
  }
  const printed = rowsOf(evidence.key("facts")).map((fact) => csvRow(fact, "no"));
  const derived = rowsOf(evidence.key("derivations")).map((fact) => csvRow(fact, "yes"));
  const labels = report === undefined ? [] : rowsOf(report.key("facts")).map(({ label }) => label);
  differ(download, "facts.csv", { found: records.length, expected: printed.length + derived.length, at: "lines" });
  [...printed, ...derived].forEach((expected, index) => {
    const found = Object.fromEntries(head.map((name, column) => [name, records[index]?.[column]]));
    const label = labels[index] === undefined ? {} : { label: labels[index] };
    const kept = Object.fromEntries(Object.keys({ ...expected, ...label }).map((key) => [key, found[key]]));
    differ(download, "facts.csv", { found: kept, expected: { ...expected, ...label }, at: `line ${index + 2} ` });
  });
}

/**
 * A derived figure has the decimals of its printed kin in CSV; the evidence, which has its interval, has
 * none.
 */
function csvRow(fact: Row, derived: "yes" | "no"): Row {
  const period = (fact["period"] ?? {}) as Row;
  const place = (fact["place"] ?? {}) as Row;
  const fields: Row = {
    ...fact, ...place, period: fact["periodId"], start: period["start"] ?? "",
    end: period["end"] ?? period["instant"] ?? "", decimals: fact["decimals"] ?? "INF", printed: fact["lexeme"] ?? "",
    derived,
  };
  const columns = COLUMNS.filter((name) => derived === "no" || name !== "decimals");
  return Object.fromEntries(columns.map((name) => [name, String(fields[name] ?? "")]));
}
