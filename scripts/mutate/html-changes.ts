/** Every change that a page or a chart can suffer, as edits of its bytes. */
import type { DefaultTreeAdapterTypes, Token } from "parse5";
import { words } from "../lib/words.ts";
import { hasNumeral } from "../format/numerals.ts";
import {
  ancestors, attribute, childrenOf, elementsBelow, hasAttribute, isElement, isTag, isText, parsePlaced, textOf,
  type Element, type Node,
} from "../tieout/gate/html-tree.ts";
import { labelsBeside, spotOf } from "../tieout/gate/drawn-periods.ts";
import { READ_ATTRIBUTES, isForReaders } from "../tieout/gate/page-parts.ts";
import { numeralChanges, otherSigns, type Change, type Edit, type OutputKind } from "./change.ts";
import type { Chance } from "./random.ts";

interface Range { readonly start: number; readonly end: number }

/** A tree with the text that it was parsed from. */
export interface PlacedPage { readonly html: string; readonly root: Node }

export const placePage = (html: string): PlacedPage => ({ html, root: parsePlaced(html) });

export function rangeOf(node: Node): Range | undefined {
  const place = (node as DefaultTreeAdapterTypes.Element).sourceCodeLocation;
  return place ? { start: place.startOffset, end: place.endOffset } : undefined;
}

function innerRange(element: Element): Range | undefined {
  const { startTag, endTag } = element.sourceCodeLocation ?? {};
  return startTag && endTag ? { start: startTag.endOffset, end: endTag.startOffset } : undefined;
}

/** The value of an attribute, between its quotes. */
function attributeRange(element: Element, name: string): Range | undefined {
  const place = element.sourceCodeLocation?.attrs?.[name] as Token.Location | undefined;
  return place === undefined ? undefined : { start: place.startOffset + name.length + 2, end: place.endOffset - 1 };
}

export function htmlChanges(page: PlacedPage, chance: Chance): Change[] {
  const texts = textNodes(page.root);
  const elements = elementsBelow(page.root, () => true);
  return [
    ...texts.flatMap((node) => textChanges(page, node, chance)),
    ...texts.flatMap((node) => typedChanges(page, node, chance)),
    ...elements.flatMap((element) => attributeChanges(page, element, chance)),
    ...swappedTexts(page, elements), ...swappedCells(page, elements), ...periodChanges(page, elements, chance),
    ...elements.flatMap((element) => figureAttributeChanges(page, element)),
    ...elements.filter(isTag("text")).flatMap(stepSigns), ...elements.filter(isTag("td")).flatMap(stepEffects),
  ];
}

