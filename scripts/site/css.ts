/** Style sheets: the design tokens as custom properties, then the files of templates/style in the order given. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wordParts } from "../lib/words.ts";
import { cssString } from "./css-string.ts";
import { filterRules } from "./filter-rules.ts";

interface Colours { readonly [name: string]: string }

/** The part of data/site/design.json that the style sheets use. */
export interface DesignTokens {
  readonly fonts: { readonly text: { readonly stack: string }; readonly figures: string };
  readonly sizes: Colours;
  readonly lineHeights: Colours;
  readonly spacing: Colours;
  readonly widths: Colours;
  readonly radius: string;
  readonly colours: { readonly light: Colours; readonly dark: Colours };
}

/** "nonGaapPrior" → "non-gaap-prior", as charts/ writes its classes. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const entries = (values: Colours): [string, string][] =>
  Object.entries(values).filter(([name]) => !name.startsWith("$"));

const lengths = (prefix: string, values: Colours, unit: string): string[] =>
  entries(values).map(([name, value]) => `--${prefix}-${kebab(name)}: ${value}${unit};`);

const colours = (values: Colours): string =>
  entries(values).map(([name, value]) => `--${kebab(name)}: ${value};`).join(" ");

/**
 * `:root` rules: light by default, dark where the reader's system asks for it or the switch in the page's header does;
 * paper is always light, and a reader's own colours go before any of them.
 */
export function tokenRules(design: DesignTokens): string {
  const { fonts, sizes, lineHeights, spacing, widths, radius, colours: tones } = design;
  const fixed = [
    `--font: ${fonts.text.stack};`, `--figures: ${fonts.figures};`, `--radius: ${radius};`,
    ...lengths("size", sizes, "rem"), ...lengths("line", lineHeights, ""), ...lengths("space", spacing, "rem"),
    ...lengths("width", widths, "rem"),
  ].join(" ");
  const [light, dark] = [`color-scheme: light; ${colours(tones.light)}`, `color-scheme: dark; ${colours(tones.dark)}`];
  return `:root { ${fixed} ${light} }\n`
    + `@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }\n`
    + `@media screen and (forced-colors: none) { :root:has(#theme-light:checked) { ${light} } `
    + `:root:has(#theme-dark:checked) { ${dark} } }\n`;
}

/** Charts mark their strokes and fills with the name of the token, so that they follow the theme. */
const chartRules = ({ colours: { light } }: DesignTokens): string => entries(light).map(([name]) =>
  [`svg.chart .fill-${kebab(name)} { fill: var(--${kebab(name)}); }`,
    `svg.chart .stroke-${kebab(name)} { stroke: var(--${kebab(name)}); }`].join(" ")).join("\n");

/** The type of the site, one file a weight. */
export const fontRules = (weights: readonly string[], display: "block" | "optional"): string => weights.map((weight) =>
  `@font-face { font-family: "IBM Plex Sans"; font-weight: ${weight}; font-display: ${display}; `
  + `src: url("ibm-plex-sans-${weight}.woff2") format("woff2"); }\n`).join("");

/** A4, or Letter: shorter and wider, so that its type is smaller and its margins wider for the same two pages. */
export const paperRule = (paper: string): string => (paper === "Letter"
  ? "@page { size: 8.5in 11in; margin: 10mm 22mm 13mm; }\n:root { --print-size: 7.9pt; }\n"
  : "@page { size: 210mm 297mm; margin: 12mm 14mm 14mm; }\n:root { --print-size: 8.4pt; }\n");

export function stylesheet(design: DesignTokens, files: readonly string[], folder: string): string {
  return [tokenRules(design), chartRules(design), filterRules(), ...files.map((file) => readFileSync(join(folder, file), "utf8"))].join("\n");
}

/** "Page 1 of 6" in the margin, in the words of the site's language. */
export function pageNumberRule(): string {
  const counters: Readonly<Record<string, string>> = { "<page>": "counter(page)", "<pages>": "counter(pages)" };
  const parts = wordParts("print.page", { page: "<page>", pages: "<pages>" }).join("").split(/(<pages?>)/);
  const content = parts.filter((part) => part !== "").map((part) => counters[part] ?? cssString(part));
  return `@page { @bottom-right { content: ${content.join(" ")}; } }\n`;
}
