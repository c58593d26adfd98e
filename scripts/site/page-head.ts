/** What a page tells those who link to it or index it: its address, its description, a picture, structured data. */
import { words } from "../lib/words.ts";
import { folderOf, type Report } from "../model/report.ts";
import { attributes } from "./html.ts";
import { reportNamed } from "./reports.ts";
import { siteInput } from "./input.ts";

export interface HeadSetting {
  /** Eleventy's: "/filings/x/". */
  readonly url: string;
  readonly filing: string | undefined;
  readonly site: { readonly name: string; readonly url: string; readonly purpose: string };
}

type Meta = readonly [name: "name" | "property", key: string, content: string, of?: string | undefined];

const metaTag = ([name, key, content, of]: Meta): string => `<meta${attributes({ [name]: key, content, "data-of": of })}>`;

/** Width and height of the picture that is shown beside a link (Open Graph). */
export const CARD = { name: "card.png", width: 1200, height: 630 } as const;

export function pageHead(setting: HeadSetting): string {
  const { url, filing, site } = setting;
  if (url === "/404.html") return "";
  const report = filing === undefined ? undefined : reportNamed(filing);
  const address = `${site.url}${url.slice(1)}`;
  const of = report === undefined ? undefined : `filing:${report.id}`;
  const description = descriptionOf(url, report, site.purpose);
  const title = report?.title ?? site.name;
  const card = report === undefined ? [] : cardTags(report, site.url);
  const metas: Meta[] = [
    ["name", "description", description, of], ["property", "og:type", "article"], ["property", "og:site_name", site.name],
    ["property", "og:title", title, of], ["property", "og:description", description, of], ["property", "og:url", address],
    ...card,
  ];
  return [
    ...metas.map(metaTag), `<link${attributes({ rel: "canonical", href: address })}>`,
    `<script type="application/ld+json">${JSON.stringify(structuredData(setting, report)).replaceAll("<", "\\u003c")}</script>`,
  ].join("\n");
}

/** What those are told who have not opened the page. */
function descriptionOf(url: string, report: Report | undefined, purpose: string): string {
  if (url === "/") return purpose;
  const about = words(`describe.${subjectOf(url, report)}`);
  return report === undefined ? `${about} ${purpose}` : `${report.title}: ${about}`;
}

function subjectOf(url: string, report: Report | undefined): string {
  const [folder = "", , page] = url.split("/").slice(1, -1);
  if (report === undefined) return OF_THE_SITE.has(folder) ? folder : "list";
  if (page === undefined) return report.kind;
  return OF_A_REPORT.has(page) ? page : "series";
}

const OF_A_REPORT: ReadonlySet<string> = new Set(["evidence", "transactions"]);
const OF_THE_SITE: ReadonlySet<string> = new Set(["methodology", "search"]);

function cardTags(report: Report, base: string): Meta[] {
  const { id, title } = report;
  const of = `filing:${id}`;
  return [
    ["property", "og:image", `${base}${folderOf(report)}/${CARD.name}`], ["property", "og:image:width", String(CARD.width)],
    ["property", "og:image:height", String(CARD.height)], ["property", "og:image:alt", title, of],
    ["name", "twitter:card", "summary_large_image"],
  ];
}

/** schema.org: the way to the page, and for a filing's page what it reports and which data it offers. */
function structuredData({ url, site }: HeadSetting, report: Report | undefined): object {
  const isFilingPage = report !== undefined && url === `/filings/${report.id}/`;
  const home = { "@type": "WebSite", "@id": site.url, "url": site.url, "name": site.name, "description": site.purpose };
  return {
    "@context": "https://schema.org",
    "@graph": [home, ...(url === "/" ? [] : [breadcrumbs(url, site)]), ...(isFilingPage ? filingGraph(report, site) : [])],
  };
}

interface Crumb { readonly name: string; readonly path: string }

function breadcrumbs(url: string, site: HeadSetting["site"]): object {
  const parts = url.split("/").filter((part) => part !== "");
  const crumbs: Crumb[] = [{ name: site.name, path: "" }, ...parts.map((part, at) =>
    ({ name: nameOf(parts, at) ?? part, path: `${parts.slice(0, at + 1).join("/")}/` }))];
  // Folders of filings, companies and lists have no page of their own.
  const pages = crumbs.filter(({ path }) => !FOLDERS.has(path));
  return {
    "@type": "BreadcrumbList",
    "itemListElement": pages.map(({ name, path }, at) => ({ "@type": "ListItem", "position": at + 1, "name": name, "item": `${site.url}${path}` })),
  };
}

const FOLDERS: ReadonlySet<string> = new Set(["filings/", "companies/", "people/", "compare/", "lists/", "lists/filings/"]);

function nameOf(parts: readonly string[], at: number): string | undefined {
  if (at !== 1) return undefined;
  if (parts[0] === "lists") return words(`list.${parts[1] ?? ""}.title`);
  return siteInput().reports.find((report) => folderOf(report) === parts.slice(0, at + 1).join("/"))?.title;
}

const DOWNLOADS: readonly (readonly [file: string, type: string])[] = [
  ["handout.pdf", "application/pdf"], ["workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["facts.csv", "text/csv"], ["facts.json", "application/json"], ["report.json", "application/json"],
];

function filingGraph(report: Report, site: HeadSetting["site"]): object[] {
  const { issuer, source, title, id } = report;
  const page = `${site.url}filings/${id}/`;
  const about = { "@type": "Organization", "name": issuer.name, "identifier": { "@type": "PropertyValue", "propertyID": "CIK", "value": issuer.cik } };
  const publisher = { "@type": "Organization", "name": site.name, "url": site.url };
  return [
    { "@type": "Report", "@id": page, "url": page, "name": title, "datePublished": source.published, about, publisher,
      ...(source.url === undefined ? {} : { isBasedOn: source.url }) },
    { "@type": "Dataset", "name": title, "description": words("data.description"), "url": page, "isAccessibleForFree": true,
      "creator": publisher, "about": about,
      "distribution": DOWNLOADS.map(([file, type]) => ({ "@type": "DataDownload", "contentUrl": `${page}${file}`, "encodingFormat": type })) },
  ];
}
