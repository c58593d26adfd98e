/** A chart on a page: the drawing, what it is called, and its figures as a table. */
import { isFilingReport } from "../model/report.ts";
import { reportNamed } from "./reports.ts";
import { words } from "../lib/words.ts";
import { hasNumeral } from "../format/numerals.ts";
import type { ChartCell, RenderedChart } from "./input.ts";
import { bareFigure, figure } from "./figure.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { say, sayLabel, sayPeriod } from "./say.ts";
import type { Sheet } from "./sheet.ts";
import { waivedMark } from "./waived-mark.ts";

function spoken({ text, say: kind, at = "" }: ChartCell): string {
  if (kind === undefined) return escapeHtml(text);
  return kind === "name" ? sayLabel(text, at) : sayPeriod(text, at);
}

const cellHtml = (cell: ChartCell, sheet: Sheet): string =>
  (cell.shown === undefined ? spoken(cell) : figure(cell.shown, sheet));

function tableHtml({ table }: RenderedChart, sheet: Sheet, attribute = ""): string {
  const head = table.columns.map((column) =>
    element("th", { scope: "col" }, escapeHtml(column)));
  const rows = table.rows.map((row) => row.map((cell, at) => (at === 0
    ? element("th", { scope: "row" }, cellHtml(cell, sheet))
    : element("td", {}, cellHtml(cell, sheet)))).join(""));
  return `<table${attribute}><thead><tr>${head.join("")}</tr></thead>`
    + `<tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;
}

const dataTable = (chart: RenderedChart, sheet: Sheet): string =>
  `<div class="scroll" role="group" tabindex="0" aria-label="${escapeHtml(words("chart.data", { title: chart.title }))}">`
    + `${tableHtml(chart, sheet)}</div>`;

const caption = ({ title, period, note }: RenderedChart): string => [
  element("b", {}, escapeHtml(title)),
  ...(period === null ? [] : [spoken(period)]),
  ...(note === null ? [] : [hasNumeral(note) ? say("scale", note) : escapeHtml(note)]),
].join(". ").replace("</b>. ", "</b> ");

/** Figures of the drawing that do not tie: within it nothing can be marked, so the caption says which. */
function waivedIn({ table }: RenderedChart, sheet: Sheet): string {
  const shown = table.rows.flat().flatMap((cell) => cell.shown ?? []);
  const marks = new Map(shown.map((each) => [each.ref, { each, mark: waivedMark(each.ref, sheet) }]));
  return [...marks.values()].flatMap(({ each, mark }) => (mark === "" ? [] : ` ${bareFigure(each)}${mark}`)).join("");
}

/**
 * The chart's own page in a frame that a browser asks for only once the reader opens it: what lies in a closed
 * <details> has no place on the page, and a lazy frame without a place is not loaded.
 */
const interactive = ({ id, title }: RenderedChart): string =>
  `<details class="live"><summary>${escapeHtml(words("chart.interactive"))}</summary>`
  + `<iframe${attributes({ loading: "lazy", src: `charts/${id}/index.html`, title: words("chart.interactive-title", { title }) })}></iframe></details>`;

/** Charts of filings have pages of their own. */
const hasFrames = ({ filing }: Sheet): boolean => filing === undefined || isFilingReport(reportNamed(filing));

/**
 * `charts`: the sizes of one chart. A screen has those that are for screens and style sheets choose; paper has its own,
 * and its table is hidden: printing takes from it what is read aloud for the picture.
 */
export function chartFigure(charts: readonly RenderedChart[], sheet: Sheet): string {
  const wide = charts.find(({ size }) => size === "wide") ?? charts[0];
  if (wide === undefined) return "";
  const compact = charts.find(({ size }) => size === "compact");
  const isPaper = sheet.medium === "print";
  const onScreen = [wide, ...(compact === undefined ? [] : [compact])];
  const drawings = (isPaper ? [charts.find(({ size }) => size === "paper") ?? wide] : onScreen)
    .map(({ size, svg }) => element("div", { class: compact === undefined ? "drawing" : `drawing ${size}` }, svg)).join("");
  const table = isPaper ? tableHtml(wide, sheet, " hidden") : `<details><summary>${escapeHtml(words("chart.figures"))}</summary>${dataTable(wide, sheet)}</details>`;
  const live = isPaper || !hasFrames(sheet) ? "" : interactive(wide);
  return `<figure${attributes({ class: "chart-figure", id: `figure-${wide.id}` })}><figcaption>${caption(wide)}${waivedIn(wide, sheet)}</figcaption>`
    + `${drawings}${table}${live}</figure>`;
}
