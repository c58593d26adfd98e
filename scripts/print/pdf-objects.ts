/**
 * The objects of a PDF as Chromium writes one: each plain in the file, found by a table of offsets (ISO 32000-1,
 * 7.5.4). They stay text until somebody asks for a value, so that thousands of objects are read in a moment.
 */
import { readDict, readRef, writeDict, type PdfDict } from "./pdf-syntax.ts";

export interface PdfObject {
  /** The object, or the dictionary of a stream; bytes as Latin-1 characters. */
  readonly text: string;
  /** The stream's bytes, as its filters have left them. */
  readonly stream?: Uint8Array;
}

export class PdfObjects {
  readonly root: number;
  readonly info: number;
  readonly #objects: (PdfObject | undefined)[];

  /** Throws for a file that is laid out in another way. */
  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = file.toString("latin1");
    const { offsets, trailer, end } = readTable(text);
    this.root = numberOf(trailer, "Root");
    this.info = numberOf(trailer, "Info");
    // An object ends where the next one in the file begins.
    const starts = [...offsets.filter((offset) => offset !== undefined), end].toSorted((a, b) => a - b);
    const ends = new Map(starts.map((start, at) => [start, starts[at + 1] ?? end]));
    this.#objects = offsets.map((from) =>
      (from === undefined ? undefined : readObject({ file, text, from, to: ends.get(from) ?? end })));
  }

  /** Every object in use, by rising number. */
  entries(): [number, PdfObject][] {
    return [...this.#objects.entries()].filter((entry): entry is [number, PdfObject] => entry[1] !== undefined);
  }

  /** Throws for a number that is not in use. */
  object(number: number): PdfObject {
    const found = this.#objects[number];
    if (found === undefined) throw new Error(`the PDF has no object ${number}`);
    return found;
  }

  dict(number: number): PdfDict {
    return readDict(this.object(number).text);
  }

  /** The dictionary that the value is or refers to; undefined where it is something else. */
  dictOf(value: string | undefined): PdfDict | undefined {
    const number = readRef(value);
    const text = number === undefined ? value : this.object(number).text;
    return text?.startsWith("<<") === true ? readDict(text) : undefined;
  }

  put(number: number, object: PdfObject): void {
    this.#objects[number] = object;
  }

  /** Writes keys into a dictionary; the stream behind it stays. */
  change(number: number, values: Readonly<Record<string, string>>): void {
    const dict = this.dict(number);
    for (const [key, value] of Object.entries(values)) dict.set(key, value);
    this.put(number, { ...this.object(number), text: writeDict(dict) });
  }

  /** The new object's number. */
  add(object: PdfObject): number {
    return this.#objects.push(object) - 1;
  }

  get size(): number {
    return this.#objects.length;
  }
}

function numberOf(trailer: PdfDict, key: string): number {
  const number = readRef(trailer.get(key));
  if (number === undefined) throw new Error(`the PDF's trailer has no ${key}`);
  return number;
}

interface Table {
  /** By object number; undefined for one that is free. */
  readonly offsets: readonly (number | undefined)[];
  readonly trailer: PdfDict;
  /** Where the objects end. */
  readonly end: number;
}

function readTable(text: string): Table {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1];
  const end = parseInt(start ?? "", 10);
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(end, end + 32));
  if (start === undefined || head === null) {
    throw new Error("the browser's PDF has no plain table of objects: name another browser in PUPPETEER_EXECUTABLE_PATH");
  }
  const [first, count] = [end + head[0].length, parseInt(head[1] ?? "", 10)];
  const offsets = Array.from({ length: count }, (_, number) => {
    const line = text.slice(first + 20 * number, first + 20 * number + 18);
    return line.endsWith("n") ? parseInt(line, 10) : undefined;
  });
  const trailer = readDict(text.slice(text.indexOf("<<", first + 20 * count)));
  return { offsets, trailer, end };
}

interface Extent { readonly file: Buffer; readonly text: string; readonly from: number; readonly to: number }

/** "7 0 obj", the object, "endobj"; between them may be a stream, whose dictionary tells its length. */
function readObject({ file, text, from, to }: Extent): PdfObject {
  const begin = text.indexOf("obj", from) + "obj".length;
  const end = text.lastIndexOf("endobj", to);
  if (!text.slice(begin, end).trimEnd().endsWith("endstream")) return { text: text.slice(begin, end).trim() };
  const at = text.indexOf("stream\n", begin);
  const dict = text.slice(begin, at).trim();
  const start = at + "stream\n".length;
  const length = parseInt(readDict(dict).get("Length") ?? "", 10);
  if (Number.isNaN(length)) throw new Error(`the PDF's stream at ${from} does not say its length`);
  return { text: dict, stream: file.subarray(start, start + length) };
}
