import { compareTexts } from "./order.ts";

/** JSON with the same bytes for the same content: keys in the order given by the writer, two spaces, final newline. */
export const toStableJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Keys sorted, no white space: what is hashed when two contents are compared. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (isRecord(item) ? sortKeys(item) : item));
}

const isRecord = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item);

const sortKeys = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => compareTexts(a, b)));
