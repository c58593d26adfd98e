import { describe, expect, it } from "vitest";
import { parseDesign, type Colours, type Tone } from "../../charts/design.ts";
import { textWidth, wrapText } from "../../charts/text-width.ts";
import { design } from "./example-reports.ts";

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const READ: readonly Tone[] = ["text", "muted", "accent", "positive", "negative"];
const DRAWN: readonly Tone[] = ["gaap", "nonGaap", "series1", "series2", "series3", "series4", "series5"];

describe.each(Object.entries(design.colours))("%s colours", (_name, colours: Colours) => {
  it.each(READ)("%s can be read on background and surface (4.5:1)", (tone) => {
    for (const ground of [colours.background, colours.surface]) {
      expect(contrast(colours[tone], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(DRAWN)("%s stands out from background and surface (3:1)", (tone) => {
    for (const ground of [colours.background, colours.surface]) {
      expect(contrast(colours[tone], ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("parseDesign", () => {
  it("names the token that is wrong", () => {
    const light = { ...design.colours.light, gaap: "navy" };
    expect(() => parseDesign({ ...design, colours: { ...design.colours, light } })).toThrow(/expected a colour as #rrggbb/);
  });

  it("refuses two colours of one value, which charts could not tell apart", () => {
    const light = { ...design.colours.light, gaap: design.colours.light.text };
    expect(() => parseDesign({ ...design, colours: { ...design.colours, light } })).toThrow(/two colours are the same/);
  });
});

describe("text widths", () => {
  it("grow with the text and its size", () => {
    expect(textWidth("$23.4 million", 13)).toBeGreaterThan(textWidth("$23.4", 13));
    expect(textWidth("Wm", 20)).toBe(38);
  });

  it("break names at spaces", () => {
    expect(wrapText("Provision for income taxes", 10, 70)).toEqual(["Provision for", "income taxes"]);
    expect(wrapText("Antidisestablishmentarianism", 10, 20)).toEqual(["Antidisestablishmentarianism"]);
  });
});
