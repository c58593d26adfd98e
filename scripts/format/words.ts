/**
 * The words of the interface. They stand in one catalogue (data/words/<language>.json), so that a second language is
 * one file. A message is ICU MessageFormat ("{count, plural, one {# filing} other {# filings}}"); its key says where it
 * is used ("company.by-quarter"). Which catalogue is in force is an input of the process, set once by its entry.
 */
import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { nearest } from "../lib/nearest.ts";

export interface Catalogue {
  /** BCP 47 language tag: "en-US". */
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

const DEFAULT_FILE = new URL("../../data/words/en.json", import.meta.url);

let current: Catalogue | undefined;
const compiled = new Map<string, IntlMessageFormat>();

/** Puts another catalogue in force. */
export function useCatalogue(catalogue: Catalogue): void {
  current = catalogue;
  compiled.clear();
}

/** The catalogue in force; the English one of the product unless another was set. */
export function catalogue(): Catalogue {
  current ??= JSON.parse(readFileSync(DEFAULT_FILE, "utf8")) as Catalogue;
  return current;
}

function message(key: string): IntlMessageFormat {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const { locale, messages } = catalogue();
  const text = messages[key];
  if (text === undefined) throw new RangeError(unknownKey(key, messages));
  const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  compiled.set(key, made);
  return made;
}

function unknownKey(key: string, messages: Catalogue["messages"]): string {
  const guess = nearest(key, Object.keys(messages));
  return `the catalogue of words has no "${key}"${guess === undefined ? "" : `; did you mean "${guess}"?`}`;
}

export type WordValues = Readonly<Record<string, string | number>>;

/** Throws a RangeError for a key that the catalogue lacks, with the nearest one. */
export function words(key: string, values: WordValues = {}): string {
  return String(message(key).format(values));
}

/**
 * The message in pieces, the values among them as they were given: for a template that puts elements into a sentence.
 */
export function wordParts<Value>(key: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  const parts = message(key).formatToParts<Value>(values as Record<string, Value & string>);
  return parts.map(({ value }) => value as string | Value);
}
