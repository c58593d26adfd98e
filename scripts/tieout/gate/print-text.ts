/**
 * The numerals of a text in order, with what belongs to each: its sign, its brackets, its currency, its scale
 * word.
 */
import { findNumerals, plainText } from "../../format/numerals.ts";
import { childrenOf, elementsBelow, isElement, isTag, isText, parsePage, textOf, type Node } from "./html-tree.ts";
import { INLINE } from "./page-parts.ts";

export interface PrintToken {
  /** "$23.4", "million", "(38)", "20.7%", "−"; as compared. */
  readonly text: string;
  /** Where it stands, for the finding. */
  readonly around: string;
}

/** What a handout's page says before it is printed. */
export interface PrintText {
  readonly tokens: readonly PrintToken[];
  /** Tokens of each table's head, which a browser repeats on the next page. */
  readonly heads: readonly string[];
  /** All text, for titles and alternatives. */
  readonly text: string;
}

const BEFORE = /\(?\p{Sc}?$/u;
const AFTER = /^[%)]/;
/** Signs are told by themselves, for a page may set them a little apart from their number. */
const SIGN = /[+\u2212]|(?<=^|[\s(])-(?=[\p{Sc}\p{N}])/gu;
const WIDTH = 30;

export function tokensOf(source: string): PrintToken[] {
  const text = plainText(source);
  const numerals = findNumerals(text).map(({ start, end }) => ({
    start: start - (BEFORE.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0),
    end: end + (AFTER.exec(text.slice(end, end + 1))?.[0].length ?? 0),
  }));
  const signs = [...text.matchAll(SIGN)].map(({ index }) => ({ start: index, end: index + 1 }));
  return [...numerals, ...signs].toSorted((a, b) => a.start - b.start).map(({ start, end }) => ({
    text: tidyToken(text.slice(start, end)),
    around: text.slice(Math.max(0, start - WIDTH), end + WIDTH).replace(/\s+/g, " ").trim(),
  }));
}

const tidyToken = (text: string): string => text.toLowerCase().replace(/-\s+/g, "-").replace(/\s+/g, " ");

export function readPrintPage(html: string): PrintText {
  const root = parsePage(html);
  const [body] = elementsBelow(root, isTag("body"));
  const heads = elementsBelow(root, isTag("thead")).map((head) => tokensOf(blockText(head)).map(({ text }) => text).join(" "));
  const text = body === undefined ? "" : blockText(body);
  const names = elementsBelow(root, isTag("title", "desc")).map(textOf).join("\n");
  return { tokens: tokensOf(text), heads: heads.filter((head) => head !== ""), text: `${text}\n${names}` };
}

/** Names of pictures and what only <head> says are not printed. */
const NOT_PRINTED = new Set(["title", "desc", "style", "template", "head"]);

function blockText(node: Node): string {
  if (isText(node)) return node.value;
  if (!isElement(node)) return childrenOf(node).map(blockText).join("");
  if (NOT_PRINTED.has(node.tagName)) return "";
  const inner = childrenOf(node).map(blockText).join("");
  return INLINE.has(node.tagName) ? inner : `\n${inner}\n`;
}
