/**
 * Bytes → text. Releases say UTF-8 and are windows-1252 as often as not, so a file that is not UTF-8 is read as
 * windows-1252 (of which Latin-1 is a part); a byte order mark decides by itself.
 */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface Decoded { readonly text: string; readonly encoding: Encoding }

export function decodeRelease(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, "utf-16be");
  try {
    return { text: clean(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), encoding: "utf-8" };
  } catch {
    return decodeAs(bytes, "windows-1252");
  }
}

const decodeAs = (bytes: Uint8Array, encoding: Encoding): Decoded =>
  ({ text: clean(new TextDecoder(encoding).decode(bytes)), encoding });

/**
 * What windows-1252 has at 0x80 to 0x9F, where Latin-1 has controls. Decoders that take the one for the other leave
 * controls in the text (an en dash as U+0096); so do exhibits that went through such hands.
 */
const PUNCTUATION = [
  "\u20AC", "\u0081", "\u201A", "\u0192", "\u201E", "\u2026", "\u2020", "\u2021", "\u02C6", "\u2030", "\u0160", "\u2039",
  "\u0152", "\u008D", "\u017D", "\u008F", "\u0090", "\u2018", "\u2019", "\u201C", "\u201D", "\u2022", "\u2013", "\u2014",
  "\u02DC", "\u2122", "\u0161", "\u203A", "\u0153", "\u009D", "\u017E", "\u0178",
];

function clean(text: string): string {
  const repaired = text.replaceAll(/[\u0080-\u009F]/g, (control) => PUNCTUATION[control.charCodeAt(0) - 0x80] ?? control);
  return repaired.replaceAll(/\r\n?/g, "\n");
}
