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

/** C1 characters are windows-1252 punctuation that was taken for Latin-1 on its way ("\x96" is an en dash). */
const C1 = /[\u0080-\u009F]/g;

function clean(text: string): string {
  const repaired = text.replaceAll(C1, (character) =>
    new TextDecoder("windows-1252").decode(Uint8Array.of(character.charCodeAt(0))));
  return repaired.replaceAll(/\r\n?/g, "\n");
}
