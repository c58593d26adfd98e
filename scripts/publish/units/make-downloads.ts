/** Product "downloads": what there is to take away of a report, and the picture for those who link to it. */
import { folderOf, isFilingReport, type FilingReport, type Report } from "../../model/report.ts";
import type { Design } from "../../charts/design.ts";
import { toStableJson } from "../../lib/stable-json.ts";
import type { RenderedChart } from "../../site/input.ts";
import { cardSvg } from "../../takeaway/card/card-svg.ts";
import { openCardRenderer, type CardRenderer } from "../../takeaway/card/render-card.ts";
import { bibtex, cslJson } from "../../takeaway/citation.ts";
import { writeWorkbook } from "../../takeaway/workbook/write-workbook.ts";
import { factsCsv, factsJson, factsTaxonomies } from "./facts-files.ts";
import type { SiteSettings } from "./site-settings.ts";
import { stageFile } from "./stage-file.ts";

export interface DownloadTools {
  readonly stage: string;
  readonly design: Design;
  readonly settings: SiteSettings;
  readonly cards: CardRenderer;
}

export { openCardRenderer, type CardRenderer };

interface NamedFile { readonly name: string; readonly content: string | Uint8Array }

/** Answers the paths of the files, below the stage. */
export async function makeDownloads(
  report: Report, charts: readonly RenderedChart[], tools: DownloadTools,
): Promise<string[]> {
  const ofFiling = isFilingReport(report) ? filingFiles(report, tools.settings) : [];
  const files = [...factFiles(report), ...ofFiling, ...cardFiles(report, charts, tools)]
    .map(({ name, content }) => ({ path: `${folderOf(report)}/${name}`, content }));
  for (const { path, content } of files) stageFile(tools.stage, path, content);
  return files.map(({ path }) => path);
}

/** report.json leaves out the Filing JSON it was made from: facts, metrics and ties say all of it. */
const factFiles = (report: Report): NamedFile[] => [
  { name: "report.json", content: toStableJson({ ...report, filing: undefined }) },
  { name: "facts.csv", content: factsCsv(report) },
];

/** xBRL-JSON is a filing's: facts of several entities and filings are no report in its sense. */
const filingFiles = (report: FilingReport, settings: SiteSettings): NamedFile[] => [
  { name: "facts.json", content: factsJson(report) },
  { name: "workbook.xlsx", content: writeWorkbook(report) },
  { name: "citation.bib", content: bibtex(report, settings) },
  { name: "citation.json", content: cslJson(report, settings) },
  ...factsTaxonomies(report).map(({ name, text }) => ({ name, content: text })),
];

/** The drawing that the picture is made of is what the gate reads. */
function cardFiles(report: Report, charts: readonly RenderedChart[], tools: DownloadTools): NamedFile[] {
  const { settings, design, cards } = tools;
  const chart = charts.find(({ size }) => size === "wide")?.svg;
  const card = cardSvg({ report, chart, design, site: settings.name });
  return [{ name: "card.svg", content: `${card}\n` }, { name: "card.png", content: cards.render(card) }];
}
