/** JSON without amounts (lists of companies and filings): whole numbers become numbers, all else stays. */
import { JsonNumber, isJsonObject, type JsonValue } from "../xbrl/json-text.ts";

/** A number that is no safe whole number stays a text, so that no digit is lost. */
export function decodeSmallJson(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return /^-?\d{1,15}$/.test(value.text) ? Number.parseInt(value.text, 10) : value.text;
  if (Array.isArray(value)) return value.map(decodeSmallJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, decodeSmallJson(inside)]));
}
