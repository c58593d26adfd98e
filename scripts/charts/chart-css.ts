/**
 * The style sheet by which charts follow the page's theme: each colour is a custom property `--chart-<tone>`, light by
 * default, dark where the reader or the page (`data-theme="dark"`) asks for it, and light again on paper.
 */
import type { Colours, Design } from "./design.ts";
import { toneName, tonesOf } from "./tones.ts";

const properties = (colours: Colours): string =>
  tonesOf(colours).map(([tone, hex]) => `--chart-${toneName(tone)}:${hex}`).join(";");

export function chartCss(design: Design): string {
  const { light, dark } = design.colours;
  const rules = tonesOf(light).map(([tone]) => {
    const name = toneName(tone);
    return `.chart .fill-${name}{fill:var(--chart-${name})}.chart .stroke-${name}{stroke:var(--chart-${name})}`;
  });
  return [
    `:root{${properties(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${properties(dark)}}}`,
    `@media screen{:root[data-theme="dark"]{${properties(dark)}}}`,
    `.chart{display:block;max-width:100%;height:auto;font-variant-numeric:${design.fonts.figures}}`,
    ...rules,
  ].join("\n");
}
