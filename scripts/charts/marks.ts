/** Marks that the specs share. Each draws the rows of one part; none speaks to screen readers: the chart does. */
import type { ChartSpec, Size } from "./chart.ts";
import type { Design, Tone } from "./design.ts";
import { PITCH } from "./pitch.ts";
import { toneEncoding } from "./tones.ts";

/** A position that a datum gives in pixels. */
export const inPixels = (field: string): object => ({ field, type: "quantitative", scale: null, axis: null });

/** A position on the scale of amounts. No axis: figures stand on the marks, and a tick would be a figure of nobody. */
export const onScale = (range: readonly [number, number]): object =>
  ({ field: "from", type: "quantitative", axis: null, scale: { zero: true, nice: false, range } });

/** A layer draws the rows of one part. */
export const ofPart = (part: string): { readonly transform: readonly object[] } =>
  ({ transform: [{ filter: `datum.part === '${part}'` }] });

/** The part whose rows a layer draws. Throws a RangeError for a layer that {@link ofPart} had no part in. */
export function partOf({ transform }: { readonly transform?: readonly { readonly filter?: string }[] }): string {
  const [, part] = /^datum\.part === '([\w-]+)'$/.exec(transform?.[0]?.filter ?? "") ?? [];
  if (part === undefined) throw new RangeError("a layer of a chart that draws no part of its rows");
  return part;
}

export interface TextLook {
  part: string;
  size: number;
  tone: Tone;
  weight: number;
  align?: "left" | "right" | "center";
  dx?: number;
  dy?: number;
  /** Of a label of several lines. */
  lineHeight?: number;
}

/** The look of a text mark; `description` carries the trace that render.ts turns into data attributes. */
export function textMark(design: Design, look: TextLook, position: object): object {
  const { part, size, tone, weight, align = "left", dx = 0, dy = 0, lineHeight = PITCH.wide.label } = look;
  return {
    ...ofPart(part),
    mark: {
      type: "text", aria: true, align, baseline: "middle", dx, dy, font: design.fonts.text.stack, fontSize: size,
      fontWeight: weight, lineBreak: "\n", lineHeight,
    },
    encoding: {
      ...position, text: { field: "label", type: "nominal" }, description: { field: "trace", type: "nominal" },
      color: { value: design.colours.light[tone] },
    },
  };
}

/** Bars; a figure that the filing does not print has a dashed outline besides its lighter colour. */
export function barMarks(design: Design, position: object): object[] {
  const outline = { value: design.colours.light.gaap };
  return [
    {
      ...ofPart("bar"),
      mark: { type: "rect", strokeWidth: 1 },
      encoding: { ...position, fill: toneEncoding(design), stroke: toneEncoding(design) },
    },
    {
      ...ofPart("derived-bar"),
      mark: { type: "rect", strokeWidth: 1, strokeDash: [4, 3] },
      encoding: { ...position, fill: toneEncoding(design), stroke: outline },
    },
  ];
}

/** Single positions; hollow with a dashed outline where the filing does not print the figure. */
export function pointMarks(design: Design, position: object): object[] {
  const point = { type: "point", shape: "circle", size: 110, opacity: 1 };
  return [
    {
      ...ofPart("point"), mark: { ...point, strokeWidth: 1 },
      encoding: { ...position, fill: toneEncoding(design), stroke: toneEncoding(design) },
    },
    {
      ...ofPart("derived-point"),
      mark: { ...point, strokeWidth: 1.25, strokeDash: [3, 2] },
      encoding: { ...position, fill: toneEncoding(design), stroke: { value: design.colours.light.gaap } },
    },
  ];
}

export const ruleMark = (design: Design, part: string, position: object): object => ({
  ...ofPart(part),
  mark: { type: "rule", strokeWidth: 1 },
  encoding: { ...position, color: { value: design.colours.light[part === "baseline" ? "muted" : "rule"] } },
});

const specs = new WeakMap<Design, Map<string, ChartSpec>>();

/** The one spec of a name: charts of one kind share it, and who has compiled it knows it again by itself. */
export function specNamed(design: Design, name: string, make: () => ChartSpec): ChartSpec {
  const named = specs.get(design) ?? new Map<string, ChartSpec>();
  specs.set(design, named);
  const spec = named.get(name) ?? make();
  named.set(name, spec);
  return spec;
}

/** A spec of layers over the rows, without axes, legends, background or anything that measures text. */
export function layeredSpec(design: Design, size: Size, layer: readonly object[]): ChartSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: design.charts[size].width, height: 100, padding: 0, autosize: "none", background: null,
    config: { aria: false, view: { stroke: null } },
    layer,
  };
}
