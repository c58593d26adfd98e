/** How to cite a filing's page: BibTeX, and CSL-JSON (Citation Style Language 1.0.2, csl-data.json). */
import { toStableJson } from "../lib/stable-json.ts";
import type { Report } from "../model/report.ts";

/** The site as others name it: its name, and its address with a final slash. */
export interface SiteName { readonly name: string; readonly url: string }

export const filingAddress = ({ id }: Pick<Report, "id">, { url }: SiteName): string => `${url}filings/${id}/`;

/** Characters that TeX takes for commands. */
const TEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

const escapeTex = (text: string): string =>
  text.replace(/[\\~^&%$#_{}]/g, (mark) => TEX[mark] ?? `\\${mark}`);

/** Double braces keep the capitals of a title. */
export function bibtex(report: Report, site: SiteName): string {
  const [year, month, day] = report.source.published.split("-");
  const fields: readonly (readonly [string, string])[] = [
    ["author", `{${escapeTex(report.issuer.name)}}`], ["title", `{${escapeTex(report.title)}}`], ["howpublished", escapeTex(site.name)],
    ["year", year ?? ""], ["month", month ?? ""], ["day", day ?? ""], ["url", filingAddress(report, site)],
    ["note", escapeTex(report.source.document)],
  ];
  return `@misc{${report.id},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n`;
}

/** An array of one item, as reference managers read it. Parts of a date are numbers there. */
export function cslJson(report: Report, site: SiteName): string {
  const parts = report.source.published.split("-").map((part) => parseInt(part, 10));
  return toStableJson([{
    "id": report.id, "type": "webpage", "title": report.title, "author": [{ literal: report.issuer.name }],
    "container-title": site.name, "genre": report.source.document, "issued": { "date-parts": [parts] },
    "URL": filingAddress(report, site),
  }]);
}
