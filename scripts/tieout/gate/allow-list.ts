/**
 * Numerals that are no figures. Each kind has a reason, and a way in which the gate verifies it; what is neither
 * in the filing nor computed stands word for word in the closed list below, under the key that a page gives in
 * `data-is`.
 */

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

/** Key → the text, by kind. Numbers of columns are those printed on Forms 3, 4 and 5 (17 CFR 249.103 to 249.105). */
const LISTS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  form: new Map([
    ["form-4.table-1", "Table I"], ["form-4.table-2", "Table II"],
    ...columns("table-1", ["1", "2", "2A", "3", "4", "5", "6", "7"]),
    ...columns("table-2", ["1", "2", "3", "3A", "4", "5", "6", "7", "8", "9", "10", "11"]),
  ]),
  rule: new Map([
    ["item-10e", "Item 10(e) of Regulation S-K"], ["rule-10b5-1", "Rule 10b5-1"], ["section-16", "Section 16"],
    ["regulation-g", "Regulation G"], ["midpoint", "a midpoint goes away from nought"],
    ["divisor", "a division whose divisor may be nought"],
  ]),
  ordinal: new Map(),
  section: new Map(),
  page: new Map(),
};

/** The text that stands in the list; undefined for an unknown key. */
export const listed = (kind: string, key: string): string | undefined => LISTS[kind]?.get(key);

export const listedKeys = (kind: string): string[] => [...LISTS[kind]?.keys() ?? []];
