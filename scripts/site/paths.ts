/** Where pages lie. Links are relative and name the file, so that the site works in any folder and from a disk. */

export const pagePaths = {
  home: "index.html",
  /** Shown for an address of any depth, so that its links start at the site's root. */
  notFound: "/404.html",
  methodology: "methodology/index.html",
  company: (slug: string): string => `companies/${slug}/index.html`,
  person: (slug: string): string => `people/${slug}/index.html`,
  comparison: (name: string): string => `compare/${name}/index.html`,
  filing: (id: string): string => `filings/${id}/index.html`,
  evidence: (id: string): string => `filings/${id}/evidence/index.html`,
};

/** The way from a page to a path of the site: "../../methodology/index.html". `url` is Eleventy's, "/filings/x/". */
export function relativePath(path: string, url: string): string {
  const depth = url.split("/").length - 2;
  return `${"../".repeat(Math.max(0, depth))}${path}`;
}

/** From the root of the host that the site's address names: "/tieout/index.html". */
export const rootPath = (path: string, address: string): string => new URL(path, address).pathname;

/** Drops "index.html" for addresses that stand outside the site: feed, sitemap. */
export const publicUrl = (base: string, path: string): string => `${base}${path.replace(/(^|\/)index\.html$/, "$1")}`;
