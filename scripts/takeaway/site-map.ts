/** sitemap.xml and robots.txt (sitemaps.org protocol, RFC 9309), made of the pages that a build has written. */
import { letters } from "../lib/letters.ts";
import { escapeXml } from "./workbook/xml.ts";

export interface SiteMapInput {
  /** Address of the site, with a final slash. */
  readonly url: string;
  /** Paths of all files of the site. */
  readonly files: readonly string[];
  /** Filing id → day of publication. */
  readonly published: ReadonlyMap<string, string>;
}

export interface SiteFile { readonly name: string; readonly text: string }

/** A list may have fifty thousand addresses; short ones are read sooner. */
const PER_LIST = 10_000;

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/** Pages for readers: neither the page for wrong addresses, nor those that handouts and frames are made of. */
const isPage = (file: string): boolean =>
  file.endsWith(".html") && file !== "404.html" && !file.startsWith("print/") && !/^filings\/[^/]+\/charts\//.test(file);

/** An index of lists, so that it grows with the site without bound. */
export function siteMap({ url, files, published }: SiteMapInput): SiteFile[] {
  const newest = [...published.values()].toSorted().at(-1) ?? "";
  const pages = files.filter(isPage).toSorted();
  const lists = Array.from({ length: Math.ceil(pages.length / PER_LIST) }, (_one, at) =>
    pages.slice(at * PER_LIST, (at + 1) * PER_LIST));
  const entry = (file: string): string => {
    const day = published.get(/^filings\/([^/]+)\//.exec(file)?.[1] ?? "") ?? newest;
    return `<url><loc>${escapeXml(url + file.replace(/(^|\/)index\.html$/, "$1"))}</loc><lastmod>${day}</lastmod></url>\n`;
  };
  const named = lists.map((list, at) =>
    ({ name: `sitemap-${letters(at)}.xml`, text: `${XML}<urlset xmlns="${NAMESPACE}">\n${list.map(entry).join("")}</urlset>\n` }));
  const index = named.map(({ name }) => `<sitemap><loc>${escapeXml(url + name)}</loc><lastmod>${newest}</lastmod></sitemap>\n`);
  return [
    { name: "sitemap.xml", text: `${XML}<sitemapindex xmlns="${NAMESPACE}">\n${index.join("")}</sitemapindex>\n` }, ...named,
    { name: "robots.txt", text: `User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n` },
  ];
}
