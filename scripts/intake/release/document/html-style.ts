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
const NO_BACKING = new RegExp(`${WHITE.source}|^transparent$`, "i");

export function styleWithin(element: HtmlElement, outer: Style): Style {
  const said = saidBy(attributeOf(element, "style") ?? "");
  const colour = said.colour ?? attributeOf(element, "color");
  const background = said.background ?? attributeOf(element, "bgcolor");
  const isBold = BOLD_TAGS.has(element.tagName);
  const changes = said !== NOTHING_SAID || colour !== undefined || background !== undefined || isBold;
  if (!changes) return outer;
  return {
    bold: said.bold ?? (outer.bold || isBold),
    white: colour === undefined ? outer.white : WHITE.test(colour.trim()),
    backed: outer.backed || (background !== undefined && !NO_BACKING.test(background.trim())),
    hidden: outer.hidden || said.hidden,
  };
}

/** What a style attribute says; undefined where it says nothing. */
interface Said {
  readonly colour: string | undefined;
  readonly background: string | undefined;
  readonly bold: boolean | undefined;
  readonly hidden: boolean;
  /** In points; see {@link indentOf}. */
  readonly indent: number;
}

const NOTHING_SAID: Said = { colour: undefined, background: undefined, bold: undefined, hidden: false, indent: 0 };

/** A release repeats a few declarations thousands of times. */
const known = new Map<string, Said>();
const MOST_KNOWN = 2000;

function saidBy(declarations: string): Said {
  const found = declarations === "" ? NOTHING_SAID : known.get(declarations);
  if (found !== undefined) return found;
  const css = declarations.slice(0, LONGEST_STYLE).toLowerCase();
  const weight = propertyOf(css, "font-weight");
  const said = {
    colour: propertyOf(css, "color"), background: propertyOf(css, "background-color") ?? propertyOf(css, "background"),
    bold: weight === undefined ? undefined : /bold|[6-9]00/.test(weight),
    hidden: /display:\s*none|visibility:\s*hidden/.test(css), indent: indentIn(css),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(declarations, said);
  return said;
}

/** White on white is there to hold places apart, not to be read. */
export const isUnseen = ({ hidden, white, backed }: Style): boolean => hidden || (white && !backed);

/** Longer declarations say nothing that matters here, and are only there by mistake. */
const LONGEST_STYLE = 4000;

const propertyPatterns = new Map<string, RegExp>();

function propertyOf(css: string, name: string): string | undefined {
  if (!css.includes(name)) return undefined;
  const pattern = propertyPatterns.get(name) ?? new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`);
  propertyPatterns.set(name, pattern);
  return pattern.exec(css)?.[1];
}

/** How far an element sets its text in, in points: left padding and margin and the first line's own. */
export const indentOf = (element: HtmlElement): number => saidBy(attributeOf(element, "style") ?? "").indent;

function indentIn(css: string): number {
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
