/** What a file is that is no text, by its first bytes (the signatures that the formats' own specifications give). */
const SIGNATURES: readonly (readonly [bytes: string, name: string])[] = [
  ["%PDF-", "a PDF"], ["PK\u0003\u0004", "a ZIP archive or an Office document"], ["\u0089PNG", "a PNG picture"], ["GIF8", "a GIF picture"],
  ["\u00FF\u00D8\u00FF", "a JPEG picture"], ["\u001F\u008B", "a gzip archive"], ["\u00D0\u00CF\u0011\u00E0", "an old Office document"],
  ["{\\rtf", "a rich text document"], ["%!PS", "a PostScript document"], ["<PDF>", "a PDF in EDGAR's wrapper"], ["begin 644", "an encoded file in EDGAR's wrapper"],
];
const LONGEST = 12;

/** Undefined for what may be a text. */
export function fileKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, LONGEST)).toString("latin1");
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1];
}
