/** The inside of a tag, as the tokenizer of the HTML standard reads it: its name, its attributes, and where it ends. */
import type { Token } from "parse5";
import { readAttributeValue } from "./character-references.ts";

export interface ReadTag {
  readonly name: string;
  readonly attrs: Token.Attribute[];
  readonly selfClosing: boolean;
  /** Behind ">". */
  readonly end: number;
}

const [TAB, LINE_FEED, FORM_FEED, SPACE] = [0x09, 0x0a, 0x0c, 0x20];
const [QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER] = [0x22, 0x27, 0x2f, 0x3d, 0x3e];

export const isSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === TAB || code === FORM_FEED;

export const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** `from` is where the name begins; undefined for a tag that the file breaks off in. */
export function readTag(text: string, from: number): ReadTag | undefined {
  const nameEnd = endOfName(text, from);
  const name = text.slice(from, nameEnd).toLowerCase();
  const attrs: Token.Attribute[] = [];
  let at = nameEnd;
  while (at < text.length) {
    const next = behindSpaces(text, at);
    if (text.charCodeAt(next) === GREATER) {
      return { name, attrs, end: next + 1, selfClosing: next > at && text.charCodeAt(next - 1) === SLASH };
    }
    at = next < text.length ? readAttribute(text, next, attrs) : next;
  }
  return undefined;
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); at < text.length && !isSpace(code) && code !== SLASH && code !== GREATER;) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

/** Slashes between attributes are as good as spaces. */
function behindSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === SLASH) at += 1;
  return at;
}

/** The first of two attributes of one name counts. Gives where it ends. */
function readAttribute(text: string, from: number, attrs: Token.Attribute[]): number {
  let nameEnd = from + 1;
  for (let code = text.charCodeAt(nameEnd); nameEnd < text.length && !endsAttributeName(code);) {
    nameEnd += 1;
    code = text.charCodeAt(nameEnd);
  }
  const name = text.slice(from, nameEnd).toLowerCase();
  const { value, end } = readValue(text, nameEnd);
  if (!attrs.some((attribute) => attribute.name === name)) attrs.push({ name, value: readAttributeValue(value) });
  return end;
}

const endsAttributeName = (code: number): boolean =>
  isSpace(code) || code === EQUALS || code === GREATER || code === SLASH;

interface ReadValue { readonly value: string; readonly end: number }

function readValue(text: string, nameEnd: number): ReadValue {
  const equals = behindWhiteSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) return { value: "", end: nameEnd };
  const start = behindWhiteSpace(text, equals + 1);
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) {
    const close = text.indexOf(first === QUOTE ? "\"" : "'", start + 1);
    return close < 0 ? { value: "", end: text.length } : { value: text.slice(start + 1, close), end: close + 1 };
  }
  let end = start;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== GREATER) end += 1;
  return { value: text.slice(start, end), end };
}

function behindWhiteSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
