/** HTML → tree, within limits: depth and size are bounded before anything walks the tree. */
import { defaultTreeAdapter, Parser, type DefaultTreeAdapterMap, type TreeAdapter } from "parse5";
import { readTokens } from "./html-tokens.ts";

export type HtmlNode = DefaultTreeAdapterMap["childNode"];
export type HtmlElement = DefaultTreeAdapterMap["element"];
export type HtmlText = DefaultTreeAdapterMap["textNode"];

/** Releases nest some dozens deep; unclosed font elements of the nineties reach hundreds. */
export const MAX_DEPTH = 1200;
export const MAX_NODES = 2_000_000;

export class TooMuchHtml extends Error {
  readonly what: string;
  constructor(what: string) {
    super(what);
    this.name = "TooMuchHtml";
    this.what = what;
  }
}

/** Throws {@link TooMuchHtml} for a document that is deeper or has more elements than any release. */
export function parseHtml(text: string): HtmlElement | undefined {
  const parser = new Parser<DefaultTreeAdapterMap>({ sourceCodeLocationInfo: true, treeAdapter: boundedAdapter() });
  readTokens(text, parser);
  const html = parser.document.childNodes.find((node) => node.nodeName === "html");
  return html !== undefined && isElement(html) ? html : undefined;
}

/** Nodes know where they begin, and nothing of where they end. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0;
  let count = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      count += 1;
      if (depth > MAX_DEPTH) throw new TooMuchHtml(`elements nested more than ${MAX_DEPTH} deep`);
      if (count > MAX_NODES) throw new TooMuchHtml(`more than ${MAX_NODES} elements`);
    },
    onItemPop: () => {
      depth -= 1;
    },
    setNodeSourceCodeLocation: (node, location) => {
      node.sourceCodeLocation = location?.startTag ?? location;
    },
    getNodeSourceCodeLocation: (node) => ("tagName" in node ? undefined : node.sourceCodeLocation),
    updateNodeSourceCodeLocation: () => undefined,
  };
}

export const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;
export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === "#text";

export function attributeOf({ attrs }: HtmlElement, name: string): string | undefined {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return undefined;
}

/** Every element that has a table somewhere inside. */
export function holdersOfTables(root: HtmlElement): ReadonlySet<HtmlElement> {
  const holders = new Set<HtmlElement>();
  collectHolders(root, holders);
  return holders;
}

/** Whether the element is a table or holds one. */
function collectHolders(element: HtmlElement, holders: Set<HtmlElement>): boolean {
  let holds = false;
  for (const node of element.childNodes) {
    if (isElement(node) && collectHolders(node, holders)) holds = true;
  }
  if (holds) holders.add(element);
  return holds || element.tagName === "table";
}
