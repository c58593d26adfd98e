/**
 * Bytes → text. Releases say UTF-8 and are windows-1252 as often as not, so a file that is not UTF-8 is read as
 * windows-1252 (of which Latin-1 is a part); a byte order mark decides by itself. Exhibits that
 * went through hands which took windows-1252 for Latin-1 hold controls for punctuation, which are repaired.
 */
import { decodeWindows1252, repairControls } from "../../../lib/windows-1252.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface Decoded { readonly text: string; readonly encoding: Encoding }

export function decodeRelease(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, "utf-16be");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: withLineFeeds(repairControls(text)), encoding: "utf-8" };
  } catch {
    return { text: withLineFeeds(decodeWindows1252(bytes)), encoding: "windows-1252" };
  }
}

const decodeAs = (bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): Decoded =>
  ({ text: withLineFeeds(new TextDecoder(encoding).decode(bytes)), encoding });

const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, "\n");
