/** The build as a whole: examine, report, render, print, then swap into place. */
import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { throwErrors, type Finding } from "../lib/finding.ts";
import { listFiles, writeWhole } from "../lib/files.ts";
import { compareTexts } from "../lib/order.ts";
import type { Progress } from "../lib/progress.ts";
import type { Settings } from "../lib/settings.ts";
import { toStableJson } from "../lib/stable-json.ts";
import { METRICS } from "../metrics/registry.ts";
import { folderOf, isFilingReport, type FilingReport, type GradeCounts, type Report } from "../model/report.ts";
import { buildReport } from "../report/build-report.ts";
import { countGrades } from "../report/build-ties.ts";
import { readCompareFiles } from "../site/compare-files.ts";
import { buildSite } from "../site/build-site.ts";
import { Gate } from "../tieout/gate/check-stage.ts";
import type { AllowListUse } from "../tieout/gate/reading.ts";
import { loadPdfReader } from "../tieout/gate/read-pdf.ts";
import { bibtex, cslJson } from "../takeaway/citation.ts";
import { readSiteSettings, type SiteSettings } from "./site-settings.ts";
import { SCRIPT_NAMES, bundleScript } from "../takeaway/bundle.ts";
import { searchIndex } from "../takeaway/search/search-index.ts";
import { siteMap } from "../takeaway/site-map.ts";
import { cardSvg } from "../takeaway/card/card-svg.ts";
import { openCardRenderer } from "../takeaway/card/render-card.ts";
import { parseDesign } from "../charts/design.ts";
import type { SiteInput } from "../site/input.ts";
import { writeWorkbook } from "../takeaway/workbook/write-workbook.ts";
import { collect } from "./collect.ts";
import { factsCsv, factsJson, factsTaxonomies } from "./downloads.ts";
import { BUILD_FILE, siteCoverage, writeEvidence } from "./evidence.ts";
import { examineFolder, type ExaminedFiling, type ExaminedFilings } from "./examine-filings.ts";
import { staleFinding, writeLedger } from "./ledger-files.ts";
import { dropPrintPages, printHandouts } from "./print-handouts.ts";
import { renderCharts } from "./render-charts.ts";
import { useSiteLocale } from "./site-locale.ts";
import { dropStage, openStage, swapIn } from "./swap.ts";

export interface BuildOptions {
  readonly settings: Settings;
  readonly progress: Progress;
  /** Folder of .eleventy.js and package.json. */
  readonly project: string;
  /** Leave the handouts out; for previews. */
  readonly skipPdf?: boolean;
  /** Leave the ledgers as they are, so that what moved is told until a build accepts it. */
  readonly keepLedgers?: boolean;
  /** Is shown the stage that has passed the gate, with the pages that the handouts were printed from. */
  readonly onPassed?: (stage: string, reports: readonly Report[]) => Promise<void>;
}

export interface BuildSummary {
  readonly filings: number;
  readonly pages: number;
  readonly charts: number;
  readonly pdfs: number;
  readonly pdfPages: number;
  readonly ties: GradeCounts;
  /** What moved since the ledgers were written, a line each. */
  readonly moved: readonly string[];
  /** What is odd in the filings and was published all the same. */
  readonly warnings: readonly Finding[];
}

/** Throws a FindingsError with everything that is wrong; `settings.out` is then as it was. */
export async function build(options: BuildOptions): Promise<BuildSummary> {
  const { settings, progress } = options;
  await useSiteLocale(settings.data);
  progress.step("Examining filings");
  const { filings, findings } = await examineAll(settings);
  const stage = await openStage(settings.out, [settings.data, settings.content]);
  try {
    const summary = { ...await fillStage(stage, filings, options), warnings: findings };
    progress.step("Publishing");
    await swapIn(stage, settings.out);
    if (options.keepLedgers !== true) await writeLedgers(filings);
    return summary;
  } finally {
    await dropStage(stage);
    progress.end();
  }
}

