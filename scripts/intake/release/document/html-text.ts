/** The text inside an element, as a reader sees it: breaks as newlines, superscript footnote marks marked. */
import { MARK_CLOSE, MARK_OPEN } from "./block.ts";
import { indentOf, isUnseen, styleWithin, type Style } from "./html-style.ts";
import { isElement, isText, type HtmlElement, type HtmlNode } from "./html-tree.ts";

export interface SeenText { readonly text: string; readonly bold: boolean; readonly indent: number }

const BLOCKS = new Set([
  "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "center", "blockquote", "pre", "dl", "dt", "dd", "tr",
  "table", "hr", "section", "article", "header", "footer",
]);

export const isBlockTag = (tag: string): boolean => BLOCKS.has(tag);

interface Gathering { parts: string[]; bold: boolean; indent: number | undefined }

/** `style` is that of the element itself. */
export function textWithin(element: HtmlElement, style: Style): SeenText {
  const into: Gathering = { parts: [], bold: false, indent: undefined };
  gatherChildren(element, style, into);
  const text = into.parts.join("");
  const nbsp = /^[\s\u00A0]*/.exec(text)?.[0].replaceAll(/[^\u00A0]/g, "").length ?? 0;
  return { text: tidy(text), bold: into.bold, indent: indentOf(element) + (into.indent ?? 0) + nbsp * 4 };
}

function gatherChildren(element: HtmlElement, style: Style, into: Gathering): void {
  for (const node of element.childNodes) gather(node, style, into);
}

function gather(node: HtmlNode, style: Style, into: Gathering): void {
  if (isText(node)) {
    gatherText(node.value, style, into);
  } else if (isElement(node)) {
    gatherElement(node, styleWithin(node, style), into);
  }
}

function gatherText(value: string, style: Style, into: Gathering): void {
  if (isUnseen(style)) return;
  into.parts.push(TIDY.test(value) ? value : value.replaceAll(/[\t\n\f\r ]+/g, " "));
  if (style.bold && value.trim() !== "") into.bold = true;
}

function gatherElement(element: HtmlElement, style: Style, into: Gathering): void {
  const { tagName } = element;
  if (tagName === "br") into.parts.push("\n");
  else if (tagName === "sup") gatherSuperscript(element, style, into);
  else if (isBlockTag(tagName)) {
    if (into.parts.some((part) => part.trim() !== "")) into.parts.push("\n");
    else into.indent = (into.indent ?? 0) + indentOf(element);
    gatherChildren(element, style, into);
    into.parts.push("\n");
  } else if (tagName !== "style" && tagName !== "script") gatherChildren(element, style, into);
}

/** "(1)", "1", "a", "*", "1,2": marks of footnotes; not ordinals ("th") nor signs such as ®. */
const MARK = /^\s*\(?[\da-z*†‡§]{1,2}\)?(?:\s*,?\s*\(?[\da-z*†‡§]{1,2}\)?){0,3}\s*$/i;
const ORDINAL = /^\s*(?:st|nd|rd|th|sm|tm|r)\s*$/i;

function gatherSuperscript(element: HtmlElement, style: Style, into: Gathering): void {
  const inner: Gathering = { parts: [], bold: false, indent: undefined };
  gatherChildren(element, style, inner);
  const text = inner.parts.join("");
  const isMark = MARK.test(text) && !ORDINAL.test(text);
  into.parts.push(isMark ? `${MARK_OPEN}${text.trim()}${MARK_CLOSE}` : text);
}

/** Words of ASCII with one space between them: most cells of a table. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** Spaces collapse within lines, lines are trimmed, blank lines at the ends go. */
function tidy(text: string): string {
  if (text === "" || TIDY.test(text)) return text;
  return text.split("\n").map((line) => line.replaceAll(/[\s\u00A0\u2000-\u200B\u202F\u3000]+/g, " ").trim())
    .join("\n").replaceAll(/\n{2,}/g, "\n").replaceAll(/^\n+|\n+$/g, "");
}
