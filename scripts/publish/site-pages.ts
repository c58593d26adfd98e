/**
 * The site's own pages and files: lists of filings and companies, methodology, feed, search, map of the site, and
 * build.json. They are made once all reports are there, of what the lists show of each.
 */
import { relative, resolve } from "node:path";
import { throwErrors } from "../lib/finding.ts";
import { listFiles } from "../lib/files.ts";
import { compareTexts } from "../lib/order.ts";
import { toStableJson } from "../lib/stable-json.ts";
import { METRICS } from "../metrics/registry.ts";
import { folderOf, isFilingReport, type FilingReport, type GradeCounts, type Report } from "../model/report.ts";
import { buildSite } from "../site/build-site.ts";
import { SCRIPT_NAMES, clientScript } from "../takeaway/client-scripts.ts";
import { searchFiles, type SearchLine } from "../takeaway/search/search-files.ts";
import { siteMap } from "../takeaway/site-map.ts";
import { personSlug } from "../tieout/collection/trades.ts";
import { Gate } from "../tieout/gate/check-stage.ts";
import type { AllowListUse } from "../tieout/gate/reading.ts";
import { sumGrades } from "./sum-grades.ts";
import { digestOf } from "./kept/digest.ts";
import type { BatchTools } from "./units/batch-tools.ts";
import type { UnitResult } from "./units/batch.ts";
import type { Assets, SiteResult } from "./site-result.ts";
import { BUILD_FILE, EVIDENCE_FILE, distinctUses, type AllowedNumeral } from "./units/evidence.ts";
import { stageFile } from "./units/stage-file.ts";

/** Folders of reports: all else is the site's own. */
const REPORT_FOLDERS: ReadonlySet<string> = new Set(["filings", "companies", "people", "compare", "print"]);

/** `units`: of the whole site. Throws a FindingsError where a numeral of a page has no account. */
export async function makeSitePages(
  units: readonly UnitResult[], assets: Assets, tools: BatchTools,
): Promise<SiteResult> {
  const { stage } = tools.setting;
  const reports = orderedReports(units);
  const key = siteKey(units, tools);
  const kept = await tools.store.find("site", key);
  const isKept = kept !== undefined && await tools.store.restore(kept);
  const own = isKept ? kept : await tools.store.keep("site", key, await makeFiles({ reports, units, assets }, tools));
  throwErrors(await tools.settle());
  const { uses } = own.data as SiteData;
  const ties = sumGrades(reports.filter(isFilingReport));
  const allowList = ownUses(uses, units);
  stageFile(stage, BUILD_FILE, toStableJson({
    ...buildInfo(reports.filter(isFilingReport), units, ties),
    allowList, files: hashes({ ...own.files, ...assets }, units),
  }));
  const gate = new Gate({ stage, reports });
  throwErrors(await gate.readWritten(BUILD_FILE, allowList));
  return { pages: Object.keys(own.files).filter((file) => file.endsWith(".html")).length, ties };
}

interface SiteData { readonly uses: readonly AllowedNumeral[] }

/** Filings newest first, then companies, people and comparisons by id. */
function orderedReports(units: readonly UnitResult[]): Report[] {
  const reports = units.map(({ front }) => front.report);
  const filings = reports.filter(isFilingReport).toSorted(newestFirst);
  const order = ["company", "person", "comparison"];
  const others = reports.filter((report) => !isFilingReport(report))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compareTexts(a.id, b.id));
  return [...filings, ...others];
}

const newestFirst = (a: FilingReport, b: FilingReport): number =>
  compareTexts(b.source.published, a.source.published) || compareTexts(a.id, b.id);

function siteKey(units: readonly UnitResult[], { setting: { key } }: BatchTools): string {
  const { inputs } = key;
  const shown = units.map(({ front, pages }) => [front, pages]);
  return digestOf("site", inputs.version, inputs.code.site, inputs.code.gate, inputs.language, inputs.site, inputs.design,
    inputs.sitePages, key.assets, shown);
}

interface ToMake { readonly reports: readonly Report[]; readonly units: readonly UnitResult[]; readonly assets: Assets }

interface MadeFiles { readonly files: readonly string[]; readonly data: SiteData }

