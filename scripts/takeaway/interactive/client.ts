/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
/**
 * What runs within a chart's own page, and nowhere else: draws the chart from the page's data block, in the colours of
 * the reader's theme, and saves it as a picture. Vega's expressions are interpreted, so that the page needs no leave to
 * make code of text.
 */
import embed, { type Result, type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";

interface ChartData { readonly spec: object; readonly colours: Readonly<Record<string, string>> }

const place = document.querySelector<HTMLElement>("#chart");
const data = JSON.parse(document.querySelector("#data")?.textContent ?? "{}") as ChartData;
const save = document.querySelector<HTMLButtonElement>("#save-png");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** The spec names colours as the light theme has them; the style sheet knows what they are now. */
function themed(): VisualizationSpec {
  const style = getComputedStyle(document.documentElement);
  const text = JSON.stringify(data.spec).replace(/#[0-9a-f]{6}/g, (colour) => {
    const token = data.colours[colour];
    return token === undefined ? colour : style.getPropertyValue(`--${token}`).trim() || colour;
  });
  return JSON.parse(text) as VisualizationSpec;
}

const WEIGHTS = [400, 600];
/** Of Vega's logger: a scale that waits for its data warns of having none. */
const ERRORS_ONLY = 1;
let drawn: Result | undefined;

async function draw(): Promise<void> {
  if (place === null) return;
  // A canvas takes the fonts that are there when it is drawn.
  await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 1rem "IBM Plex Sans"`)));
  drawn?.finalize();
  drawn = await embed(place, themed(), {
    ast: true, expr: expressionInterpreter as never, renderer: "canvas", actions: false, defaultStyle: false,
    tooltip: { disableDefaultStyle: true }, logLevel: ERRORS_ONLY,
  });
  place.querySelector("canvas")?.setAttribute("aria-label", place.dataset["label"] ?? "");
}

async function savePicture(): Promise<void> {
  const url = await drawn?.view.toImageURL("png", 2);
  if (url === undefined) return;
  const link = document.createElement("a");
  link.href = url;
  link.download = `${place?.dataset["name"] ?? "chart"}.png`;
  link.click();
}

save?.addEventListener("click", () => void savePicture());
dark.addEventListener("change", () => void draw());
void draw();
