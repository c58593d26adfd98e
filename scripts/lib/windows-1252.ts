/**
 * windows-1252, as the WHATWG Encoding Standard decodes it: Latin-1, but for punctuation at 0x80 to 0x9F. Not
 * TextDecoder("windows-1252"), which in Node 20 leaves Latin-1's control characters there.
 */

/** Characters of the bytes 80 to 9F; the five that are not assigned stand for the controls of their number. */
const PUNCTUATION = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** Every byte is a character: no input is an error. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  repairControls(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));

/** The characters meant where text holds U+0080 to U+009F: somebody read windows-1252 as Latin-1 before. */
export const repairControls = (text: string): string =>
  text.replaceAll(/[\x80-\x9F]/g, (control) => PUNCTUATION.charAt(control.charCodeAt(0) - 0x80));
