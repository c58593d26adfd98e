/** Reads a rendered chart back as a reader of the page would: its texts with the attributes that they stand in. */
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";

export interface SvgText { readonly text: string; readonly attributes: ReadonlyMap<string, string> }

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => "tagName" in node;

function* elementsOf(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes.filter(isElement)) {
    yield node;
    yield* elementsOf(node.childNodes);
  }
}

const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => ("value" in node ? node.value : isElement(node) ? textOf(node.childNodes) : "")).join("");

const attributesOf = ({ attrs }: Element): Map<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]));

export const elementsIn = (svg: string, name: string): SvgText[] =>
  [...elementsOf(parseFragment(svg).childNodes)].filter(({ tagName }) => tagName === name)
    .map((element) => ({ text: textOf(element.childNodes), attributes: attributesOf(element) }));

export const idsIn = (svg: string): string[] =>
  [...elementsOf(parseFragment(svg).childNodes)].flatMap((element) => attributesOf(element).get("id") ?? []);

export const attributeTexts = (svg: string): string[] =>
  [...elementsOf(parseFragment(svg).childNodes)].flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name.startsWith("aria-")).map(({ value }) => value));
