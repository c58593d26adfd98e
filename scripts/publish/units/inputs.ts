/** What every unit of a build depends on beside its own filing: code, templates, settings, words. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../lib/files.ts";
import { readCatalogue, locale } from "../../lib/words.ts";
import type { Report } from "../../model/report.ts";
import { CodeReader, hashOfFolder } from "../kept/code.ts";
import { digestOf } from "../kept/digest.ts";
import { hashesOfTemplates } from "../kept/templates.ts";

/** Module that makes each product. */
const MAKERS = {
  report: ["scripts/publish/units/make-reports.ts", "scripts/publish/units/front.ts"],
  charts: ["scripts/publish/units/make-charts.ts"],
  downloads: ["scripts/publish/units/make-downloads.ts"],
  pages: ["scripts/site/build-site.ts", "scripts/site/plugin.ts", ".eleventy.js"],
  handout: ["scripts/publish/units/make-handouts.ts"],
  gate: ["scripts/publish/units/pass-gate.ts"],
  site: [
    "scripts/publish/site-pages.ts", "scripts/site/plugin.ts", ".eleventy.js",
    "scripts/takeaway/interactive/client.ts", "scripts/takeaway/search/client.ts",
  ],
} as const;

export type MadeBy = keyof typeof MAKERS;

export interface Inputs {
  readonly version: string;
  readonly code: Readonly<Record<MadeBy, string>>;
  readonly templates: Readonly<Record<Report["kind"], string>>;
  /** The catalogue of words in force, and the tables of concepts. */
  readonly language: string;
  /** site.json */
  readonly site: string;
  readonly design: string;
  /** All that the site's own pages are made of: content/ and templates/ but the words on filings. */
  readonly sitePages: string;
}

const KINDS = ["earnings-release", "ownership", "company", "person", "comparison"] as const;

/** `project`: folder of package.json; `data`: folder of site/. The site's locale must be in force. */
export async function readInputs(project: string, data: string): Promise<Inputs> {
  const reader = await CodeReader.open();
  const hashOf = (file: string): string => (existsSync(file) ? sha256Of(readFileSync(file)) : "");
  const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string };
  const content = join(project, "content");
  return {
    version,
    code: mapValues(MAKERS, (entries) => reader.hashOf(...entries)),
    templates: hashesOfTemplates(KINDS, project),
    language: digestOf(readCatalogue(locale()), hashOfFolder(join(project, "data", "concepts"))),
    site: hashOf(join(data, "site", "site.json")),
    design: hashOf(join(data, "site", "design.json")),
    sitePages: digestOf(hashOfFolder(join(project, "templates")), hashOfFolder(content)),
  };
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value as A)])) as Record<K, B>;
}
