/**
 * Bytes → text. Filing JSON is UTF-8. A byte order mark is accepted and dropped, as RFC 8259 section 8.1 allows: some
 * editors write one unasked, and it changes no content. Anything that is not UTF-8 is refused, never replaced.
 */
import { decodeWindows1252 } from "../lib/windows-1252.ts";

export interface BadByte {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly mend: string;
}

const REPLACEMENT = "\uFFFD";
const BYTE_ORDER_MARK = "\uFEFF";

export function decodeText(bytes: Uint8Array): string | BadByte {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return firstBadByte(bytes);
  }
}

function firstBadByte(bytes: Uint8Array): BadByte {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let at = text.indexOf(REPLACEMENT);
  while (isWrittenOut(bytes, byteLength(text, at))) at = text.indexOf(REPLACEMENT, at + 1);
  const offset = byteLength(text, at);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  return { offset, ...lineAndColumn(text.slice(mark), at - mark), ...explain(bytes, offset) };
}

const byteLength = (text: string, until: number): number => Buffer.byteLength(text.slice(0, until), "utf8");

/** Does the file itself contain U+FFFD here, correctly encoded? */
const isWrittenOut = (bytes: Uint8Array, offset: number): boolean =>
  bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;

function explain(bytes: Uint8Array, offset: number): { what: string; mend: string } {
  const byte = bytes[offset] ?? 0;
  const name = `byte ${byte.toString(16).toUpperCase().padStart(2, "0")} at offset ${offset}, which is not UTF-8`;
  if (offset === 0 && (byte === 0xff || byte === 0xfe)) {
    return { what: `${name}: the file seems to be UTF-16`, mend: "save the file as UTF-8" };
  }
  const guess = decodeWindows1252(bytes.subarray(offset, offset + 1));
  return { what: `${name} (in Windows-1252 it is "${guess}")`, mend: "save the file as UTF-8" };
}

/** Line and column, both from 1, of a position in a text; a column is a UTF-16 unit, as in editors. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
