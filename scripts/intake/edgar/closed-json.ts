/** Is every bracket of a JSON text closed again? Tells a text that was cut off, without building its values. */

const code = (character: string): number => character.charCodeAt(0);
const [QUOTE, BACKSLASH] = [code("\""), code("\\")];
const OPEN: ReadonlySet<number> = new Set([code("{"), code("[")]);
const CLOSE: ReadonlySet<number> = new Set([code("}"), code("]")]);

/** Bytes of UTF-8: those of brackets, quotes and backslashes stand for nothing else. */
export function isClosed(bytes: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (OPEN.has(byte)) depth += 1;
    else if (CLOSE.has(byte)) depth -= 1;
  }
  return depth === 0;
}

/** Place of the closing quote; beyond the end for a string that is cut off, whose brackets are then open as well. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
