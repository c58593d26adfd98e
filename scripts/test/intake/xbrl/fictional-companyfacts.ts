/** Companyfacts of fictional companies, put together from lines. */
import { readCompanyFacts, type CompanyFacts } from "../../../intake/xbrl/companyfacts.ts";
import { buildSeries, type CompanySeries } from "../../../intake/xbrl/series.ts";
import type { ConceptSeries } from "../../../intake/xbrl/series-point.ts";

/** [start or "", end, value as it stands in the JSON, day of filing, form, accession number] */
export type Line = readonly [string, string, string, string, string?, string?];

/** "us-gaap:Revenues USD" → its lines. */
export type Told = Readonly<Record<string, readonly Line[]>>;

export function companyFactsJson(told: Told): string {
  const taxonomies = new Map<string, string[]>();
  for (const [key, lines] of Object.entries(told)) {
    const [concept = "", unit = ""] = key.split(" ");
    const [taxonomy = "", name = ""] = concept.split(":");
    const body = `"${name}":{"label":"${name}","description":"","units":{"${unit}":[${lines.map(item).join(",")}]}}`;
    taxonomies.set(taxonomy, [...taxonomies.get(taxonomy) ?? [], body]);
  }
  const facts = [...taxonomies].map(([taxonomy, bodies]) => `"${taxonomy}":{${bodies.join(",")}}`);
  return `{"cik":42,"entityName":"Example Widgets Corp","facts":{${facts.join(",")}}}`;
}

function item([start, end, value, filed, form = "10-Q", given]: Line): string {
  const accession = given ?? `0000000042-${filed.slice(2, 4)}-${filed.slice(5).replace("-", "")}00`;
  const from = start === "" ? "" : `"start":"${start}",`;
  return `{${from}"end":"${end}","val":${value},"accn":"${accession}","fy":2031,"fp":"Q1","form":"${form}","filed":"${filed}"}`;
}

export const readTold = (told: Told): CompanyFacts => readCompanyFacts(Buffer.from(companyFactsJson(told)), "facts.json");
export const seriesOf = (told: Told): CompanySeries => buildSeries(readTold(told));

export function onlySeries(told: Told): ConceptSeries {
  const [series] = seriesOf(told).series;
  if (series === undefined) throw new Error("no series");
  return series;
}
