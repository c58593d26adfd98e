/**
 * Chart → SVG. Compiling a spec and parsing it into a view costs most of a chart's time, so the view of each spec is
 * kept and only its rows are swapped: charts of one kind share a spec. All of it is synchronous, so that no two charts
 * can meet in one view.
 */
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Chart, ChartSpec } from "./chart.ts";
import type { Design } from "./design.ts";
import { dressSvg } from "./dress-svg.ts";
import { partOf } from "./marks.ts";

export interface Renderer {
  /** The chart as one svg element, the same text whatever was rendered before it. */
  renderChart(chart: Chart): string;
}

export function createRenderer(design: Design): Renderer {
  const kept = { bySpec: new WeakMap(), byText: new Map() };
  return {
    renderChart: (chart) => {
      const view = viewFor(chart, kept);
      showRows(view, chart);
      return dressSvg(drawSvg(view.vega, chart), chart, design);
    },
  };
}

interface View {
  readonly vega: vega.View;
  /** Parts that its layers draw, each a named set of rows. */
  readonly parts: readonly string[];
  /** Parts that have rows as it stands. */
  filled: readonly string[];
}

interface Kept {
  /** Specs that have been seen, so that none is written out twice. */
  readonly bySpec: WeakMap<ChartSpec, View>;
  readonly byText: Map<string, View>;
}

function viewFor({ spec }: Chart, { bySpec, byText }: Kept): View {
  const known = bySpec.get(spec);
  if (known !== undefined) return known;
  const text = JSON.stringify(spec);
  const view = byText.get(text) ?? compileView(spec);
  byText.set(text, view);
  bySpec.set(spec, view);
  return view;
}

/** Each layer gets the rows of its part by themselves, so that no row is asked by every layer whether it is meant. */
function compileView(spec: ChartSpec): View {
  const layers = (spec["layer"] as readonly object[]).map((layer) => ({ layer, part: partOf(layer) }));
  const withData = {
    ...spec, layer: layers.map(({ layer, part }) => ({ ...layer, transform: [], data: { name: part } })),
  } as unknown as TopLevelSpec;
  const view = new vega.View(vega.parse(compile(withData).spec as vega.Spec), { renderer: "none" });
  // Vega would keep what is out until there are ten thousand of it, and its types do not say that this may be less.
  (view as unknown as { cleanThreshold: number }).cleanThreshold = 0;
  return { vega: view, parts: [...new Set(layers.map(({ part }) => part))], filled: [] };
}

/** Out with the old rows, then in with the new: in one step the old marks would lend their places to the new ones. */
function showRows(view: View, { data, width, height }: Chart): void {
  for (const part of view.filled) view.vega.change(part, vega.changeset().remove(vega.truthy));
  view.vega.run();
  view.filled = view.parts.filter((part) => data.some((row) => row.part === part));
  for (const part of view.filled) {
    view.vega.change(part, vega.changeset().insert(data.flatMap((row) => (row.part === part ? [{ ...row }] : []))));
  }
  view.vega.width(width).height(height).resize().run();
}

/** Vega exports its string renderer, but its types do not say so. */
interface StringRenderer {
  initialize(element: null, width: number, height: number, origin: [number, number], scale: number): StringRenderer;
  background(colour: null): StringRenderer;
  render(scene: unknown): StringRenderer;
  svg(): unknown;
}
const { SVGStringRenderer } = vega as unknown as { SVGStringRenderer: new (loader: vega.Loader) => StringRenderer };

/** What `view.toSVG` does, without its promise: the charts load nothing. */
function drawSvg(view: vega.View, { width, height }: Chart): string {
  vega.resetSVGDefIds();
  const { root } = view.scenegraph() as unknown as { root: unknown };
  const renderer = new SVGStringRenderer(vega.loader()).initialize(null, width, height, [0, 0], 1).background(null);
  // Vega's text is a rope of many thousand pieces; one copy makes a flat string of it.
  return Buffer.from(String(renderer.render(root).svg())).toString();
}
