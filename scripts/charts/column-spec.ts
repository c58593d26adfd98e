/** The spec of columns over time: figures above the columns, periods below, a baseline that breaks where time does. */
import type { ChartSpec, Size } from "./chart.ts";
import type { Design } from "./design.ts";
import { barMarks, inPixels, layeredSpec, onScale, ruleMark, specNamed, textMark } from "./marks.ts";

interface ColumnGeometry {
  /** Pixels from the top. */
  readonly top: number;
  readonly bottom: number;
  readonly period: number;
  readonly aside: number;
  readonly height: number;
}

const SCREEN: ColumnGeometry = { height: 268, top: 26, bottom: 222, period: 240, aside: 257 };
export const COLUMNS: Readonly<Record<Size, ColumnGeometry>> = {
  wide: SCREEN, compact: SCREEN, paper: { height: 176, top: 22, bottom: 140, period: 154, aside: 169 },
};

export const columnSpec = (design: Design, size: Size): ChartSpec =>
  specNamed(design, `columns ${size}`, () => specOf(design, size));

function specOf(design: Design, size: Size): ChartSpec {
  const { text, minorText } = design.charts[size];
  const { regular, medium } = design.fonts.text.weights;
  const scale = onScale([COLUMNS[size].bottom, COLUMNS[size].top]);
  const [across, down] = [inPixels("px"), inPixels("y")];
  const centred = { align: "center" } as const;
  return layeredSpec(design, size, [
    ...barMarks(design, { x: across, x2: { field: "px2" }, y: scale, y2: { field: "to" } }),
    ruleMark(design, "baseline", { x: across, x2: { field: "px2" }, y: scale }),
    textMark(design, { ...centred, part: "value", size: text, tone: "text", weight: medium, dy: -11 },
      { x: across, y: scale }),
    textMark(design, { ...centred, part: "name", size: text, tone: "text", weight: regular }, { x: across, y: down }),
    textMark(design, { ...centred, part: "aside", size: minorText, tone: "muted", weight: regular },
      { x: across, y: down }),
  ]);
}
