/**
 * Bytes → text, by their byte order mark or the encoding that the XML declaration names (XML 1.0, section 4.3.3
 * and appendix F): UTF-16, UTF-8, its subset US-ASCII, windows-1252 and ISO-8859-1, which are read as the one
 * superset, as browsers do (WHATWG Encoding Standard). A declaration that the bytes belie is a finding, and the
 * bytes are believed: text that is valid as UTF-8 beyond ASCII is hardly ever anything else, and western text
 * that is not valid as UTF-8 is windows-1252.
 */
import type { Finding, FindingPlace } from "../../lib/finding.ts";
import { decodeWindows1252 } from "../../lib/windows-1252.ts";
import { placesIn } from "./places.ts";

export interface Decoded {
  /** Absent where the encoding is none that is read. */
  readonly text?: string;
  readonly findings: readonly Finding[];
}

const DECLARATION = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const WESTERN = new Set(["windows-1252", "cp1252", "iso-8859-1", "latin1"]);
/** A text of single bytes that names UTF-16 was UTF-16 before some program saved it anew. */
const UNICODE = new Set(["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"]);

/** `place` is where the bytes begin; findings of encoding stand at the first byte that betrays it. */
export function decodeXml(bytes: Uint8Array, place: FindingPlace): Decoded {
  const wide = utf16(bytes);
  if (wide !== undefined) return { text: wide, findings: [] };
  const content = startsWith(bytes, BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
  const declared = (DECLARATION.exec(latin1(content.subarray(0, 300)))?.[1] ?? "utf-8").toLowerCase();
  if (UNICODE.has(declared)) return decodeUnicode(content, place, declared);
  if (WESTERN.has(declared)) return decodeWestern(content, place, declared);
  return { findings: [unreadable(declared, place)] };
}

function decodeUnicode(bytes: Uint8Array, place: FindingPlace, declared: string): Decoded {
  const text = utf8(bytes);
  if (text !== undefined) return { text, findings: declared.startsWith("utf-16") ? [notWide(declared, place)] : [] };
  const decoded = decodeWindows1252(bytes);
  const at = firstBadByte(bytes);
  const character = decoded[at] ?? "";
  const found = `byte ${hex(bytes[at])} ("${character}" in windows-1252), though the encoding is ${declared}`;
  return { text: decoded, findings: [mislabelled(found, "UTF-8", placesIn(decoded, place)(at))] };
}

function decodeWestern(bytes: Uint8Array, place: FindingPlace, declared: string): Decoded {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  const text = at < 0 ? latin1(bytes) : utf8(bytes);
  if (at < 0 || text === undefined) return { text: text ?? decodeWindows1252(bytes), findings: [] };
  const found = `characters written in UTF-8, though the encoding is ${declared}`;
  return { text, findings: [mislabelled(found, declared, placesIn(decodeWindows1252(bytes), place)(at))] };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/**
 * Offset of the first byte that is not UTF-8: the text before it, encoded again, is as long as what it was
 * read from.
 */
function firstBadByte(bytes: Uint8Array): number {
  const replaced = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let at = replaced.indexOf("\uFFFD");
  let offset = Buffer.byteLength(replaced.slice(0, at), "utf8");
  while (startsWith(bytes.subarray(offset), [0xef, 0xbf, 0xbd])) {
    const next = replaced.indexOf("\uFFFD", at + 1);
    offset += Buffer.byteLength(replaced.slice(at, next), "utf8");
    at = next;
  }
  return offset;
}

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).toUpperCase().padStart(2, "0");

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** Undefined unless a byte order mark, or a "<" of two bytes, says that the bytes are UTF-16. */
function utf16(bytes: Uint8Array): string | undefined {
  const content = Buffer.from(bytes.subarray(0, bytes.length - bytes.length % 2));
  if (startsWith(bytes, [0xff, 0xfe])) return content.toString("utf16le", 2);
  if (startsWith(bytes, [0x3c, 0x00])) return content.toString("utf16le");
  if (startsWith(bytes, [0xfe, 0xff])) return content.swap16().toString("utf16le", 2);
  return startsWith(bytes, [0x00, 0x3c]) ? content.swap16().toString("utf16le") : undefined;
}

const notWide = (declared: string, place: FindingPlace): Finding =>
  mislabelled(`text in UTF-8, though the encoding is ${declared}`, declared, place);

const unreadable = (encoding: string, place: FindingPlace): Finding => ({
  code: "unknown-encoding", place, what: `the encoding ${encoding}`,
  expected: "UTF-8, UTF-16, windows-1252 or ISO-8859-1", mend: "save the file as UTF-8",
});

const mislabelled = (what: string, expected: string, place: FindingPlace): Finding => ({
  code: "wrong-encoding", place, what, expected: `text in ${expected}`,
  mend: "read as what the bytes are; name that encoding in the XML declaration, or save the file as UTF-8",
});
