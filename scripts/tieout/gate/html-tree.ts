/** The door to parse5: bytes of a page → a tree, and the few questions that the gate asks of it. */
import { parse, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { parseOwnPage, parseOwnSvg } from "./own-html.ts";

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Without scripts, so that what stands in <noscript> is read as the page that it is. */
const OPTIONS = { scriptingEnabled: false } as const;

export const parsePage = (html: string): Parent => parseOwnPage(html) ?? parse(html, OPTIONS);
/** A fragment; SVG files are read as the inline SVG that they are elsewhere. */
export const parsePart = (html: string): Parent => parseOwnSvg(html) ?? parseFragment(html, OPTIONS);
/** With the place of each element in the text, which takes longer: for the mutation harness. */
export const parsePlaced = (html: string): Parent => parse(html, { ...OPTIONS, sourceCodeLocationInfo: true });

export const isElement = (node: Node): node is Element => "tagName" in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";

export function attribute({ attrs }: Element, name: string): string | undefined {
  for (const one of attrs) if (one.name === name) return one.value;
  return undefined;
}

/** What stands below a node; a <template> keeps its content apart. */
export function childrenOf(node: Node): readonly Node[] {
  if ("content" in node) return node.content.childNodes;
  return "childNodes" in node ? node.childNodes : [];
}

/** All text below a node, as a reader's program gives it. */
export function textOf(node: Node): string {
  if (isText(node)) return node.value;
  let text = "";
  for (const child of childrenOf(node)) text += textOf(child);
  return text;
}

/** Elements below a node in the order of the page, those that `wanted` picks. */
export function elementsBelow(node: Node, wanted: (element: Element) => boolean, found: Element[] = []): Element[] {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    if (wanted(child)) found.push(child);
    elementsBelow(child, wanted, found);
  }
  return found;
}

/** What a map holds of the elements below a node, in the order of the page. */
export function markedBelow<T>(node: Node, marks: ReadonlyMap<Element, T>, found: [Element, T][] = []): [Element, T][] {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    const mark = marks.get(child);
    if (mark !== undefined) found.push([child, mark]);
    markedBelow(child, marks, found);
  }
  return found;
}

/** Is there such an element below the node? */
export const hasBelow = (node: Node, wanted: (element: Element) => boolean): boolean =>
  childrenOf(node).some((child) => isElement(child) && (wanted(child) || hasBelow(child, wanted)));

export const hasAttribute = (name: string) => (element: Element): boolean => attribute(element, name) !== undefined;
export const isTag = (...names: readonly string[]) => (element: Element): boolean => names.includes(element.tagName);

export function hasClass(element: Element, name: string): boolean {
  const classes = attribute(element, "class");
  if (classes === undefined || !classes.includes(name)) return false;
  return classes === name || classes.split(/\s+/).includes(name);
}

const above = (node: Node): Node | null => ("parentNode" in node ? node.parentNode : null);

export function ancestors(node: Node): Element[] {
  const found: Element[] = [];
  for (let parent = above(node); parent !== null; parent = above(parent)) if (isElement(parent)) found.push(parent);
  return found;
}

/** The nearest element above a node that `wanted` picks. */
export function closest(node: Node, wanted: (element: Element) => boolean): Element | undefined {
  for (let parent = above(node); parent !== null; parent = above(parent)) {
    if (isElement(parent) && wanted(parent)) return parent;
  }
  return undefined;
}

/** "section#headline p.then": the nearest id above an element, and what it is. */
export function placeOf(element: Element): string {
  const name = (one: Element): string => {
    const kind = attribute(one, "class")?.split(/\s+/)[0];
    return `${one.tagName}${kind === undefined || kind === "" ? "" : `.${kind}`}`;
  };
  const named = [element, ...ancestors(element)].find((one) => attribute(one, "id") !== undefined);
  const id = named === undefined ? "" : `${named.tagName}#${attribute(named, "id") ?? ""}`;
  return named === element ? id : [id, name(element)].filter((part) => part !== "").join(" ");
}
