/** The gate: reads a staged site back, file by file, as bytes, and accounts for every numeral that it shows. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sortFindings, type Finding } from "../../lib/finding.ts";
import { listFiles } from "../../lib/files.ts";
import type { Report } from "../../model/report.ts";
import { buildContext, filingOfPath, type GateContext } from "./context.ts";
import { checkCss } from "./check-css.ts";
import {
  checkBuildJson, checkEvidenceJson, checkFactsCsv, checkFactsJson, checkReportJson,
} from "./check-downloads.ts";
import { checkHtml, checkSvg } from "./check-html.ts";
import { checkPdf } from "./check-pdf.ts";
import { checkTaxonomy } from "./check-taxonomy.ts";
import { checkXml } from "./check-xml.ts";
import { readPrintPage } from "./print-text.ts";
import { readPdf } from "./read-pdf.ts";
import { Reading, type AllowListUse } from "./reading.ts";

export interface StageToCheck {
  /** Folder of the staged site, with the pages that handouts are printed from. */
  readonly stage: string;
  readonly reports: readonly Report[];
  /** False for a preview without handouts: the links to them lead nowhere. */
  readonly hasHandouts?: boolean;
  /** Pages are final before the handouts are printed, and can be read back meanwhile; everything if left out. */
  readonly part?: "pages" | "handouts";
}

export interface StageCheck {
  /** In the order of the files. */
  readonly findings: readonly Finding[];
  readonly uses: readonly AllowListUse[];
  /** Numerals read. */
  readonly counted: number;
}

export async function checkStage({ stage, reports, hasHandouts = true, part }: StageToCheck): Promise<StageCheck> {
  const context = buildContext(reports);
  const files = await listFiles(stage);
  const readings: Reading[] = [];
  for (const file of files.filter((one) => isOfPart(one, part))) readings.push(await checkFile(stage, file, context));
  if (part !== "pages") readings.push(...missingFiles(files, reports, hasHandouts));
  return {
    findings: sortFindings(readings.flatMap(({ findings }) => findings)),
    uses: readings.flatMap(({ uses }) => uses), counted: readings.reduce((sum, { counted }) => sum + counted, 0),
  };
}

/** A handout that is being written is no file of the site yet. */
const isOfPart = (file: string, part: StageToCheck["part"]): boolean =>
  !file.endsWith(".tmp") && (part === undefined || file.endsWith(".pdf") === (part === "handouts"));

/** What a build writes about itself once the rest is checked: build.json and each filing's evidence.json. */
export async function checkWritten(stage: string, reports: readonly Report[]): Promise<readonly Finding[]> {
  const context = buildContext(reports);
  const files = ["build.json", ...reports.map(({ id }) => `filings/${id}/evidence.json`)];
  const readings = await Promise.all(files.map(async (file) =>
    checkText(file, await readFile(join(stage, file), "utf8"), context)));
  return sortFindings(readings.flatMap(({ findings }) => findings));
}

async function checkFile(stage: string, file: string, context: GateContext): Promise<Reading> {
  if (file.endsWith(".pdf")) return checkHandout(stage, file, context);
  if (/\.woff2?$/.test(file)) return new Reading(file);
  return checkText(file, await readFile(join(stage, file), "utf8"), context);
}

/** Any file of the site but handouts and fonts, by its name. */
export function checkText(file: string, text: string, context: GateContext): Reading {
  const report = context.filings.get(filingOfPath(file) ?? "")?.report;
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (file.endsWith(".html")) return checkHtml(file, text, context);
  if (file.endsWith(".svg")) return checkSvg(file, text, context);
  if (file.endsWith(".css")) return checkStyleSheet(file, text, report?.title);
  if (file === "feed.xml" || file === "sitemap.xml") return checkXml(file, text, context);
  if (file === "build.json") return checkBuildJson(file, text, context);
  if (report !== undefined && name === "report.json") return checkReportJson(file, text, report);
  if (report !== undefined && name === "evidence.json") return checkEvidenceJson(file, text, report);
  if (report !== undefined && name === "facts.csv") return checkFactsCsv(file, text, report);
  if (report !== undefined && name === "facts.json") return checkFactsJson(file, text, report);
  if (report !== undefined && /^facts-[\w-]+\.xsd$/.test(name)) return checkTaxonomy(file, text, report);
  return unknownFile(file);
}

function checkStyleSheet(file: string, css: string, title: string | undefined): Reading {
  const reading = new Reading(file);
  checkCss(css, { reading, title });
  return reading;
}

function unknownFile(file: string): Reading {
  const reading = new Reading(file);
  reading.complain({
    code: "unknown-file", what: "the gate cannot read files of this kind", expected: "HTML, SVG, CSS, PDF, fonts, or a download that it knows",
    mend: "leave it out, or teach scripts/tieout/gate/check-stage.ts to read it",
  });
  return reading;
}

async function checkHandout(stage: string, file: string, context: GateContext): Promise<Reading> {
  const filing = filingOfPath(file) ?? "";
  const title = context.filings.get(filing)?.report.title;
  const page = await readFile(join(stage, "print", filing, "index.html"), "utf8").catch(() => undefined);
  if (title === undefined || page === undefined) return unknownFile(file);
  try {
    const bytes = new Uint8Array(await readFile(join(stage, file)));
    return checkPdf({ path: file, pdf: await readPdf(bytes), print: readPrintPage(page), title });
  } catch (error) {
    const reading = new Reading(file);
    reading.complain({ code: "cannot-be-read", what: error instanceof Error ? error.message : String(error), expected: "a PDF" });
    return reading;
  }
}

/** What a site of these filings must have. */
function missingFiles(files: readonly string[], reports: readonly Report[], hasHandouts: boolean): Reading[] {
  const there = new Set(files);
  const wanted = ["index.html", ...reports.flatMap(({ id }) => [
    `filings/${id}/index.html`, `filings/${id}/evidence/index.html`, `filings/${id}/report.json`, `filings/${id}/facts.csv`,
    `filings/${id}/facts.json`, ...(hasHandouts ? [`filings/${id}/handout.pdf`] : []),
  ])];
  return wanted.filter((file) => !there.has(file)).map((file) => {
    const reading = new Reading(file);
    reading.complain({ code: "missing-file", what: "the site lacks it", expected: "a file of every filing", mend: "look at the step that writes it" });
    return reading;
  });
}
