/** CSV as RFC 4180 has it: quoted fields, doubled quotes, CRLF. */

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const match = FIELD.exec(text);
    if (match === null) return rows;
    rows.at(-1)?.push(match[1]?.replaceAll("\"\"", "\"") ?? match[2] ?? "");
    if (match[3] !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
