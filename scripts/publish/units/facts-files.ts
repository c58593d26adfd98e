/** The take-away files of a filing: facts as CSV and as xBRL-JSON with the taxonomies it needs. */
import { csvField } from "../../takeaway/csv-line.ts";
import { RESERVED_PREFIXES, XBRL_JSON, type OimFact } from "../../intake/xbrl/oim-model.ts";
import { formatUnitText, isNcName } from "../../intake/xbrl/oim-names.ts";
import { writeOim } from "../../intake/xbrl/write-oim.ts";
import type { Period } from "../../model/period.ts";
import type { Report, ReportFact, ReportPeriod } from "../../model/report.ts";
import { PURE, isMonetary } from "../../model/unit.ts";

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

/**
 * xBRL-JSON 1.0: the printed facts. Its dates are moments, so an instant and a period's end are written as the start of
 * the next day. The taxonomies beside it ({@link factsTaxonomies}) declare what no standard taxonomy knows.
 */
export function factsJson(report: Report): string {
  const periods = new Map(report.periods.map((period) => [period.id, period]));
  const standard = standardTaxonomies(report).map(({ entryPoint }) => entryPoint);
  return writeOim({
    documentType: XBRL_JSON,
    taxonomy: [...standard, ...factsTaxonomies(report).map(({ name }) => name)],
    namespaces: {
      ...entityNamespace(report), iso4217: RESERVED_PREFIXES["iso4217"] ?? "", xbrli: RESERVED_PREFIXES["xbrli"] ?? "",
      tieout: TIEOUT, ...conceptNamespaces(report),
    },
    linkTypes: {}, linkGroups: {},
    facts: printedFacts(report).map((fact) => oimFact(report, fact, periods.get(fact.period))),
  });
}

/** Schemes of identifiers (XBRL 2.1, section 4.7.3.1): EDGAR's, and ISO 17442 for an issuer that has no CIK. */
const ENTITY_SCHEMES = { cik: "http://www.sec.gov/CIK", lei: "http://standards.iso.org/iso/17442" } as const;

type Scheme = keyof typeof ENTITY_SCHEMES;

interface EntityOf { readonly prefix: Scheme; readonly scheme: string; readonly identifier: string }

function entityOf({ issuer: { cik, lei } }: Report): EntityOf {
  const prefix = cik === null ? "lei" : "cik";
  return { prefix, scheme: ENTITY_SCHEMES[prefix], identifier: cik ?? lei ?? "" };
}

function entityNamespace(report: Report): Record<string, string> {
  const { prefix, scheme } = entityOf(report);
  return { [prefix]: scheme };
}

const TIEOUT = "urn:tieout:facts";

const printedFacts = ({ facts }: Report): ReportFact[] => facts.filter(({ place }) => place !== undefined);

/** An issuer's prefix may be one that this file needs itself: the ticker of one fund is CIK. */
function prefixIn(concept: string): string {
  const prefix = concept.slice(0, concept.indexOf(":"));
  return [...Object.keys(ENTITY_SCHEMES), "tieout", ...Object.keys(RESERVED_PREFIXES)].includes(prefix) ? `${prefix}-issuer` : prefix;
}

const conceptIn = (concept: string): string => `${prefixIn(concept)}:${concept.slice(concept.indexOf(":") + 1)}`;

const prefixesOf = (report: Report): string[] =>
  [...new Set(printedFacts(report).map(({ concept }) => prefixIn(concept)))].toSorted();

const conceptNamespaces = (report: Report): Record<string, string> =>
  Object.fromEntries(prefixesOf(report).map((prefix) => [prefix, namespaceOf(prefix, report)]));

/** A standard taxonomy's own namespace; the issuer's and the form's names under URNs, since no taxonomy has them. */
function namespaceOf(prefix: string, report: Report): string {
  const standard = standardTaxonomy(prefix, report.source.published.slice(0, "YYYY".length));
  if (standard !== undefined) return standard.namespace;
  return prefix === "ownership" ? "urn:sec:ownership" : `urn:tieout:issuer:${entityOf(report).identifier}:${prefix}`;
}

interface StandardTaxonomy { readonly namespace: string; readonly entryPoint: string }

const standardTaxonomies = (report: Report): StandardTaxonomy[] => prefixesOf(report).flatMap((prefix) =>
  standardTaxonomy(prefix, report.source.published.slice(0, "YYYY".length)) ?? []);

/** The taxonomy in force in a year: US GAAP names its versions by 31 January until 2021, and was first used in 2009. */
function standardTaxonomy(prefix: string, year: string): StandardTaxonomy | undefined {
  if (prefix === "ifrs-full") return ifrsTaxonomy(year);
  if (prefix !== "us-gaap") return undefined;
  const host = "http://taxonomies.xbrl.us/us-gaap/2009/elts";
  if (year < "2011") return { namespace: "http://xbrl.us/us-gaap/2009-01-31", entryPoint: `${host}/us-gaap-2009-01-31.xsd` };
  const version = year < "2022" ? `${year}-01-31` : year;
  return {
    namespace: `http://fasb.org/us-gaap/${version}`,
    entryPoint: `${year < "2022" ? "http" : "https"}://xbrl.fasb.org/us-gaap/${year}/elts/us-gaap-${version}.xsd`,
  };
}