async function writeLedgers(filings: readonly ExaminedFiling[]): Promise<void> {
  await Promise.all(filings.filter(({ ledger }) => ledger.isStale).map(({ ledger }) => writeLedger(ledger)));
}

async function examineAll(settings: Settings): Promise<ExaminedFilings> {
  const { filings, findings } = await examineFolder(join(settings.data, "filings"), settings.today);
  const stale: Finding[] = settings.frozen
    ? filings.filter(({ ledger }) => ledger.isStale).map(({ ledger }) => staleFinding(ledger)) : [];
  throwErrors([...findings, ...stale]);
  return { filings, findings };
}

async function fillStage(
  stage: string, filings: readonly ExaminedFiling[], options: BuildOptions,
): Promise<Omit<BuildSummary, "warnings">> {
  const { settings, progress, project, skipPdf } = options;
  const version = await versionOf(project);
  const made = filings.map(({ examined, stored }) =>
    ({ examined, report: buildReport(examined, version, codesOf(stored.findings)) }));
  const ofFilings = made.map(({ report }) => report).toSorted(newestFirst);
  const collected = collect(made, readCompareFiles(settings.content));
  throwErrors(collected.findings);
  const reports: readonly Report[] = [...ofFilings, ...collected.reports];
  progress.step("Drawing charts");
  const { charts, count } = await renderCharts(reports, settings.data, stage);
  progress.step("Rendering pages");
  const site = { reports, charts, methodology: METRICS, version, folders: settings };
  await buildSite(site, relative(process.cwd(), stage));
  await writeDownloads(stage, reports, await readSiteSettings(settings.data));
  await writeSiteFiles(stage, { ...site, reports: ofFilings }, settings.data);
  progress.step("Printing handouts", ofFilings.length);
  const gate = new Gate({ stage, reports, hasHandouts: skipPdf !== true });
  const [pdfPages] = await Promise.all([
    skipPdf === true ? 0 : printAll({ stage, reports: ofFilings, gate }, filings, progress),
    oneTurn().then(() => gate.readPages()),
  ]);
  progress.step("Gate: reading back");
  const uses = await passGate({ stage, reports, gate }, options);
  await dropPrintPages(stage);
  await writeEvidence(stage, reports, uses);
  const coverage = await siteCoverage(stage, uses);
  await writeWhole(join(stage, BUILD_FILE), toStableJson({ ...buildInfo(version, ofFilings, filings), ...coverage }));
  throwErrors(await gate.readWritten());
  const pages = (await listFiles(stage)).filter((file) => file.endsWith(".html")).length;
  return {
    filings: ofFilings.length, pages, charts: count, pdfs: skipPdf === true ? 0 : ofFilings.length, pdfPages,
    ties: countGrades(ofFilings.flatMap(({ ties }) => ties)),
    moved: filings.flatMap(({ examined, ledger }) => ledger.moved.map((line) => `${examined.filing.id}: ${line}`)),
  };
}

interface Rendered { readonly stage: string; readonly reports: readonly Report[]; readonly gate: Gate }

/** The reader of PDFs takes as long to load as the browser to print; each handout is read back once it is printed. */
async function printAll(
  { stage, reports, gate }: Rendered, filings: readonly ExaminedFiling[], progress: Progress,
): Promise<number> {
  const sources = new Map(filings.map(({ stored, examined }) => [examined.filing.id, stored]));
  const onPrinted = (id: string): Promise<void> => gate.readHandout(id);
  const printing = printHandouts(reports, { stage, sources, progress, onPrinted });
  const [pages] = await Promise.all([printing, loadPdfReader()]);
  return pages;
}

/** Lets the printing begin before pages, which are final by now, are read back beside it. */
const oneTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** The numerals that are no figures, each with its reason. Throws where a numeral has no account. */
async function passGate(
  { stage, reports, gate }: Rendered, { onPassed }: BuildOptions,
): Promise<readonly AllowListUse[]> {
  const { findings, uses } = await gate.finish();
  throwErrors(findings);
  await onPassed?.(stage, reports);
  return uses;
}

const codesOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ code }) => code))];

const newestFirst = (a: FilingReport, b: FilingReport): number =>
  compareTexts(b.source.published, a.source.published) || compareTexts(a.id, b.id);

async function versionOf(project: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(resolve(project), "package.json"), "utf8")) as { version: string };
  return version;
}

/** report.json leaves out the Filing JSON it was made from: facts, metrics and ties say all of it. */
async function writeDownloads(stage: string, reports: readonly Report[], settings: SiteSettings): Promise<void> {
  await Promise.all(reports.map(async (report) => {
    const folder = join(stage, folderOf(report));
    await writeWhole(join(folder, "report.json"), toStableJson({ ...report, filing: undefined }));
    await writeWhole(join(folder, "facts.csv"), factsCsv(report));
    // xBRL-JSON is a filing's: facts of several entities and filings are no report in its sense.
    if (!isFilingReport(report)) return;
    await writeWhole(join(folder, "facts.json"), factsJson(report));
    await writeWhole(join(folder, "workbook.xlsx"), writeWorkbook(report));
    await writeWhole(join(folder, "citation.bib"), bibtex(report, settings));
    await writeWhole(join(folder, "citation.json"), cslJson(report, settings));
    for (const { name, text } of factsTaxonomies(report)) await writeWhole(join(folder, name), text);
  }));
}

/** A picture of each filing for those who link to it, and the drawing it is made of, which the gate reads. */
async function writeCards(
  stage: string, { reports, charts }: Pick<SiteInput, "reports" | "charts">, { name, data }: SiteSettings & { data: string },
): Promise<void> {
  const design = parseDesign(JSON.parse(await readFile(join(data, "site", "design.json"), "utf8")));
  const renderer = await openCardRenderer();
  try {
    for (const report of reports) {
      const chart = charts.get(report.id)?.find(({ size }) => size === "wide")?.svg;
      const svg = cardSvg({ report, chart, design, site: name });
      await writeWhole(join(stage, "filings", report.id, "card.svg"), `${svg}\n`);
      await writeWhole(join(stage, "filings", report.id, "card.png"), renderer.render(svg));
    }
  } finally {
    await renderer.close();
  }
}

interface OfFilings { readonly reports: readonly FilingReport[] }

/** What is the site's rather than a filing's. */
async function writeSiteFiles(stage: string, site: Omit<SiteInput, "reports"> & OfFilings, data: string): Promise<void> {
  const named = await readSiteSettings(data);
  await Promise.all(SCRIPT_NAMES.map(async (name) => writeWhole(join(stage, "assets", name), await bundleScript(name))));
  await writeWhole(join(stage, "search", "index.json"), searchIndex({ ...site, files: await listFiles(stage) }));
  await writeCards(stage, site, { ...named, data });
  await writeSiteMap(stage, site.reports, named);
}

/** Once every page is there. */
async function writeSiteMap(stage: string, reports: readonly Report[], { url }: SiteSettings): Promise<void> {
  const published = new Map(reports.map(({ id, source }) => [id, source.published]));
  const files = siteMap({ url, files: await listFiles(stage), published });
  await Promise.all(files.map(({ name, text }) => writeWhole(join(stage, name), text)));
}

function buildInfo(version: string, reports: readonly Report[], filings: readonly ExaminedFiling[]): object {
  const hashes = filings.map(({ stored, examined }) => [examined.filing.id, stored.sha256] as const);
  return {
    tieout: version, newest: reports[0]?.source.published ?? null,
    filings: reports.map(({ id, kind, summary, source }) => ({ id, kind, published: source.published, ties: summary })),
    inputs: Object.fromEntries(hashes.toSorted(([a], [b]) => compareTexts(a, b))),
    ties: countGrades(reports.flatMap(({ ties }) => ties)),
  };
}
