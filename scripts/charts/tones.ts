/** Colours in specs: a datum names its tone, the spec gives the tone's colour from the design. */
import type { Colours, Design, Tone } from "./design.ts";

const MARK_TONES = [
  "gaap", "gaapPrior", "nonGaap", "nonGaapPrior", "derived", "positive", "negative",
  "series1", "series2", "series3", "series4", "series5",
] as const satisfies readonly Tone[];

/** Vega-Lite encoding of a mark's colour by the field "tone". */
export const toneEncoding = (design: Design): object => ({
  field: "tone", type: "nominal", legend: null,
  scale: { domain: MARK_TONES, range: MARK_TONES.map((tone) => design.colours.light[tone]) },
});

/** "nonGaapPrior" → "non-gaap-prior", as classes and custom properties are written. */
export const toneName = (tone: Tone): string => tone.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const tonesOf = (colours: Colours): [Tone, string][] => Object.entries(colours) as [Tone, string][];