/** Versions of the IFRS Accounting Taxonomy by day of issue. */
const IFRS_VERSIONS = [
  "2014-03-05", "2015-03-11", "2016-03-31", "2017-03-09", "2018-03-16", "2019-03-27", "2020-03-16", "2021-03-24",
  "2022-03-24", "2023-03-23", "2024-03-27", "2025-03-27",
] as const;

function ifrsTaxonomy(year: string): StandardTaxonomy {
  const version = IFRS_VERSIONS.findLast((each) => each.slice(0, "YYYY".length) <= year) ?? IFRS_VERSIONS[0];
  const base = `${version < "2022" ? "http" : "https"}://xbrl.ifrs.org/taxonomy/${version}`;
  return { namespace: `${base}/ifrs-full`, entryPoint: `${base}/full_ifrs/full_ifrs-cor_${version}.xsd` };
}

function oimFact(report: Report, fact: ReportFact, period: ReportPeriod | undefined): OimFact {
  const unitText = formatUnitText(fact.unit, "tieout");
  const { scheme, identifier } = entityOf(report);
  return {
    id: isNcName(fact.id) ? fact.id : `_${fact.id}`, concept: conceptIn(fact.concept), value: fact.value,
    ...(fact.decimals !== null && { decimals: fact.decimals }),
    entity: { scheme, identifier },
    ...(period !== undefined && { period: daysOf(period) }),
    ...(unitText !== undefined && { unitText }), unit: fact.unit,
    dimensions: placeDimension(report, fact), links: {},
  };
}

const daysOf = ({ start, end }: ReportPeriod): Period => (start === null ? { instant: end } : { start, end });

/** What tells facts apart that XBRL's own dimensions do not: the end of a guided range, the row of a form. */
function placeDimension(report: Report, fact: ReportFact): Record<string, string> {
  const [part = "", row = "", end = ""] = fact.id.split(".");
  if (report.kind === "ownership") return { "tieout:row": `${part}.${row}` };
  return part === "guidance" ? { "tieout:guidance": end } : {};
}

/** A taxonomy schema to be written beside facts.json, under the name by which that refers to it. */
export interface FactsTaxonomy { readonly name: string; readonly text: string }

/**
 * Taxonomy schemas (XBRL 2.1, section 5.1) for the issuer's own concepts, for those of a form, and for the dimensions
 * of {@link placeDimension}: OIM knows no concept or dimension without a taxonomy (oime:unknownConcept).
 */
export function factsTaxonomies(report: Report): FactsTaxonomy[] {
  const own = prefixesOf(report).filter((prefix) => standardTaxonomy(prefix, "2020") === undefined);
  const dimensions = new Set(printedFacts(report).flatMap((fact) => Object.keys(placeDimension(report, fact))));
  const schemas = own.map((prefix) => ({
    name: `facts-${prefix}.xsd`, text: schemaText(namespaceOf(prefix, report), conceptElements(report, prefix)),
  }));
  if (dimensions.size === 0) return schemas;
  return [...schemas, { name: "facts-tieout.xsd", text: schemaText(TIEOUT, [...dimensions].flatMap(dimensionElements)) }];
}

const schemaText = (namespace: string, elements: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="${namespace}" elementFormDefault="qualified">
  <xs:import namespace="http://www.xbrl.org/2003/instance"
      schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
${elements.map((element) => `  ${element}\n`).join("")}</xs:schema>
`;

function conceptElements(report: Report, prefix: string): string[] {
  const instants = new Set(report.periods.filter(({ start }) => start === null).map(({ id }) => id));
  const facts = printedFacts(report).filter(({ concept }) => prefixIn(concept) === prefix);
  const names = [...new Set(facts.map(({ concept }) => concept))].toSorted();
  return names.map((concept) => {
    const own = facts.filter((fact) => fact.concept === concept);
    const name = concept.slice(concept.indexOf(":") + 1);
    const periodType = own.every(({ period }) => instants.has(period)) ? "instant" : "duration";
    return `<xs:element id="${prefix}_${name}" name="${name}" type="xbrli:${itemType(own)}" nillable="true" `
      + `substitutionGroup="xbrli:item" xbrli:periodType="${periodType}"/>`;
  });
}

function itemType(facts: readonly ReportFact[]): string {
  if (facts.every(({ unit }) => isMonetary(unit))) return "monetaryItemType";
  if (facts.every(({ unit }) => unit === "shares")) return "sharesItemType";
  return facts.every(({ unit }) => unit === PURE) ? "pureItemType" : "decimalItemType";
}

/** A typed dimension (XBRL Dimensions 1.0, section 2.5.2) and the element that types it. */
function dimensionElements(dimension: string): string[] {
  const name = dimension.slice(dimension.indexOf(":") + 1);
  return [
    `<xs:element id="tieout_${name}" name="${name}" type="xbrli:stringItemType" abstract="true" nillable="true" `
      + `substitutionGroup="xbrldt:dimensionItem" xbrli:periodType="duration" xbrldt:typedDomainRef="#tieout_${name}Of"/>`,
    `<xs:element id="tieout_${name}Of" name="${name}Of" type="xs:string"/>`,
  ];
}
