/**
 * Reads pages of ours several times as fast as an HTML parser can that must be ready for any page. It knows a narrow
 * grammar (own-grammar.ts) and gives up at the first thing beyond it, whereupon parse5 reads the whole: the tree is the
 * same, node by node, or there is none.
 */
import { html, type DefaultTreeAdapterTypes } from "parse5";
import { remembering } from "../../lib/memory.ts";
import { RULES, SVG_ELEMENTS, SVG_NAMES, isSvgAttribute, type Rule } from "./own-grammar.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Attribute = Element["attrs"][number];
type Child = DefaultTreeAdapterTypes.ChildNode;

class Beyond extends Error {}
const BEYOND = new Beyond("beyond the grammar");
const refuse = (): never => { throw BEYOND; };

/** A whole page; undefined where it is not of our grammar. */
export const parseOwnPage = (text: string): Parent | undefined => attempt(text, (reader) => reader.page());
/** An SVG file, as a fragment of HTML. */
export const parseOwnSvg = (text: string): Parent | undefined => attempt(text, (reader) => reader.drawing());

function attempt(text: string, read: (reader: Reader) => Parent): Parent | undefined {
  try {
    return read(new Reader(text));
  } catch (error) {
    if (error === BEYOND) return undefined;
    throw error;
  }
}

const DOCTYPE = /^<!doctype html>\n*(?=<html[ >])/i;
const SPACE = /^[ \n\t]*$/;
const isSpace = (text: string): boolean => text === "\n" || SPACE.test(text);
/** Characters that a parser changes or leaves out. */
const CHANGED = /[\u0000\r\f\ufeff]/;

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": "\u00a0",
  "&#8239;": "\u202f",
};

const decoded = (text: string): string =>
  (text.includes("&") ? text.replace(/&[^;&]*;?/g, (entity) => ENTITIES[entity] ?? refuse()) : text);

/** Things collected until their number is known: a list that grows by itself takes several times the room. */
class Pile<T> {
  readonly #things: T[] = [];
  count = 0;

  add(thing: T): void {
    this.#things[this.count] = thing;
    this.count += 1;
  }

