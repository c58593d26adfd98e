/**
 * Numerals that are no figures. Each kind has a reason, and a way in which the gate verifies it; what is neither
 * in the filing nor computed stands word for word in the closed list below, under the key that a page gives in
 * `data-is`.
 */
import { words } from "../../lib/words.ts";

/** Why a numeral of this kind needs no figure behind it. */
export const REASONS: Readonly<Record<string, string>> = {
  "date": "a day or time that the filing names",
  "fiscal-label": "the name of a period of the filing",
  "count": "a count of listed things, recounted by the gate",
  "name": "words of the filing, or of the figure that they describe",
  "form": "the number of a form or of a part of it",
  "rule": "the number of a rule, or a rule of arithmetic of ours",
  "section": "the number of a section",
  "ordinal": "a place in an order",
  "page": "the number of a page",
  "phone": "a telephone number of the filing",
  "footnote-mark": "the mark of a footnote of the filing",
  "address": "an address of the filing",
  "scale": "the unit that the figures beside it are in",
};

const columns = (table: string, numbers: readonly string[]): [string, string][] =>
  numbers.map((number) => [`form-4.${table}.${number.toLowerCase()}`, number]);

/** Numbers of columns are those printed on Forms 3, 4 and 5 (17 CFR 249.103 to 249.105): the same in any language. */
const COLUMNS: ReadonlyMap<string, string> = new Map([
  ...columns("table-1", ["1", "2", "2A", "3", "4", "5", "6", "7"]),
  ...columns("table-2", ["1", "2", "3", "3A", "4", "5", "6", "7", "8", "9", "10", "11"]),
]);

/** Keys whose text stands in the catalogue, as "form.table-1" or "rule.midpoint". */
const IN_WORDS: Readonly<Record<string, readonly string[]>> = {
  form: ["form-4.table-1", "form-4.table-2"],
  rule: ["item-10e", "rule-10b5-1", "regulation-g", "midpoint", "divisor"],
};

/** The text that stands in the list; undefined for an unknown key. */
export function listed(kind: string, key: string): string | undefined {
  if (IN_WORDS[kind]?.includes(key) === true) return words(`${kind}.${key.replace(/^form-4\./, "")}`);
  return kind === "form" ? COLUMNS.get(key) : undefined;
}

export const listedKeys = (kind: string): string[] =>
  [...IN_WORDS[kind] ?? [], ...(kind === "form" ? COLUMNS.keys() : [])];