async function makeFiles({ reports, units, assets }: ToMake, tools: BatchTools): Promise<MadeFiles> {
  const { setting: { stage, data, content, key }, watch } = tools;
  await watch.time("site pages", "", async () => {
    const site = { scope: "site", reports, charts: new Map(), methodology: METRICS, version: key.inputs.version,
      folders: { content, data } } as const;
    await buildSite(site, relative(process.cwd(), resolve(stage)));
    await writeSiteFiles(stage, { reports, units }, await tools.site());
  });
  const files = await ownFiles(stage);
  return watch.time("site gate", "", async () => {
    const gate = new Gate({ stage, reports });
    await gate.read(files);
    const { findings, uses } = await gate.finish(files, []);
    throwErrors(findings);
    return { files: files.filter((file) => assets[file] === undefined), data: { uses: siteUses(uses) } };
  });
}

/** All files of the stage that are no report's. */
async function ownFiles(stage: string): Promise<string[]> {
  const files = await listFiles(stage, (folder) => !REPORT_FOLDERS.has(folder));
  return files.filter((file) => file !== BUILD_FILE && file !== "part.json");
}

async function writeSiteFiles(
  stage: string, { reports, units }: Omit<ToMake, "assets">, { url }: { readonly url: string },
): Promise<void> {
  const filings = reports.filter(isFilingReport);
  for (const name of SCRIPT_NAMES) stageFile(stage, `assets/${name}`, await clientScript(name));
  const ofUnits = units.flatMap(({ pages }) => pages);
  const lines = searchLines(filings, units);
  for (const { name, text } of searchFiles(lines, METRICS)) stageFile(stage, `search/${name}`, text);
  const published = new Map(filings.map(({ id, source }) => [id, source.published]));
  const pages = [...await ownFiles(stage), ...ofUnits];
  for (const { name, text } of siteMap({ url, files: pages, published })) stageFile(stage, name, text);
}

/** Only the first reporting owner of a form has a page by it. */
function searchLines(filings: readonly FilingReport[], units: readonly UnitResult[]): SearchLine[] {
  const shown = new Map(units.map(({ id, front: { metrics } }) => [id, metrics]));
  return filings.map((report) => {
    const { id, title, source, issuer } = report;
    const owners = report.kind === "ownership" ? report.filing.reportingOwner : [];
    const people = owners.map(({ reportingOwnerId: { rptOwnerName: name, rptOwnerCik } }, at) =>
      ({ name, slug: at === 0 ? personSlug(name, rptOwnerCik) : null }));
    return { id, title, document: source.document, company: issuer, people, metrics: shown.get(id) ?? [] };
  });
}

/** Addresses in the feed are no numerals of a page. */
const siteUses = (uses: readonly AllowListUse[]): AllowedNumeral[] => distinctUses(uses.filter(({ file }) => !file.endsWith(".xml")));

/** Numerals on pages of the site that no report's own pages have. */
function ownUses(uses: readonly AllowedNumeral[], units: readonly UnitResult[]): AllowedNumeral[] {
  const nameOf = (kind: string, text: string): string => `${kind}\n${text}`;
  const own = new Set(uses.map(({ kind, text }) => nameOf(kind, text)));
  for (const unit of units) for (const [kind, text] of unit.uses) own.delete(nameOf(kind, text));
  return uses.filter(({ kind, text }) => own.has(nameOf(kind, text)));
}

/** The evidence of each report, which covers its other files, and every file of no report. */
function hashes(own: Assets, units: readonly UnitResult[]): Record<string, string> {
  const evidence = units.map(({ front: { report }, evidence: hash }) => [`${folderOf(report)}/${EVIDENCE_FILE}`, hash] as const);
  return Object.fromEntries([...Object.entries(own), ...evidence].toSorted(([a], [b]) => compareTexts(a, b)));
}

function buildInfo(filings: readonly FilingReport[], units: readonly UnitResult[], ties: GradeCounts): object {
  const inputs = units.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [[id, sha256] as const]));
  return {
    tieout: filings[0]?.tieout, newest: filings[0]?.source.published ?? null,
    filings: filings.map(({ id, kind, summary, source }) => ({ id, kind, published: source.published, ties: summary })),
    inputs: Object.fromEntries(inputs.toSorted(([a], [b]) => compareTexts(a, b))),
    ties,
  };
}
