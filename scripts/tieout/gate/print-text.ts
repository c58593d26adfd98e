/**
 * The numerals of a text in order, with what belongs to each: its sign, its brackets, its currency, its scale
 * word.
 */
import { findNumerals, plainText } from "../../format/numerals.ts";
import { attribute, childrenOf, elementsBelow, isElement, isTag, isText, parsePage, textOf, type Element, type Node } from "./html-tree.ts";
import { INLINE } from "./page-parts.ts";

export interface PrintToken {
  /** "$23.4", "million", "(38)", "20.7%", "−"; as compared. */
  readonly text: string;
  /** Where it stands, for the finding. */
  readonly around: string;
}

/** A table with a head, which a browser repeats on each further page that the table reaches. */
export interface PrintTable {
  /** Tokens of the head; there is at least one. */
  readonly head: readonly string[];
  /** Which of the page's tokens come after the head and belong to the table: the first, and the first that does not. */
  readonly from: number;
  readonly to: number;
}

/** What a handout's page says before it is printed. */
export interface PrintText {
  readonly tokens: readonly PrintToken[];
  readonly tables: readonly PrintTable[];
  /** All text, for titles and alternatives. */
  readonly text: string;
}

const BEFORE = /\(?\p{Sc}?$/u;
const AFTER = /^[%)]/;
/** Signs are told by themselves, for a page may set them a little apart from their number. */
const SIGN = /[+\u2212]|(?<=^|[\s(])-(?=[\p{Sc}\p{N}])/gu;
const WIDTH = 30;

export const tokensOf = (source: string): PrintToken[] => placedTokens(plainText(source)).map(({ token }) => token);

interface Placed { readonly start: number; readonly token: PrintToken }

/** Tokens of a text that {@link plainText} has prepared. */
function placedTokens(text: string): Placed[] {
  const numerals = findNumerals(text).map(({ start, end }) => ({
    start: start - (BEFORE.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0),
    end: end + (AFTER.exec(text.slice(end, end + 1))?.[0].length ?? 0),
  }));
  const signs = [...text.matchAll(SIGN)].map(({ index }) => ({ start: index, end: index + 1 }));
  return [...numerals, ...signs].toSorted((a, b) => a.start - b.start).map(({ start, end }) => ({
    start, token: {
      text: tidyToken(text.slice(start, end)),
      around: text.slice(Math.max(0, start - WIDTH), end + WIDTH).replace(/\s+/g, " ").trim(),
    },
  }));
}

const tidyToken = (text: string): string => text.toLowerCase().replace(/-\s+/g, "-").replace(/\s+/g, " ");

export function readPrintPage(html: string): PrintText {
  const root = parsePage(html);
  const body = new BlockText();
  for (const element of elementsBelow(root, isTag("body")).slice(0, 1)) body.add(element);
  const tokens = placedTokens(body.text);
  const before = (end: number): number => tokens.filter(({ start }) => start < end).length;
  const tables = body.tables.map(({ head, end }) => ({
    head: tokens.slice(before(head.start), before(head.end)).map(({ token }) => token.text),
    from: before(head.end), to: before(end),
  }));
  const names = elementsBelow(root, isTag("title", "desc")).map(textOf).join("\n");
  return {
    tokens: tokens.map(({ token }) => token), tables: tables.filter(({ head }) => head.length > 0),
    text: `${body.text}\n${names}\n${body.hidden}`,
  };
}

/** Names of pictures and what only <head> says are not printed. */
const NOT_PRINTED = new Set(["title", "desc", "style", "template", "head"]);

interface Range { readonly start: number; readonly end: number }

/** The text as it is printed, prepared by {@link plainText}, and where its tables with a head stand in it. */
class BlockText {
  text = "";
  /** What is not printed and may be read aloud. */
  hidden = "";
  readonly tables: { readonly head: Range; end: number }[] = [];

  add(node: Node): void {
    if (isText(node)) this.text += plainText(node.value);
    else if (!isElement(node)) for (const child of childrenOf(node)) this.add(child);
    else if (attribute(node, "hidden") !== undefined) this.#hide(node);
    else if (!NOT_PRINTED.has(node.tagName)) this.#element(node);
  }

  #hide(element: Element): void {
    const aside = new BlockText();
    for (const child of childrenOf(element)) aside.add(child);
    this.hidden += `${aside.text}\n`;
  }

  #element(element: Element): void {
    const edge = INLINE.has(element.tagName) ? "" : "\n";
    const [start, known] = [this.text.length, this.tables.length];
    this.text += edge;
    for (const child of childrenOf(element)) this.add(child);
    this.text += edge;
    const end = this.text.length;
    if (element.tagName === "thead") this.tables.push({ head: { start, end }, end });
    if (element.tagName === "table") for (const table of this.tables.slice(known)) table.end = end;
  }
}
