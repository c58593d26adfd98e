/** The door to parse5: bytes of a page → a tree, and the few questions that the gate asks of it. */
import { parse, parseFragment, type DefaultTreeAdapterTypes, type Token } from "parse5";
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

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one: Token.Attribute) => one.name === name)?.value;

/** What stands below a node; a <template> keeps its content apart. */
export function childrenOf(node: Node): readonly Node[] {
  if ("content" in node) return node.content.childNodes;
  return "childNodes" in node ? node.childNodes : [];
}

/** All text below a node, as a reader's program gives it. */
export function textOf(node: Node): string {
  if (isText(node)) return node.value;
  return childrenOf(node).map(textOf).join("");
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

export const hasAttribute = (name: string) => (element: Element): boolean => attribute(element, name) !== undefined;
export const isTag = (...names: readonly string[]) => (element: Element): boolean => names.includes(element.tagName);

export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, "class") ?? "").split(/\s+/).includes(name);

export function ancestors(node: Node): Element[] {
  const found: Element[] = [];
  let parent: Node | null | undefined = "parentNode" in node ? node.parentNode : null;
  while (parent !== null && parent !== undefined) {
    if (isElement(parent)) found.push(parent);
    parent = "parentNode" in parent ? parent.parentNode : null;
  }
  return found;
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
