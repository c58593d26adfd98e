/**
 * JSON laid out to be read and edited by hand: a table row or a claim on one line however long, other small things on
 * one line where they fit, the rest one field or element a line. The same content always gives the same bytes.
 */
const WIDTH = 110;

/** Lists whose elements are lines of a table, of prose or of a series: one line each. */
const ONE_LINE_EACH: ReadonlySet<string> = new Set([
  "rows", "claims", "quarterly", "annual", "yearToDate", "instants", "other",
]);

export const layoutJson = (value: unknown): string => `${layout(value, { indent: "", room: 0, list: "" })}\n`;

interface Setting {
  readonly indent: string;
  /** Columns that the line has used before the value. */
  readonly room: number;
  /** Name of the list that the value is an element of, or of the field that it is. */
  readonly list: string;
}

function layout(value: unknown, setting: Setting): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inline = inlineText(value);
  if (isShort(value) && setting.room + inline.length < WIDTH && setting.indent !== "") return inline;
  return Array.isArray(value) ? layoutList(value, setting) : layoutObject(fieldsOf(value), setting);
}

/** A list of objects is never short, so that adding one changes one line; nor is anything that holds one. */
function isShort(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each !== "object" || each === null);
  return typeof value !== "object" || value === null || fieldsOf(value).every(([, inside]) => isShort(inside));
}

function layoutList(list: readonly unknown[], { indent, list: name }: Setting): string {
  if (list.length === 0) return "[]";
  const inner = `${indent}  `;
  const lines = list.map((each) => inner + (ONE_LINE_EACH.has(name) ? inlineText(each)
    : layout(each, { indent: inner, room: inner.length, list: "" })));
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

function layoutObject(fields: readonly [string, unknown][], { indent }: Setting): string {
  if (fields.length === 0) return "{}";
  const inner = `${indent}  `;
  const lines = fields.map(([key, value]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return start + layout(value, { indent: inner, room: start.length, list: key });
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

/** The value on one line, with the spaces of this layout. */
export function inlineText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inlineText).join(", ")}]`;
  const fields = fieldsOf(value).map(([key, inside]) => `${JSON.stringify(key)}: ${inlineText(inside)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** Fields that are undefined are absent, as in JSON.stringify. */
const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, inside]) => inside !== undefined);
