/** The take-away files of a filing: facts as CSV and as xBRL-JSON. */
import { isMonetary } from "../model/unit.ts";
import { addDays } from "../model/plain-date.ts";
import type { Report, ReportFact, ReportPeriod } from "../model/report.ts";
import { toStableJson } from "../lib/stable-json.ts";

const COLUMNS = [
  "id", "concept", "label", "period", "start", "end", "unit", "value", "decimals", "printed", "scale", "part", "row",
  "column", "derived",
] as const;

/** RFC 4180: every fact of the filing, printed and derived, one a line. */
export function factsCsv(report: Report): string {
  const periods = new Map(report.periods.map((period) => [period.id, period]));
  const lines = report.facts.map((fact) => rowOf(fact, periods.get(fact.period)).map(csvField).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

function rowOf(fact: ReportFact, period: ReportPeriod | undefined): string[] {
  const { place } = fact;
  return [
    fact.id, fact.concept, fact.label, fact.period, period?.start ?? "", period?.end ?? "", fact.unit, fact.value,
    fact.decimals === null ? "INF" : String(fact.decimals), fact.lexeme ?? "", String(fact.scale),
    place?.part ?? "", place?.row ?? "", place?.column ?? "", fact.trace === undefined ? "no" : "yes",
  ];
}

/** A text of a filing that a spreadsheet would take for a formula is kept a text by a leading apostrophe. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}

const NAMESPACES = {
  cik: "http://www.sec.gov/CIK", iso4217: "http://www.xbrl.org/2003/iso4217", xbrli: "http://www.xbrl.org/2003/instance",
  tieout: "urn:tieout:dimension",
};

/** xBRL-JSON (OIM 1.0): printed facts only; an instant and a period's end are written as the start of the next day. */
export function factsJson(report: Report): string {
  const periods = new Map(report.periods.map((period) => [period.id, period]));
  const printed = report.facts.filter(({ place }) => place !== undefined);
  return toStableJson({
    documentInfo: {
      documentType: "https://xbrl.org/2021/xbrl-json",
      namespaces: { ...NAMESPACES, ...conceptNamespaces(report) },
    },
    facts: Object.fromEntries(printed.map((fact) => [fact.id, oimFact(report, fact, periods.get(fact.period))])),
  });
}

/** The year's us-gaap taxonomy; the issuer's and the form's own names under URNs, since no taxonomy of theirs is read. */
function conceptNamespaces(report: Report): Record<string, string> {
  const prefixes = new Set(report.facts.map(({ concept }) => concept.slice(0, concept.indexOf(":"))));
  const year = report.source.published.slice(0, 4);
  return Object.fromEntries([...prefixes].toSorted().map((prefix) => [prefix, namespaceOf(prefix, report, year)]));
}

function namespaceOf(prefix: string, report: Report, year: string): string {
  if (prefix === "us-gaap") return `http://fasb.org/us-gaap/${year}`;
  if (prefix === "ownership") return "urn:sec:ownership";
  return `urn:tieout:issuer:${report.issuer.cik}`;
}

function oimFact(report: Report, fact: ReportFact, period: ReportPeriod | undefined): unknown {
  return {
    value: fact.value,
    ...(fact.decimals === null ? {} : { decimals: fact.decimals }),
    dimensions: {
      concept: fact.concept,
      entity: `cik:${report.issuer.cik}`,
      ...(period === undefined ? {} : { period: oimPeriod(period) }),
      ...(fact.unit === "pure" ? {} : { unit: oimUnit(fact.unit) }),
      ...placeDimension(report, fact),
    },
  };
}

function oimPeriod({ start, end }: ReportPeriod): string {
  const until = `${addDays(end, 1)}T00:00:00`;
  return start === null ? until : `${start}T00:00:00/${until}`;
}

const oimUnit = (unit: string): string =>
  unit.split("/").map((measure) => `${isMonetary(measure) ? "iso4217" : "xbrli"}:${measure}`).join("/");

/** What tells facts apart that XBRL's own dimensions do not: the end of a guided range, the row of a form. */
function placeDimension(report: Report, fact: ReportFact): Record<string, string> {
  const [part = "", row = "", end = ""] = fact.id.split(".");
  if (report.kind === "ownership") return { "tieout:row": `${part}.${row}` };
  return part === "guidance" ? { "tieout:guidance": end } : {};
}
