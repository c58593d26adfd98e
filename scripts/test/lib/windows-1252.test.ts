/** Node 20's own decoder leaves controls at 0x80 to 0x9F; the standard has punctuation there. */
import { describe, expect, it } from "vitest";
import { decodeWindows1252, repairControls } from "../../lib/windows-1252.ts";
import { decodeRelease } from "../../intake/release/document/decode-release.ts";
import { decodeText } from "../../store/decode-text.ts";

describe("windows-1252", () => {
  it.each([
    [0x80, "\u20AC"], [0x85, "\u2026"], [0x91, "\u2018"], [0x92, "\u2019"], [0x93, "\u201C"], [0x94, "\u201D"], [0x96, "\u2013"],
    [0x97, "\u2014"], [0x99, "\u2122"], [0x9f, "\u0178"], [0xa0, "\u00A0"], [0xe9, "\u00E9"], [0x41, "A"], [0x81, "\u0081"],
  ])("byte %i is %s", (byte, character) => {
    expect(decodeWindows1252(Uint8Array.of(byte))).toBe(character);
  });

  it("has a character for every byte", () => {
    expect(decodeWindows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte))).toHaveLength(256);
  });

  it("reads the part of a buffer that it is given", () => {
    expect(decodeWindows1252(Uint8Array.of(0x41, 0x93, 0x42).subarray(1, 2))).toBe("\u201C");
  });

  it("repairs text that was read as Latin-1", () => {
    expect(repairControls("1997\u00961998 \u0093as reported\u0094")).toBe("1997\u20131998 \u201Cas reported\u201D");
  });

  it("is what a release is read as that says UTF-8 and is not", () => {
    const bytes = Uint8Array.from([...Buffer.from("<?xml encoding=\"utf-8\"?><p>"), 0x93, 0x80, 0x35, 0x94, 0x20, 0x96, 0x0d, 0x0a]);
    expect(decodeRelease(bytes)).toEqual({ encoding: "windows-1252", text: "<?xml encoding=\"utf-8\"?><p>\u201C\u20AC5\u201D \u2013\n" });
  });

  it("names the character of a bad byte in Filing JSON", () => {
    expect(decodeText(Uint8Array.of(0x22, 0x93, 0x22))).toMatchObject({ what: expect.stringContaining("\"\u201C\"") as string });
  });
});