  /** All above the first so many, which are then gone. */
  takenFrom(first: number): T[] {
    const taken = this.#things.slice(first, this.count);
    this.count = first;
    return taken;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  /** Those open that may not stand within themselves, and <p>. */
  readonly #open = new Set<string>();

  constructor(text: string) {
    if (CHANGED.test(text)) refuse();
    this.#text = text;
  }

  page(): Parent {
    this.#at = DOCTYPE.exec(this.#text)?.[0].length ?? refuse();
    const root: DefaultTreeAdapterTypes.Document = { nodeName: "#document", mode: html.DOCUMENT_MODE.NO_QUIRKS, childNodes: [] };
    const page = this.#added(root, this.#startTag(), html.NS.HTML);
    const rule = RULES.get("html") ?? refuse();
    if (page.tagName !== "html" || this.#isClosed) refuse();
    root.childNodes = this.#nodes.takenFrom(0);
    this.#space();
    this.#child(page, "head", rule);
    this.#textBeside(page, this.#space());
    const body = this.#child(page, "body", rule);
    page.childNodes = this.#nodes.takenFrom(0);
    // What stands behind the body is taken for the end of it.
    addText(body, this.#space());
    this.#endTag("html");
    addText(body, this.#space());
    return this.#at === this.#text.length ? root : refuse();
  }

  drawing(): Parent {
    const root: DefaultTreeAdapterTypes.DocumentFragment = { nodeName: "#document-fragment", childNodes: [] };
    if (this.#startTag() !== "svg") refuse();
    this.#svg(root, "svg");
    this.#textBeside(root, this.#space());
    root.childNodes = this.#nodes.takenFrom(0);
    return this.#at === this.#text.length ? root : refuse();
  }

  #child(parent: Element, wanted: string, rule: Rule): Element {
    return this.#text.startsWith(`<${wanted}`, this.#at) ? this.#element(parent, rule) : refuse();
  }

  /** White space between elements that hold no text. */
  #space(): string {
    const start = this.#at;
    const next = this.#text.indexOf("<", start);
    this.#at = next < 0 ? this.#text.length : next;
    const text = this.#text.slice(start, this.#at);
    return isSpace(text) ? text : refuse();
  }

  #element(parent: Element, within: Rule): Element {
    const name = this.#startTag();
    const rule = within.children.has(name) ? RULES.get(name) ?? refuse() : refuse();
    if (name === "svg") return this.#svg(parent, name);
    if (this.#isClosed && !rule.isVoid) refuse();
    if (this.#hasCapital) refuse();
    if (rule.closesP && this.#open.has("p")) refuse();
    if (rule.isHeading && within.isHeading) refuse();
    if (rule.isCounted && this.#open.has(name)) refuse();
    if ((name === "dt" || name === "dd") && !isInList(parent)) refuse();
    const element = this.#added(parent, name, html.NS.HTML);
    if (rule.isRaw) this.#raw(element);
    else if (!rule.isVoid) this.#inside(element, rule);
    return element;
  }

  /** Texts and elements up to the end tag, and this. */
  #inside(element: Element, rule: Rule): void {
    const { tagName: name } = element;
    const first = this.#nodes.count;
    if (rule.isCounted) this.#open.add(name);
    for (;;) {
      const next = this.#text.indexOf("<", this.#at);
      if (next < 0) refuse();
      if (next > this.#at) this.#textIn(element, rule, next);
      if (this.#text.charCodeAt(next + 1) === SLASH) break;
      this.#element(element, rule);
    }
    this.#endTag(name);
    element.childNodes = this.#nodes.takenFrom(first);
    if (rule.isCounted) this.#open.delete(name);
  }

  #textIn(parent: Element, { holdsNoText }: Rule, end: number): void {
    const text = this.#text.slice(this.#at, end);
    if (holdsNoText && !isSpace(text)) refuse();
    this.#textBeside(parent, decoded(text));
    this.#at = end;
  }

  #svg(parent: Parent, name: string): Element {
    if (!SVG_ELEMENTS.has(name)) refuse();
    for (const one of this.#attributes) if (!isSvgAttribute(one.name)) refuse();
    const isClosed = this.#isClosed;
    const element = this.#added(parent, name, html.NS.SVG);
    if (isClosed) return element;
    const first = this.#nodes.count;
    for (;;) {
      const next = this.#text.indexOf("<", this.#at);
      if (next < 0) refuse();
      if (next > this.#at) this.#textBeside(element, decoded(this.#text.slice(this.#at, next)));
      this.#at = next;
      if (this.#text.charCodeAt(next + 1) === SLASH) break;
      if (SVG_NAMES.has(name)) refuse();
      this.#svg(element, this.#startTag());
    }
    this.#endTag(name);
    element.childNodes = this.#nodes.takenFrom(first);
    return element;
  }

  /** Content that is no markup. */
  #raw(element: Element): void {
    const { tagName: name } = element;
    const end = new RegExp(`</${name}[ \\n\\t/>]`, "gi");
    end.lastIndex = this.#at;
    const found = end.exec(this.#text)?.index ?? refuse();
    const text = this.#text.slice(this.#at, found);
    this.#at = found;
    if ((name === "script" && text.includes("<!--")) || (name === "iframe" && text !== "")) refuse();
    const value = name === "title" ? decoded(text) : text;
    if (value !== "") element.childNodes = [{ nodeName: "#text", value, parentNode: element }];
    this.#endTag(name);
  }

  #endTag(name: string): void {
    const end = this.#at + 2 + name.length;
    if (this.#code(this.#at + 1) !== SLASH || !this.#text.startsWith(name, this.#at + 2)) refuse();
    if (this.#code(this.#at) !== LESS || this.#code(end) !== GREATER) refuse();
    this.#at = end + 1;
  }

  /** Children of the elements that are open. */
  readonly #nodes = new Pile<Child>();
  readonly #given = new Pile<Attribute>();
  /** What the last start tag said beside its name. */
  #attributes: Attribute[] = [];
  #isClosed = false;
  #hasCapital = false;

  #startTag(): string {
    if (this.#code(this.#at) !== LESS || !isLetter(this.#code(this.#at + 1))) refuse();
    const start = this.#at + 1;
    this.#at = start + 1;
    while (isLetterOrDigit(this.#code(this.#at))) this.#at += 1;
    const name = ownName(this.#text.slice(start, this.#at));
    this.#hasCapital = false;
    while (!this.#isTagEnd()) this.#attribute();
    this.#attributes = this.#given.takenFrom(0);
    if (hasTwins(this.#attributes)) refuse();
    return name;
  }

  /** Passes the end of the tag; else white space up to the next attribute. */
  #isTagEnd(): boolean {
    const start = this.#at;
    while (isBlank(this.#code(this.#at))) this.#at += 1;
    const code = this.#code(this.#at);
    this.#isClosed = code === SLASH;
    if (code !== SLASH && code !== GREATER) return this.#at > start ? false : refuse();
    this.#at += this.#isClosed ? 2 : 1;
    return this.#code(this.#at - 1) === GREATER ? true : refuse();
  }

  /** A name, and a value in double quotes if it has one. */
  #attribute(): void {
    const name = this.#attributeName();
    let value = "";
    if (this.#code(this.#at) === EQUALS) {
      const end = this.#code(this.#at + 1) === QUOTE ? this.#text.indexOf("\"", this.#at + 2) : -1;
      if (end < 0) refuse();
      value = decoded(this.#text.slice(this.#at + 2, end));
      this.#at = end + 1;
    }
    const next = this.#code(this.#at);
    if (!isBlank(next) && next !== SLASH && next !== GREATER) refuse();
    this.#given.add({ name, value });
  }

  #attributeName(): string {
    const start = this.#at;
    if (!isLetter(this.#code(start))) refuse();
    for (let code = this.#code(start); isLetterOrDigit(code) || code === HYPHEN; code = this.#code(this.#at)) {
      this.#hasCapital ||= isCapital(code);
      this.#at += 1;
    }
    return ownName(this.#text.slice(start, this.#at));
  }

  #code(at: number): number {
    return this.#text.charCodeAt(at);
  }

  /** A text behind the nodes that the element has by now. */
  #textBeside(parent: Parent, value: string): void {
    if (value !== "") this.#nodes.add({ nodeName: "#text", value, parentNode: parent });
  }

  /** An element of the last start tag. */
  #added(parent: Parent, name: string, namespaceURI: html.NS): Element {
    const element: Element = {
      nodeName: name, tagName: name, attrs: this.#attributes, namespaceURI, childNodes: [], parentNode: parent,
    };
    this.#nodes.add(element);
    return element;
  }
}

const [SLASH, LESS, EQUALS, GREATER, QUOTE, HYPHEN] = [0x2f, 0x3c, 0x3d, 0x3e, 0x22, 0x2d];
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a;
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const isLetter = (code: number): boolean => isCapital(code) || (code >= 0x61 && code <= 0x7a);
const isLetterOrDigit = (code: number): boolean => isLetter(code) || (code >= 0x30 && code <= 0x39);

/** Names recur: one text for each, so that whoever looks it up later need not hash it anew. */
const ownName = remembering(1_000, (name: string): string => name);

/** Has an attribute been given twice? There are a handful. */
const hasTwins = (attributes: readonly Attribute[]): boolean =>
  attributes.length > 1 && attributes.some(({ name }, at) => attributes.findIndex((one) => one.name === name) < at);

/** A term or description stands in its list, or in a <div> of the list. */
const isInList = (parent: Element): boolean => parent.tagName === "dl" || parent.parentNode?.nodeName === "dl";

function addText(parent: Parent, value: string): void {
  const last = parent.childNodes.at(-1);
  if (value === "") return;
  if (last !== undefined && "value" in last) last.value += value;
  else parent.childNodes.push({ nodeName: "#text", value, parentNode: parent });
}
