/** A chart to take away: its own page, its spec with the data, and its figures as CSV. All texts are the Report's. */
import type { Chart, Row } from "../../charts/chart.ts";
import type { Design } from "../../charts/design.ts";
import { toneName, tonesOf } from "../../charts/tones.ts";
import { locale, words } from "../../lib/words.ts";
import { toStableJson } from "../../lib/stable-json.ts";
import type { Report } from "../../model/report.ts";
import { lookup } from "../../report/view/lookup.ts";
import { csvLine } from "../csv-line.ts";
import { escapeXml } from "../workbook/xml.ts";

export interface ChartFile { readonly name: string; readonly text: string }

/** Below `filings/<id>/charts/<chart>/`. */
export function chartFiles(report: Report, chart: Chart, design: Design): ChartFile[] {
  const spec = specOf(report, chart);
  return [
    { name: "index.html", text: pageHtml(chart, spec, design) },
    { name: "spec.vl.json", text: toStableJson(spec) },
    { name: "figures.csv", text: figuresCsv(chart) },
  ];
}

/** The chart's spec with its rows, each with what a reader is told who points at it. */
function specOf(report: Report, { spec, data, width, height, title, description }: Chart): object {
  const told = data.map((row) => ({ ...row, ...tipOf(report, row, data) }));
  const layer = (spec["layer"] as { encoding: object }[]).map((one) =>
    ({ ...one, encoding: { ...one.encoding, tooltip: { field: "tip", type: "nominal" } } }));
  return { ...spec, title: undefined, usermeta: { title, description }, width, height, layer, data: { values: told } };
}

/** A figure tells its name; a bar or point tells what the figure beside it does. */
function tipOf(report: Report, row: Row, data: readonly Row[]): { tip?: string; of?: string } {
  const figure = row.ref === undefined ? besideOf(row, data) : row;
  if (figure?.ref === undefined || figure.label === undefined) return {};
  const name = nameOf(report, figure.ref);
  return name === undefined ? {} : { tip: `${name}: ${figure.label.replaceAll("\n", " ")}`, of: figure.ref };
}

function nameOf(report: Report, ref: string): string | undefined {
  const { facts, metrics, periods } = lookup(report);
  const [kind = "", id = ""] = ref.split(":");
  const figure = kind === "fact" ? facts.get(id) : metrics.get(id);
  if (figure === undefined) return undefined;
  const title = "label" in figure ? figure.label : figure.title;
  return `${title}, ${periods.get(figure.period)?.label ?? figure.period}`;
}

const SHAPES: ReadonlySet<string> = new Set(["bar", "derived-bar", "point", "derived-point"]);

/** The figure that stands at the shape's end: at the same amount, nearest in the picture. */
function besideOf(row: Row, data: readonly Row[]): Row | undefined {
  if (!SHAPES.has(row.part)) return undefined;
  const middle = ({ px = 0, px2 = px }: Row): number => (px + px2) / 2;
  const line = ({ y = 0 }: Row): number => y;
  const isAtEnd = (one: Row): boolean =>
    one.from === undefined || row.from === undefined || one.from === row.from || one.from === row.to;
  const distance = (one: Row): number => Math.abs(middle(one) - middle(row)) + Math.abs(line(one) - line(row));
  return data.filter((one) => one.ref !== undefined && isAtEnd(one)).toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A figure a line: its row and column in the chart's table, how it is published, its full value, its id. */
function figuresCsv({ table }: Chart): string {
  const lines = table.rows.flatMap((row) => row.flatMap((cell, at) => (cell.shown === undefined ? []
    : [[row[0]?.shown === undefined ? row[0]?.text ?? "" : "", table.columns[at] ?? "", cell.shown.text, cell.shown.value, cell.shown.ref,
      cell.shown.style]])));
  return [["row", "column", "published", "value", "figure", "style"], ...lines].map(csvLine).join("");
}

/** From the chart's page to the root of the site. */
const ROOT = "../../../../";
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
  + "base-uri 'none'; form-action 'none'";

function pageHtml({ id, title, description }: Chart, spec: object, design: Design): string {
  const colours = Object.fromEntries(tonesOf(design.colours.light).map(([tone, colour]) => [colour, toneName(tone)]));
  const link = (href: string, key: string, download: string): string =>
    `<li><a href="${href}" download="${download}">${escapeXml(words(key))}</a></li>`;
  return `<!doctype html>
<html lang="${locale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeXml(title)}</title>
<link rel="stylesheet" href="${ROOT}assets/site.css">
<script type="application/json" id="data">${JSON.stringify({ colours, spec }).replaceAll("<", "\\u003c")}</script>
<script src="${ROOT}assets/interactive.js" defer></script>
</head>
<body class="chart-page">
<main>
<h1 class="unseen">${escapeXml(title)}</h1>
<div id="chart" tabindex="0" data-name="${id}" data-label="${escapeXml(`${title}. ${description}`)}"></div>
<ul class="save">
<li><button type="button" id="save-png">${escapeXml(words("chart.save-png"))}</button></li>
${link(`../${id}.svg`, "chart.save-svg", `${id}.svg`)}
${link("figures.csv", "chart.save-csv", `${id}.csv`)}
${link("spec.vl.json", "chart.save-spec", `${id}.vl.json`)}
</ul>
</main>
</body>
</html>
`;
}
