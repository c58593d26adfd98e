/** A line of CSV (RFC 4180), its end included. */

/** A text of a filing that a spreadsheet would take for a formula is kept a text by a leading apostrophe. */
export function csvField(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}

export const csvLine = (fields: readonly string[]): string => `${fields.map(csvField).join(",")}\r\n`;
