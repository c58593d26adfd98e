/** The gate: reads a staged site back, file by file, as bytes, and accounts for every numeral that it shows. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { hasNumeral } from "../../format/numerals.ts";
import { sortFindings, type Finding } from "../../lib/finding.ts";
import { listFiles } from "../../lib/files.ts";
import { compareTexts } from "../../lib/order.ts";
import { folderOf, isFilingReport, type Report } from "../../model/report.ts";
import { buildContext, filingOfPath, type GateContext, type Account } from "./context.ts";
import { checkFiguresCsv } from "./check-chart-csv.ts";
import { checkChartSpec } from "./check-chart-spec.ts";
import { OWN_SCRIPTS } from "./page-parts.ts";
import { checkCitation } from "./check-citation.ts";
import { checkCss } from "./check-css.ts";
import {
  checkBuildJson, checkEvidenceJson, checkFactsCsv, checkFactsJson, checkReportJson,
} from "./check-downloads.ts";
import { checkHtml, checkSvg } from "./check-html.ts";
import { checkPdf } from "./check-pdf.ts";
import { checkSearchIndex } from "./check-search.ts";
import { checkTaxonomy } from "./check-taxonomy.ts";
import { checkXml } from "./check-xml.ts";
import { readPrintPage } from "./print-text.ts";
import { checkWorkbookBytes } from "./workbook/check-workbook.ts";
import { readPdf } from "./read-pdf.ts";
import { Reading, type AllowListUse } from "./reading.ts";

export interface StageToCheck {
  /** Folder of the staged site, with the pages that handouts are printed from. */
  readonly stage: string;
  readonly reports: readonly Report[];
  /** False for a preview without handouts: the links to them lead nowhere. */
  readonly hasHandouts?: boolean;
}

export interface StageCheck {
  /** In the order of the files. */
  readonly findings: readonly Finding[];
  readonly uses: readonly AllowListUse[];
  /** Numerals read. */
  readonly counted: number;
}

/** A stage being read back, part by part, as the parts are finished: what is known of the filings is indexed once. */
export class Gate {
  readonly #stage: StageToCheck;
  readonly #context: GateContext;
  readonly #readings: Reading[] = [];

  constructor(stage: StageToCheck) {
    this.#stage = stage;
    this.#context = buildContext(stage.reports);
  }

  /** `files`: paths below the stage. */
  async read(files: readonly string[]): Promise<void> {
    for (const file of files) {
      this.#readings.push(await checkFile(this.#stage.stage, file, this.#context));
      // Whoever prints meanwhile is heard between two files.
      await turn();
    }
  }

