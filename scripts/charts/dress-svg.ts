/**
 * Vega's SVG → ours: a name and a description for those who do not see it, the trace on every figure, classes through
 * which CSS may recolour it, ids that are unique on the page. Works on text, for Vega writes one known dialect.
 */
import type { Chart } from "./chart.ts";
import type { Design } from "./design.ts";
import { toneName, tonesOf } from "./tones.ts";

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

export function dressSvg(svg: string, chart: Chart, design: Design): string {
  const inner = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
  const body = prefixIds(
    colourByClass(traceLabels(inner), design)
      .replace(/<path class="(?:background|foreground)"[^>]*>(?:<\/path>)?/g, "")
      .replace(/<g class="[^"]*"\/>/g, "")
      .replace(/ font-family="[^"]*"/g, "")
      // A line break is a space to those who copy or read the text.
      .replaceAll("</tspan><tspan", " </tspan><tspan")
      // Hundredths of a pixel will do; the figures in data-value keep every digit.
      .replace(/ (?:d|transform|[xy]2?)="[^"]*"/g, (geometry) => geometry.replace(/(\.\d{2})\d+/g, "$1")),
    chart.id);
  return `${openingTag(chart, design)}${namesOf(chart)}${body}</svg>`;
}

function openingTag({ id, kind, width, height }: Chart, design: Design): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" class="chart chart-${kind}" role="img"`
    + ` aria-labelledby="${id}-name ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
    + ` font-family="${escapeText(design.fonts.text.stack)}">`;
}

const namesOf = ({ id, title, description }: Chart): string =>
  `<title id="${id}-name">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(description)}</desc>`;

/** The description channel carries a label's trace; Vega writes it as aria-label. */
function traceLabels(svg: string): string {
  return svg
    .replace(/ aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="text mark"/g, (_all, trace: string) =>
      traceAttributes(trace))
    .replace(/ (?:role|aria-roledescription|aria-hidden)="[^"]*"/g, "");
}

function traceAttributes(trace: string): string {
  const [ref = "", style = "", value = "", walk = ""] = trace.split("|");
  if (ref === "say") return ` data-say="${style}" ${style === "name" ? "data-at" : "data-period"}="${value}"`;
  const of = walk === "" ? "" : ` data-walk="${walk}"`;
  return value === "" ? "" : ` data-ref="${ref}" data-as="${style}" data-value="${value}"${of}`;
}

/** fill="#1a3f73" → fill="#1a3f73" class="fill-gaap": right as it stands, recoloured where a style sheet says so. */
function colourByClass(svg: string, design: Design): string {
  const tones = tonesByHex(design);
  return svg.replace(/<(?:path|text|line|rect)\b[^>]*>/g, (tag) => {
    const classes = classesOf(tag, tones);
    if (classes === "") return tag;
    const end = tag.endsWith("/>") ? "/>" : ">";
    return `${tag.slice(0, -end.length)} class="${classes}"${end}`;
  });
}

type Tones = ReadonlyMap<string, string>;
const known = new WeakMap<Design, Tones>();

function tonesByHex(design: Design): Tones {
  const tones = known.get(design) ?? new Map(tonesOf(design.colours.light).map(([tone, hex]) => [hex, toneName(tone)]));
  known.set(design, tones);
  return tones;
}

const COLOUR = / (fill|stroke)="(#[0-9a-f]{6})"/g;

/** "fill-gaap stroke-gaap", in the order of the tag's attributes. */
function classesOf(tag: string, tones: Tones): string {
  let classes = "";
  COLOUR.lastIndex = 0;
  for (let match = COLOUR.exec(tag); match !== null; match = COLOUR.exec(tag)) {
    const [, property = "", hex = ""] = match;
    const tone = tones.get(hex);
    if (tone !== undefined) classes += `${classes === "" ? "" : " "}${property}-${tone}`;
  }
  return classes;
}

const prefixIds = (svg: string, id: string): string =>
  svg.replace(/ id="([^"]+)"/g, ` id="${id}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${id}-$1"`);
