/**
 * Values of a PDF as they are written (ISO 32000-1, 7.3), read no deeper than asked: a dictionary is its keys and their
 * values' text, an array its items' text. Bytes stand as Latin-1 characters.
 */

/** Keys without their slash, in the order of the file. */
export type PdfDict = Map<string, string>;

const SPACE = new Set([" ", "\n", "\r", "\t", "\f", "\0"]);
const DELIMITERS = new Set(["(", ")", "<", ">", "[", "]", "/", "%"]);
const OPENING: Readonly<Record<string, string>> = { "[": "]", "<<": ">>" };

/** "<</S /P\n/K [3 0 R 4]>>" → S: "/P", K: "[3 0 R 4]". Throws for what is no dictionary. */
export function readDict(text: string): PdfDict {
  const parts = itemsWithin(text, "<<");
  return new Map(pairs(parts).map(([key, value]) => [key.slice(1), value]));
}

/** "[3 0 R 4 (a)]" → "3 0 R", "4", "(a)"; a value that is no array is its only item. */
export const readItems = (text: string): readonly string[] => (text.startsWith("[") ? itemsWithin(text, "[") : [text]);

export const writeDict = (dict: PdfDict | Readonly<Record<string, string>>): string => {
  const entries = dict instanceof Map ? [...dict] : Object.entries(dict);
  return `<<${entries.map(([key, value]) => `/${key} ${value}`).join("\n")}>>`;
};

export const refTo = (number: number): string => `${number} 0 R`;

/** The number of the object that the text refers to; undefined where it is no reference. */
export function readRef(text: string | undefined): number | undefined {
  const found = /^(\d+) 0 R$/.exec(text ?? "");
  return found === null ? undefined : parseInt(found[1] ?? "", 10);
}

/** Any text as a hexadecimal string in UTF-16 (ISO 32000-1, 7.9.2.2). */
export const writeText = (text: string): string =>
  `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;

/** Printable ASCII as a string in parentheses. */
export const writeAscii = (text: string): string => `(${text.replace(/[\\()]/g, "\\$&")})`;

/** The text of a string of either notation; what has no byte order mark is read as Latin-1. */
export function readText(value: string): string {
  const bytes = value.startsWith("<") ? Buffer.from(value.slice(1, -1), "hex") : Buffer.from(unescaped(value), "latin1");
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff;
  return isWide ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le") : bytes.toString("latin1");
}

/** "/note#2D1" → "note-1", in UTF-8. */
export function readName(value: string): string {
  const bytes = value.slice(1).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Media types are names: "application/json" → "/application#2Fjson". */
export const writeName = (text: string): string => `/${text.replace(/[^\w.+-]/g, (mark) =>
  `#${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}`;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };

const unescaped = (literal: string): string => literal.slice(1, -1).replace(/\\([0-7]{1,3}|[^])/g, (_, mark: string) =>
  (/^[0-7]/.test(mark) ? String.fromCharCode(parseInt(mark, 8) & 0xff) : ESCAPES[mark] ?? mark));

const pairs = (parts: readonly string[]): [string, string][] =>
  Array.from({ length: parts.length / 2 }, (_, at) => [parts[2 * at] ?? "", parts[2 * at + 1] ?? ""]);

/** The values between the opening mark and its closing one, with references put together. */
function itemsWithin(text: string, opening: string): string[] {
  const closing = OPENING[opening] ?? "";
  if (!text.startsWith(opening)) throw new Error(`»${text.slice(0, 40)}« does not begin with ${opening}`);
  const items: string[] = [];
  let at = skipSpace(text, opening.length);
  while (!text.startsWith(closing, at)) {
    if (at >= text.length) throw new Error(`»${text.slice(0, 40)}« lacks its ${closing}`);
    const end = endOfValue(text, at);
    const item = text.slice(at, end);
    if (item === "R") items.push(`${items.splice(-2).join(" ")} R`);
    else items.push(item);
    at = skipSpace(text, end);
  }
  return items;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (SPACE.has(text[at] ?? "")) at += 1;
  return at;
}

function endOfValue(text: string, at: number): number {
  if (text[at] === "(") return endOfLiteral(text, at);
  if (text.startsWith("<<", at)) return endOfNested(text, at, "<<");
  if (text[at] === "<") return text.indexOf(">", at) + 1;
  if (text[at] === "[") return endOfNested(text, at, "[");
  let end = at + 1;
  while (end < text.length && !SPACE.has(text[end] ?? "") && !DELIMITERS.has(text[end] ?? "")) end += 1;
  return end;
}

function endOfNested(text: string, from: number, opening: string): number {
  const closing = OPENING[opening] ?? "";
  let at = skipSpace(text, from + opening.length);
  while (at < text.length && !text.startsWith(closing, at)) at = skipSpace(text, endOfValue(text, at));
  return at + closing.length;
}

function endOfLiteral(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
