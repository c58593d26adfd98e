/** The spec of trends: bars or joined points over time, names below, no numeric axis. */
import type { ChartSpec, Size } from "./chart.ts";
import type { Design } from "./design.ts";
import { barMarks, inPixels, layeredSpec, ofPart, onScale, ruleMark, specNamed, textMark } from "./marks.ts";
import { toneEncoding } from "./tones.ts";

/** Pixels from the top. */
export const TREND = { height: 236, top: 30, bottom: 188, names: 218 } as const;

export const trendSpec = (design: Design, size: Size): ChartSpec =>
  specNamed(design, `trend ${size}`, () => specOf(design, size));

function specOf(design: Design, size: Size): ChartSpec {
  const { text, minorText } = design.charts[size];
  const { regular, medium } = design.fonts.text.weights;
  const scale = onScale([TREND.bottom, TREND.top]);
  const [across, down] = [inPixels("px"), inPixels("y")];
  const ends = { x: across, x2: { field: "px2" }, y: scale, y2: { field: "to" } };
  const end = { size: text, tone: "text", weight: regular } as const;
  return layeredSpec(design, size, [
    ...barMarks(design, ends),
    ruleMark(design, "baseline", { x: across, x2: { field: "px2" }, y: scale }),
    {
      ...ofPart("segment"), mark: { type: "rule", strokeWidth: 2, strokeCap: "round" },
      encoding: { ...ends, color: toneEncoding(design) },
    },
    {
      ...ofPart("dot"), mark: { type: "point", shape: "circle", size: 14, opacity: 1, strokeWidth: 1 },
      encoding: { x: across, y: scale, fill: toneEncoding(design), stroke: toneEncoding(design) },
    },
    textMark(design, { align: "center", part: "value", size: text, tone: "text", weight: medium, dy: -11 }, { x: across, y: scale }),
    textMark(design, { align: "center", part: "loss", size: text, tone: "text", weight: medium, dy: 11 }, { x: across, y: scale }),
    textMark(design, { align: "center", part: "name", size: minorText, tone: "muted", weight: regular }, { x: across, y: down }),
    textMark(design, { ...end, part: "end-name" }, { x: across, y: down }),
    textMark(design, { ...end, part: "end-value", weight: medium }, { x: across, y: down }),
  ]);
}