  /**
   * What was found in all that was read, and in those of `files` that were not read before; and which files of
   * `reports` are not among them.
   */
  async finish(files: readonly string[], reports: readonly Report[]): Promise<StageCheck> {
    const read = new Set(this.#readings.map(({ file }) => file));
    await this.read(files.filter((one) => !read.has(one)));
    const missing = missingFiles(files, reports, this.#stage.hasHandouts !== false);
    return summed([...this.#readings, ...missing].toSorted((a, b) => compareTexts(a.file, b.file)));
  }

  /**
   * What a build writes about itself once the rest is checked: build.json, evidence.json of a report; `accounts` are
   * the numerals that are no figures, as it has to list them.
   */
  async readWritten(file: string, accounts: readonly Account[]): Promise<readonly Finding[]> {
    this.#context.accounts.set(file, accounts);
    return checkText(file, readText(join(this.#stage.stage, file)), this.#context).findings;
  }
}

function summed(readings: readonly Reading[]): StageCheck {
  return {
    findings: sortFindings(readings.flatMap(({ findings }) => findings)),
    uses: readings.flatMap(({ uses }) => uses), counted: readings.reduce((sum, { counted }) => sum + counted, 0),
  };
}

/** The whole stage at once. */
export async function checkStage(stage: StageToCheck): Promise<StageCheck> {
  const files = await listFiles(stage.stage);
  const { findings, ...checked } = await new Gate(stage).finish(files, stage.reports);
  return { ...checked, findings: sortFindings([...findings, ...missingOf(["index.html"], files).flatMap((one) => one.findings)]) };
}

async function checkFile(stage: string, file: string, context: GateContext): Promise<Reading> {
  if (file.endsWith(".pdf")) return checkHandout(stage, file, context);
  if (file.endsWith(".xlsx")) return checkSpreadsheet(stage, file, context);
  if (/\.woff2?$/.test(file) || isCard(file)) return new Reading(file);
  return checkText(file, readText(join(stage, file)), context);
}

/** Small files by the dozen: a round through the thread pool would cost several times what the calls do. */
const readText = (path: string): string => readFileSync(path, "utf8");

/** A picture cannot be read back; the drawing that it is made of stands beside it, and is read. */
const isCard = (file: string): boolean => /^(?:filings|companies|people|compare)\/[^/]+\/card\.png$/.test(file);

/** Any file of the site but handouts, workbooks and fonts, by its name. */
export function checkText(file: string, text: string, context: GateContext): Reading {
  const report = context.filings.get(filingOfPath(file) ?? "")?.report;
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (file.endsWith(".html")) return checkHtml(file, text, context);
  if (report !== undefined && name === "spec.vl.json") return checkChartSpec(file, text, context);
  if (report !== undefined && name === "figures.csv") return checkFiguresCsv(file, text, context);
  if (OWN_SCRIPTS.includes(file)) return new Reading(file);
  if (file.endsWith(".svg")) return checkSvg(file, text, context);
  if (file.endsWith(".css")) return checkStyleSheet(file, text, report?.title);
  if (/^search\/.*\.json$/.test(file)) return checkSearchIndex(file, text, context);
  if (file === "robots.txt") return checkRobots(file, text);
  if (file === "feed.xml" || /^sitemap(?:-[a-z]+)?\.xml$/.test(file)) return checkXml(file, text, context);
  if (file === "build.json") return checkBuildJson(file, text, context);
  if (report !== undefined && name === "report.json") return checkReportJson(file, text, report);
  if (report !== undefined && name === "evidence.json") {
    return checkEvidenceJson(file, text, { report, accounts: context.accounts });
  }
  if (report !== undefined && name === "facts.csv") return checkFactsCsv(file, text, report);
  if (report !== undefined && name === "facts.json") return checkFactsJson(file, text, report);
  if (report !== undefined && /^facts-[\w-]+\.xsd$/.test(name)) return checkTaxonomy(file, text, report);
  if (report !== undefined && /^citation\.(?:bib|json)$/.test(name)) return checkCitation(file, text, report);
  return unknownFile(file);
}

function checkStyleSheet(file: string, css: string, title: string | undefined): Reading {
  const reading = new Reading(file);
  checkCss(css, { reading, title });
  return reading;
}

/** What search engines are asked: words and an address, no numeral. */
function checkRobots(file: string, text: string): Reading {
  const reading = new Reading(file);
  if (hasNumeral(text)) reading.complain({ code: "untied-numeral", what: text, expected: "no numeral" });
  return reading;
}

function unknownFile(file: string): Reading {
  const reading = new Reading(file);
  reading.complain({
    code: "unknown-file", what: "the gate cannot read files of this kind", expected: "HTML, SVG, CSS, PDF, fonts, a workbook, or a download that it knows",
    mend: "leave it out, or teach scripts/tieout/gate/check-stage.ts to read it",
  });
  return reading;
}

async function checkHandout(stage: string, file: string, context: GateContext): Promise<Reading> {
  const filing = filingOfPath(file) ?? "";
  const title = context.filings.get(filing)?.report.title;
  const printed = join(stage, "print", filing, "index.html");
  if (title === undefined || !existsSync(printed)) return unknownFile(file);
  try {
    const bytes = new Uint8Array(readFileSync(join(stage, file)));
    return checkPdf({ path: file, pdf: await readPdf(bytes), print: readPrintPage(readText(printed)), title });
  } catch (error) {
    const reading = new Reading(file);
    reading.complain({ code: "cannot-be-read", what: error instanceof Error ? error.message : String(error), expected: "a PDF" });
    return reading;
  }
}

async function checkSpreadsheet(stage: string, path: string, context: GateContext): Promise<Reading> {
  const index = context.filings.get(filingOfPath(path) ?? "");
  if (index === undefined) return unknownFile(path);
  return checkWorkbookBytes(new Uint8Array(readFileSync(join(stage, path))), { path, index, context });
}

/** What a site must have of these reports. */
function missingFiles(files: readonly string[], reports: readonly Report[], hasHandouts: boolean): Reading[] {
  const ofFilings = ["evidence/index.html", "facts.json", "workbook.xlsx", ...(hasHandouts ? ["handout.pdf"] : [])];
  return missingOf(reports.flatMap((report) =>
    ["index.html", "report.json", "facts.csv", ...(isFilingReport(report) ? ofFilings : [])]
      .map((file) => `${folderOf(report)}/${file}`)), files);
}

function missingOf(wanted: readonly string[], files: readonly string[]): Reading[] {
  const there = new Set(files);
  return wanted.filter((file) => !there.has(file)).map((file) => {
    const reading = new Reading(file);
    reading.complain({ code: "missing-file", what: "the site lacks it", expected: "a file of every filing", mend: "look at the step that writes it" });
    return reading;
  });
}
