/**
 * RFC 4180, as facts.csv is written: a record a line, fields in quotes where they hold commas, quotes or line
 * ends.
 */

/** A field that opens like a spreadsheet formula is published with an apostrophe before it. */
const unguarded = (field: string): string => (/^'(?:[=+@\t\r]|-(?![\d.]))/.test(field) ? field.slice(1) : field);

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** Undefined for a text that is no CSV. */
export function parseCsv(text: string): string[][] | undefined {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length;) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(text);
    if (match === null || match[0] === "") return undefined;
    const [taken, quoted, bare = "", end = ""] = match;
    record.push(unguarded(quoted === undefined ? bare : quoted.replaceAll("\"\"", "\"")));
    at += taken.length;
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return record.length === 0 ? records : undefined;
}
