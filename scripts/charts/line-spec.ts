/** The spec of charts that are read line by line: a name at the left, a bar along the scale, the figure at its end. */
import type { ChartSpec, Size } from "./chart.ts";
import type { Design } from "./design.ts";
import { barMarks, inPixels, layeredSpec, onScale, pointMarks, ruleMark, specNamed, textMark } from "./marks.ts";
import { PITCH } from "./pitch.ts";

/** Where things stand, in pixels. */
export interface LineGeometry {
  /** Names stand above the bars, not beside them. */
  readonly stacked: boolean;
  /** Width that a name may take before it is wrapped. */
  readonly nameWidth: number;
  /** Left edge of the period labels. */
  readonly periodLeft: number;
  /** The scale of amounts. */
  readonly plot: readonly [number, number];
}

const GAP = 7;
/** Room of a plus or minus sign before a figure. */
const SIGN = 8;
/** Half of a point. */
const POINT = 7;

export const lineSpec = (design: Design, size: Size, { plot }: LineGeometry): ChartSpec =>
  specNamed(design, `lines ${size} ${plot.join(" ")}`, () => specOf(design, size, plot));

function specOf(design: Design, size: Size, plot: LineGeometry["plot"]): ChartSpec {
  const { text, minorText } = design.charts[size];
  const { regular, medium, semibold } = design.fonts.text.weights;
  const scale = onScale(plot);
  const [across, down] = [inPixels("px"), inPixels("y")];
  const atEnd = { x: scale, y: down };
  const atPixel = { x: across, y: down };
  const value = { size: text, tone: "text", weight: medium } as const;
  const words = { size: text, tone: "text", weight: regular, lineHeight: PITCH[size].label } as const;
  return layeredSpec(design, size, [
    ruleMark(design, "connector", { x: scale, y: down, y2: { field: "y2" } }),
    ...barMarks(design, { x: scale, x2: { field: "to" }, y: down, y2: { field: "y2" } }),
    ...pointMarks(design, atEnd),
    ruleMark(design, "baseline", { x: scale, y: down, y2: { field: "y2" } }),
    textMark(design, { ...value, part: "sign", dx: GAP }, atEnd),
    textMark(design, { ...value, part: "signed-value", dx: GAP + SIGN }, atEnd),
    textMark(design, { ...value, part: "value", dx: GAP }, atEnd),
    textMark(design, { ...value, part: "point-value", dx: GAP + POINT }, atEnd),
    textMark(design, { ...value, part: "total", weight: semibold, dx: GAP }, atEnd),
    textMark(design, { ...value, part: "value-left", align: "right", dx: -GAP }, atEnd),
    textMark(design, { ...words, part: "name" }, atPixel),
    textMark(design, { ...words, part: "total-name", weight: semibold }, atPixel),
    textMark(design, { ...words, part: "heading", weight: semibold }, atPixel),
    textMark(design, { ...words, part: "aside", size: minorText, tone: "muted" }, atPixel),
  ]);
}
