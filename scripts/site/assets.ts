/** Style sheets and fonts: made before any page, since handouts are printed with them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fontRules, pageNumberRule, paperRule, stylesheet, type DesignTokens } from "./css.ts";

export interface Asset { readonly path: string; readonly content: string | Uint8Array }

/** Pages have two weights, so that a first visit is light; handouts have three. */
const WEIGHTS = { site: ["400", "600"], print: ["400", "500", "600"] } as const;
const FONTS = "node_modules/@fontsource/ibm-plex-sans/files";
const STYLES: Readonly<Record<"site" | "print", readonly string[]>> = {
  site: [
    "base.css", "page.css", "tables.css", "figures.css", "words.css", "waived.css", "filters.css", "theme.css",
    "takeaway.css", "company.css",
  ],
  print: ["base.css", "tables.css", "waived.css", "print.css"],
};
const STYLE_FOLDER = "templates/style";

/** `project`: folder of package.json; `data`: holds site/. */
export function siteAssets(project: string, data: string): Asset[] {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(data, "site", name), "utf8")) as T;
  const [design, { paper }] = [read<DesignTokens>("design.json"), read<{ paper: string }>("site.json")];
  const folder = join(project, STYLE_FOLDER);
  // A page never moves when its type arrives late; a handout waits for it.
  const printed = fontRules(WEIGHTS.print, "block") + paperRule(paper) + pageNumberRule();
  return [
    { path: "assets/site.css", content: fontRules(WEIGHTS.site, "optional") + stylesheet(design, STYLES.site, folder) },
    { path: "assets/print.css", content: printed + stylesheet(design, STYLES.print, folder) },
    ...fonts(join(project, FONTS)),
  ];
}

function fonts(folder: string): Asset[] {
  const files = WEIGHTS.print.map((weight) => ({
    path: `assets/ibm-plex-sans-${weight}.woff2`, file: join(folder, `ibm-plex-sans-latin-${weight}-normal.woff2`),
  }));
  const missing = files.map(({ file }) => file).filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`fonts are missing: ${missing.join(", ")}; run "npm ci"`);
  return files.map(({ path, file }) => ({ path, content: readFileSync(file) }));
}
