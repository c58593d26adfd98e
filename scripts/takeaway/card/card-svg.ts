/** The picture shown beside a link to a report's page (Open Graph): its name, one figure, one chart. */
import { textWidth } from "../../charts/text-width.ts";
import type { Design } from "../../charts/design.ts";
import type { Report, Shown } from "../../model/report.ts";
import { newestFigures } from "../../report/view/company.ts";
import { headline } from "../../report/view/headline.ts";
import { escapeXml } from "../workbook/xml.ts";

export const CARD_SIZE = { width: 1200, height: 630 } as const;

interface Headline { readonly title: string; readonly shown: Shown }

function headlineOf(report: Report): Headline | undefined {
  if (report.kind === "earnings-release") return headline(report)[0]?.gaap;
  if (report.kind === "company") return newestFigures(report)[0];
  // What is compared are many figures, of which none is the one.
  if (report.kind === "comparison") return undefined;
  const [first] = report.metrics.flatMap(({ title, shown }) => (shown === null ? [] : [{ title, shown }]));
  return first;
}

export interface CardInput {
  readonly report: Report;
  /** The chart's svg element; undefined for a report without any. */
  readonly chart: string | undefined;
  readonly design: Design;
  readonly site: string;
}

const EDGE = 60;
const CHART_TOP = 232;

/** Every figure carries its reference, as in a chart: the gate reads the drawing that the picture is made of. */
export function cardSvg({ report, chart, design, site }: CardInput): string {
  const { background, text, muted, accent } = design.colours.light;
  const { width, height } = CARD_SIZE;
  const figure = headlineOf(report);
  const family = escapeXml(design.fonts.text.stack);
  const shown = figure === undefined ? "" : `<text x="${EDGE}" y="190" font-size="44" font-weight="600" fill="${accent}"`
    + ` data-ref="${escapeXml(figure.shown.ref)}" data-as="${figure.shown.style}" data-value="${figure.shown.value}">${escapeXml(figure.shown.text)}</text>`
    + `<text x="${EDGE + Math.ceil(textWidth(figure.shown.text, 44)) + 24}" y="190" font-size="32" fill="${muted}">${escapeXml(figure.title)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" id="card" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`
    + `<rect width="${width}" height="${height}" fill="${background}"/><rect width="${width}" height="12" fill="${accent}"/>`
    + `<text x="${EDGE}" y="104" font-size="${titleSize(report.title)}" font-weight="600" fill="${text}" data-say="name" data-of="filing:${report.id}">${escapeXml(report.title)}</text>`
    + shown + (chart === undefined ? "" : placed(chart))
    + `<text x="${width - EDGE}" y="${height - 28}" font-size="26" font-weight="500" text-anchor="end" fill="${muted}">${escapeXml(site)}</text></svg>`;
}

/** A long title is set smaller, so that it ends within the picture. */
const titleSize = (title: string): number =>
  Math.min(52, Math.floor((CARD_SIZE.width - 2 * EDGE) / (title.length * 0.56)));

function placed(chart: string): string {
  const [, width = "640", height = "268"] = /viewBox="0 0 (\d+) (\d+)"/.exec(chart) ?? [];
  const room = { width: CARD_SIZE.width - 2 * EDGE, height: CARD_SIZE.height - CHART_TOP - EDGE };
  const scale = Math.min(room.width / parseInt(width, 10), room.height / parseInt(height, 10));
  return `<g transform="translate(${EDGE},${CHART_TOP}) scale(${scale.toFixed(4)})">${chart}</g>`;
}
