/**
 * JSON text → values, with every number kept as the characters that stand in the text (RFC 8259, section 6): amounts
 * of EDGAR's JSON are bare numbers, and `JSON.parse` of Node 20 makes floats of them and forgets the text.
 * Bounded in size and depth; a key that stands twice in an object is an error, as xBRL-JSON demands (section 2.1).
 */
import { FindingsError, type Finding } from "../../lib/finding.ts";
import { decodeText, lineAndColumn } from "../../store/decode-text.ts";

/** A number exactly as written: "31709747", "0.048", "1.5E-4". */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): never {
    throw new TypeError(`the number ${this.text} would lose its digits in JSON.stringify`);
  }
}

export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;
export interface JsonObject { [key: string]: JsonValue }

export interface JsonLimits {
  /** Largest text in bytes. The largest companyfacts answers have about 40 MB. */
  readonly maxBytes: number;
  /** Deepest nesting; EDGAR and xBRL-JSON need seven levels. */
  readonly maxDepth: number;
}

export const JSON_LIMITS: JsonLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 64 };

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

/** Bytes → values. Throws a FindingsError that names file, line and column. */
export function parseJsonBytes(bytes: Uint8Array, file: string, limits: JsonLimits = JSON_LIMITS): JsonValue {
  if (bytes.byteLength > limits.maxBytes) throw new FindingsError([tooLarge(bytes.byteLength, file, limits)]);
  const text = decodeText(bytes);
  if (typeof text === "string") return parseJsonText(text, file, limits);
  const { line, column, what, mend } = text;
  throw new FindingsError([{ code: "not-utf-8", place: { file, line, column }, what, expected: "JSON in UTF-8", mend }]);
}

const tooLarge = (size: number, file: string, { maxBytes }: JsonLimits): Finding => ({
  code: "json-too-large", place: { file }, what: `${size} bytes`, expected: `at most ${maxBytes} bytes`,
  mend: "take a smaller extract, such as one concept of the company",
});

/** Text → values; see {@link parseJsonBytes}. */
export function parseJsonText(text: string, file: string, limits: JsonLimits = JSON_LIMITS): JsonValue {
  if (text.length > limits.maxBytes) throw new FindingsError([tooLarge(text.length, file, limits)]);
  return new Reader(text, file, limits.maxDepth).document();
}

const WHITE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** RFC 8259, section 7: these may not stand bare inside a string. */
const CONTROL = /[\u0000-\u001f]/;
const WORDS: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };

const CUT_OFF = "the file is cut off: fetch it again";

class Reader {
  readonly #text: string;
  readonly #file: string;
  readonly #maxDepth: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, file: string, maxDepth: number) {
    this.#text = text;
    this.#file = file;
    this.#maxDepth = maxDepth;
  }

  document(): JsonValue {
    this.#skipWhite();
    if (this.#text[this.#at] === "<") this.#fail("\"<\": markup, not JSON", "fetch the JSON document itself");
    const value = this.#value();
    this.#skipWhite();
    if (this.#at < this.#text.length) this.#fail("text after the end of the JSON value", "remove what follows");
    return value;
  }

  #value(): JsonValue {
    const first = this.#text[this.#at];
    if (first === "{") return this.#nested(() => this.#object());
    if (first === "[") return this.#nested(() => this.#array());
    if (first === "\"") return this.#string();
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) return this.#word();
    this.#at += number.length;
    return new JsonNumber(number);
  }

  #word(): null | boolean {
    for (const [word, value] of Object.entries(WORDS)) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    if (this.#at >= this.#text.length) this.#fail("the end of the text, where a value is due", CUT_OFF);
    return this.#fail(`${JSON.stringify(this.#text.slice(this.#at, this.#at + 12))}, which is no JSON value`);
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) this.#fail(`values nested deeper than ${this.#maxDepth} levels`);
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #array(): JsonValue[] {
    const items: JsonValue[] = [];
    if (this.#closes("]")) return items;
    for (;;) {
      this.#skipWhite();
      items.push(this.#value());
      if (this.#closes("]")) return items;
      this.#expect(",", "\",\" or \"]\"");
    }
  }

  #object(): JsonObject {
    const object: JsonObject = {};
    if (this.#closes("}")) return object;
    for (;;) {
      this.#skipWhite();
      this.#member(object);
      if (this.#closes("}")) return object;
      this.#expect(",", "\",\" or \"}\"");
    }
  }

  #member(object: JsonObject): void {
    if (this.#text[this.#at] !== "\"") this.#unexpected("the name of a field in quotes");
    const start = this.#at;
    const key = this.#string();
    if (Object.hasOwn(object, key)) {
      this.#at = start;
      this.#fail(`a second field ${JSON.stringify(key)} in one object`, "remove one of the two");
    }
    this.#expect(":", "\":\"");
    this.#skipWhite();
    const value = this.#value();
    if (key === "__proto__") {
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    } else object[key] = value;
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do {
      end = this.#text.indexOf("\"", end + 1);
      if (end < 0) this.#fail("a string without its closing quote", CUT_OFF);
    } while (isEscaped(this.#text, end));
    this.#at = end + 1;
    const raw = this.#text.slice(start + 1, end);
    return raw.includes("\\") || CONTROL.test(raw) ? this.#unescape(start, end + 1) : raw;
  }

  #unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.#text.slice(start, end)) as string;
    } catch {
      this.#at = start;
      return this.#fail("a string with a wrong escape or a bare control character");
    }
  }

  #closes(bracket: string): boolean {
    this.#skipWhite();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string, expected: string): void {
    this.#skipWhite();
    if (this.#text[this.#at] !== character) this.#unexpected(expected);
    this.#at += 1;
  }

  #skipWhite(): void {
    WHITE.lastIndex = this.#at;
    WHITE.test(this.#text);
    this.#at = WHITE.lastIndex;
  }

  #unexpected(expected: string): never {
    const isEnd = this.#at >= this.#text.length;
    const found = isEnd ? "the end of the text" : JSON.stringify(this.#text.slice(this.#at, this.#at + 12));
    return this.#fail(`${found} instead of ${expected}`, isEnd ? CUT_OFF : undefined);
  }

  #fail(what: string, mend?: string): never {
    const { line, column } = lineAndColumn(this.#text, this.#at);
    throw new FindingsError([{
      code: "not-json", place: { file: this.#file, line, column }, what, expected: "one JSON value (RFC 8259)",
      ...(mend !== undefined && { mend }),
    }]);
  }
}

/** Is the quote at `at` preceded by an odd number of backslashes? */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
