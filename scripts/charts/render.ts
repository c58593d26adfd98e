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

export interface Renderer {
  /** The chart as one svg element, the same text whatever was rendered before it. */
  renderChart(chart: Chart): string;
}

export function createRenderer(design: Design): Renderer {
  const kept = new Map<string, vega.View>();
  return {
    renderChart: (chart) => {
      const view = viewFor(chart, kept);
      showRows(view, chart);
      return dressSvg(drawSvg(view, chart), chart, design);
    },
  };
}

function viewFor({ spec }: Chart, kept: Map<string, vega.View>): vega.View {
  const key = JSON.stringify(spec);
  const view = kept.get(key) ?? compileView(spec);
  kept.set(key, view);
  return view;
}

function compileView(spec: ChartSpec): vega.View {
  const withData = { ...spec, data: { name: ROWS } } as unknown as TopLevelSpec;
  return new vega.View(vega.parse(compile(withData).spec as vega.Spec), { renderer: "none" });
}

const ROWS = "rows";

/** Out with the old rows, then in with the new: in one step the old marks would lend their places to the new ones. */
function showRows(view: vega.View, { data, width, height }: Chart): void {
  view.change(ROWS, vega.changeset().remove(vega.truthy)).run();
  view.change(ROWS, vega.changeset().insert(data.map((row) => ({ ...row }))));
  view.width(width).height(height).resize().run();
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