/** Style sheets and blocks of data are no text; the spec beside a chart's page holds the same data, and is changed. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(["style", "script"]);

function textNodes(node: Node, found: DefaultTreeAdapterTypes.TextNode[] = []): DefaultTreeAdapterTypes.TextNode[] {
  for (const child of childrenOf(node)) {
    if (isText(child)) found.push(child);
    else if (!(isElement(child) && WITHOUT_TEXT.has(child.tagName))) textNodes(child, found);
  }
  return found;
}

const isInPicture = (node: Node): boolean => ancestors(node).some((one) => one.tagName === "svg");

function textChanges({ html }: PlacedPage, node: Node, chance: Chance): Change[] {
  const range = rangeOf(node);
  if (range === undefined) return [];
  const found = numeralChanges(withoutEntities(html.slice(range.start, range.end)), range.start, chance);
  const picture = isInPicture(node);
  return found.map(({ kind, edit, told }) => ({ kind: picture ? "label of a picture" as const : kind, edits: [edit], told }));
}

/** The digits of "&#39;" are nobody's numeral. */
const withoutEntities = (text: string): string => text.replace(/&#?\w+;/g, (entity) => " ".repeat(entity.length));

const TYPED = [["typed digits", "7"], ["typed number word", "seven"]] as const;

/** A number where somebody typed it: at a word boundary of every text that has words. */
function typedChanges({ html }: PlacedPage, node: Node, chance: Chance): Change[] {
  const range = rangeOf(node);
  const text = range === undefined ? "" : html.slice(range.start, range.end);
  const gaps = [...text.matchAll(/(?<=\p{L}{2})(?=\s|$)/gu)].map(({ index }) => index);
  const gap = chance.pick(gaps);
  if (range === undefined || gap === undefined) return [];
  return TYPED.map(([kind, typed]) => {
    const at = range.start + gap;
    return { kind, edits: [{ start: at, end: at, text: ` ${typed}` }], told: `»${text.slice(Math.max(0, gap - 20), gap)} ${typed}«` };
  });
}

function attributeChanges({ html }: PlacedPage, element: Element, chance: Chance): Change[] {
  return element.attrs.flatMap(({ name }): Change[] => {
    const range = attributeRange(element, name);
    if (range === undefined || !READ_ATTRIBUTES.has(name) || !isForReaders(element, name)) return [];
    const text = html.slice(range.start, range.end);
    const kind = "label of a picture" as const;
    const typed: Change = { kind, edits: [{ ...range, text: `${text} 7` }], told: `${name}="${text} 7"` };
    const changed = numeralChanges(text, range.start, chance);
    return [...changed.map(({ edit, told }) => ({ kind, edits: [edit], told })), typed];
  });
}

/** Figures that stand beside each other trade their texts. */
function swappedTexts({ html }: PlacedPage, elements: readonly Element[]): Change[] {
  const figures = elements.filter(hasAttribute("data-ref"));
  return figures.flatMap((figure, at): Change[] => {
    const other = figures.slice(at + 1, at + 8).find((next) => textOf(next) !== textOf(figure));
    return other === undefined ? [] : swapOf(html, [innerRange(figure), innerRange(other)], "swapped texts");
  });
}

/** Whole cells trade places, with all that they carry. */
function swappedCells({ html }: PlacedPage, elements: readonly Element[]): Change[] {
  return elements.filter(isTag("tr")).flatMap((row): Change[] => {
    const cells = childrenOf(row).filter(isElement).filter((cell) => cell.tagName === "td" && figureTexts(cell) !== "");
    return cells.flatMap((cell, at): Change[] => {
      const next = cells[at + 1];
      if (next === undefined || figureTexts(next) === figureTexts(cell) || !isPositioned(cell)) return [];
      return swapOf(html, [innerRange(cell), innerRange(next)], "swapped cells");
    });
  });
}

const figureTexts = (cell: Element): string => elementsBelow(cell, hasAttribute("data-ref")).map(textOf).join("|");

/** The cell's place says which figure belongs there: by the head of its column, or by the cell's own anchor. */
function isPositioned(cell: Element): boolean {
  if (attribute(cell, "id")?.startsWith("fact-") === true) return true;
  const table = ancestors(cell).find(isTag("table"));
  return table !== undefined && elementsBelow(table, isTag("thead")).some((head) => elementsBelow(head, hasAttribute("data-period")).length > 0);
}

function swapOf(html: string, ranges: readonly (Range | undefined)[], kind: OutputKind): Change[] {
  const [a, b] = ranges;
  if (a === undefined || b === undefined || a.end > b.start) return [];
  const [x, y] = [html.slice(a.start, a.end), html.slice(b.start, b.end)];
  const strip = (text: string): string => text.replace(/<[^>]*>/g, "");
  return [{ kind, edits: [{ ...a, text: y }, { ...b, text: x }], told: `»${strip(x)}« ⇄ »${strip(y)}«` }];
}

/**
 * The name of a period becomes that of another, in words alone and as a whole element. In a drawing, as a whole only
 * where a figure stands beside it: what an axis is without figures, the gate does not see.
 */
function periodChanges({ html }: PlacedPage, elements: readonly Element[], chance: Chance): Change[] {
  const labels = elements.filter(hasAttribute("data-period"));
  const drawn = new Set(elements.filter(isTag("svg")).flatMap(labelsOfFigures));
  return labels.flatMap((label): Change[] => {
    const other = chance.pick(labels.filter((one) =>
      attribute(one, "data-period") !== attribute(label, "data-period") && textOf(one) !== textOf(label) && hasNumeral(textOf(one))));
    const inner = innerRange(label);
    const attr = attributeRange(label, "data-period");
    if (other === undefined || inner === undefined || attr === undefined) return [];
    const text: Edit = { ...inner, text: escape(textOf(other)) };
    const told = `»${html.slice(inner.start, inner.end)}« → »${textOf(other)}«`;
    const words: Change = { kind: "period label", edits: [text], told };
    const isHead = ancestors(label).some(isTag("thead", "caption"));
    if (!isHead && !drawn.has(label) && !ancestors(label).some(hasAttribute("data-together"))) return [words];
    const whole: Edit = { ...attr, text: attribute(other, "data-period") ?? "" };
    return [words, { kind: "period of a column", edits: [whole, text], told }];
  });
}

/** Names of periods in a drawing, beside figures. */
function labelsOfFigures(svg: Element): Element[] {
  const placed = (name: string) => elementsBelow(svg, hasAttribute(name)).flatMap((element) => {
    const spot = spotOf(element);
    return spot === undefined ? [] : [{ ...spot, element }];
  });
  const [labels, figures] = [placed("data-period"), placed("data-ref")];
  return figures.flatMap((figure) => labelsBeside(figure, labels, figures)).map(({ element }) => element);
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The day behind a date and the style behind a figure, which the eye does not see but the machine reads. */
function figureAttributeChanges({ html }: PlacedPage, element: Element): Change[] {
  const of = (name: string, kind: OutputKind, change: (text: string) => string): Change[] => {
    const range = attributeRange(element, name);
    if (range === undefined) return [];
    const text = html.slice(range.start, range.end);
    const other = change(text);
    return other === text ? [] : [{ kind, edits: [{ ...range, text: other }], told: `${name}="${text}" → "${other}"` }];
  };
  return [
    ...of("datetime", "date of a figure", (day) => day.replace(/\d(?=\D*$)/, (digit) => (digit === "9" ? "8" : String(parseInt(digit, 10) + 1)))),
    ...of("data-as", "style of a figure", (style) => withMore(style, 1, 2)),
    ...(hasScale(element) ? of("data-as", "style of a figure", (style) => withMore(style, 3, 1)) : []),
  ];
}

/** "money:6:1:USD" → "money:9:1:USD", "money:6:2:USD". */
const withMore = (style: string, by: number, at: number): string =>
  style.split(":").map((part, index) => (index === at ? String(parseInt(part, 10) + by) : part)).join(":");

/** Nought is nought in every scale, and "n/a" has none; but on a chart all stand in one. */
const hasScale = (element: Element): boolean => isInPicture(element) || /[1-9]/.test(textOf(element));

function stepSigns(element: Element): Change[] {
  const [sign, inner] = [textOf(element), innerRange(element)];
  return inner === undefined ? [] : otherSigns(sign).map((other) =>
    ({ kind: "sign of a step", edits: [{ ...inner, text: other }], told: `»${sign}« → »${other}«` }));
}

/** What a step does, in the words of the table beside a walk: "adds" → "takes away". */
function stepEffects(element: Element): Change[] {
  const [effect, inner] = [textOf(element), innerRange(element)];
  const effects = ["chart.adds", "chart.takes-away"].map((key) => words(key));
  return inner === undefined || !effects.includes(effect) ? [] : effects.filter((other) => other !== effect)
    .map((other) => ({ kind: "sign of a step", edits: [{ ...inner, text: other }], told: `»${effect}« → »${other}«` }));
}
