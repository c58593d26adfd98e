/** The few properties of style that carry meaning in a release: bold, set in, hidden. */
import { attributeOf, type HtmlElement } from "./html-tree.ts";

export interface Style {
  readonly bold: boolean;
  readonly white: boolean;
  /** Some element around has a background of its own, on which white text can be read. */
  readonly backed: boolean;
  readonly hidden: boolean;
}

export const PLAIN: Style = { bold: false, white: false, backed: false, hidden: false };

const BOLD_TAGS = new Set(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"]);
const WHITE = /^(?:#fff(?:fff)?|white|rgb\(255,\s*255,\s*255\))$/i;

export function styleWithin(element: HtmlElement, outer: Style): Style {
  const css = cssOf(element);
  const colour = propertyOf(css, "color") ?? attributeOf(element, "color");
  const weight = propertyOf(css, "font-weight");
  const background = propertyOf(css, "background-color") ?? propertyOf(css, "background") ?? attributeOf(element, "bgcolor");
  return {
    bold: weight === undefined ? outer.bold || BOLD_TAGS.has(element.tagName) : /bold|[6-9]00/.test(weight),
    white: colour === undefined ? outer.white : WHITE.test(colour.trim()),
    backed: outer.backed || (background !== undefined && !WHITE.test(background.trim()) && background.trim() !== "transparent"),
    hidden: outer.hidden || /display:\s*none|visibility:\s*hidden/.test(css),
  };
}

/** White on white is there to hold places apart, not to be read. */
export const isUnseen = ({ hidden, white, backed }: Style): boolean => hidden || (white && !backed);

/** Longer declarations say nothing that matters here, and are only there by mistake. */
const LONGEST_STYLE = 4000;

const cssOf = (element: HtmlElement): string => (attributeOf(element, "style") ?? "").slice(0, LONGEST_STYLE).toLowerCase();

const propertyPatterns = new Map<string, RegExp>();

function propertyOf(css: string, name: string): string | undefined {
  if (!css.includes(name)) return undefined;
  const pattern = propertyPatterns.get(name) ?? new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`);
  propertyPatterns.set(name, pattern);
  return pattern.exec(css)?.[1];
}

/** How far an element sets its text in, in points: left padding and margin and the first line's own. */
export function indentOf(element: HtmlElement): number {
  const css = cssOf(element);
  if (css === "") return 0;
  const left = (name: string): number =>
    lengthOf(propertyOf(css, `${name}-left`)) ?? lengthOf(fourth(propertyOf(css, name))) ?? 0;
  return left("padding") + left("margin") + (lengthOf(propertyOf(css, "text-indent")) ?? 0);
}

/** The left one of `padding: top right bottom left` and its shorter forms. */
function fourth(shorthand: string | undefined): string | undefined {
  const sides = shorthand?.trim().split(/\s+/) ?? [];
  return sides[3] ?? sides[1] ?? sides[0];
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, em: 10, rem: 10, in: 72, "%": 1 };

function lengthOf(text: string | undefined): number | undefined {
  const match = /^\s*(-?)(\d*)(?:\.(\d+))?\s*(pt|px|em|rem|in|%)/.exec(text ?? "");
  if (match === null) return undefined;
  const [, minus, whole = "", fraction = "", unit = "pt"] = match;
  const digits = Number.parseInt(`${whole}${fraction.padEnd(2, "0").slice(0, 2)}` || "0", 10) / 100;
  return (minus === "-" ? -1 : 1) * digits * (POINTS[unit] ?? 1);
}
