/**
 * The words of the interface. They stand in one catalogue (data/words/<language>.json), so that a second language is
 * one file. A message is ICU MessageFormat ("{count, plural, one {# filing} other {# filings}}"); its key says where it
 * is used ("company.by-quarter"). Which catalogue is in force is an input of the process, set once by its entry.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { remembering } from "./memory.ts";
import { nearest } from "./nearest.ts";
import { PROJECT } from "./project.ts";

export interface Catalogue {
  /** BCP 47 language tag: "en-US". */
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

const FOLDER = join(PROJECT, "data", "words");
export const DEFAULT_LOCALE = "en-US";

/** Eleventy loads the plugin by itself: under a test runner this module can be there twice, its state must not. */
const PLACE = Symbol.for("tieout.words");
interface State { catalogue?: Catalogue; compiled: Map<string, Message> }
const shared = globalThis as { [PLACE]?: State };
const state: State = shared[PLACE] ??= { compiled: new Map() };

/** "de" of "de-AT" */
export const languageOf = (locale: string): string => locale.split("-")[0] ?? locale;

/** Languages that there is a catalogue for. */
export const languages = (): string[] =>
  readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).toSorted();

/** The catalogue of the locale's language: "de-AT" reads de.json. Throws a RangeError where there is none. */
export function readCatalogue(locale: string): Catalogue {
  const file = join(FOLDER, `${languageOf(locale)}.json`);
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(locale) || !existsSync(file)) {
    throw new RangeError(`there is no catalogue of words for the locale ${JSON.stringify(locale)}`);
  }
  const { messages } = JSON.parse(readFileSync(file, "utf8")) as Catalogue;
  return { locale, messages };
}

/** Puts another catalogue in force. */
export function useCatalogue(catalogue: Catalogue): void {
  state.catalogue = catalogue;
  state.compiled.clear();
}

/** The catalogue in force; the English one of the product unless another was set. */
export function catalogue(): Catalogue {
  state.catalogue ??= readCatalogue(DEFAULT_LOCALE);
  return state.catalogue;
}

/** The language and region in force, as BCP 47 has it: for the `lang` of pages, numbers and dates. */
export const locale = (): string => catalogue().locale;

type Message = Pick<IntlMessageFormat, "format" | "formatToParts">;

function message(key: string): Message {
  const known = state.compiled.get(key);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(textOf(key), catalogue().locale, undefined, { ignoreTag: true });
  state.compiled.set(key, made);
  return made;
}

/**
 * Answers that depend on the language in force and on nothing else that changes, kept within bounds as
 * {@link remembering} keeps them; another catalogue forgets them.
 */
export function rememberingWords<K, V extends object | string | boolean>(
  most: number, make: (key: K) => V,
): (key: K) => V {
  let [of, answer] = [state.catalogue, remembering(most, make)];
  return (key) => {
    if (of !== catalogue()) [of, answer] = [catalogue(), remembering(most, make)];
    return answer(key);
  };
}

function textOf(key: string): string {
  const { messages } = catalogue();
  const text = messages[key];
  if (text === undefined) throw new RangeError(unknownKey(key, messages));
  return text;
}

function unknownKey(key: string, messages: Catalogue["messages"]): string {
  const guess = nearest(key, Object.keys(messages));
  return `the catalogue of words has no "${key}"${guess === undefined ? "" : `; did you mean "${guess}"?`}`;
}

export type WordValues = Readonly<Record<string, string | number>>;

/** Throws a RangeError for a key that the catalogue lacks, with the nearest one. */
export function words(key: string, values: WordValues = {}): string {
  return filled(key, values) ?? String(message(key).format(values));
}

/**
 * The text of a message that is all words and plain placeholders, which most are: no plural, no quotation. Undefined
 * where ICU has more to say.
 */
function filled(key: string, values: WordValues): string | undefined {
  const parts = piecesOf(key);
  let text = parts[0] ?? "";
  for (let at = 1; at < parts.length; at += 2) {
    const value = values[parts[at] ?? ""];
    if (value === undefined) return undefined;
    text += String(value) + (parts[at + 1] ?? "");
  }
  return parts.length === 0 ? undefined : text;
}

/** Texts and names of placeholders by turns; nothing for a message that is not as simple as that. */
const piecesOf = rememberingWords(5_000, (key: string): readonly string[] => {
  const text = textOf(key);
  const pieces = text.split(/\{(\w+)\}/);
  return pieces.some((piece, at) => at % 2 === 0 && /[{}']/.test(piece)) ? [] : pieces;
});

/** Words for something that a filing names, which the catalogue may not know: a currency, a unit, a concept. */
export const wordsFor = (key: string, values: WordValues = {}): string | undefined =>
  (Object.hasOwn(catalogue().messages, key) ? words(key, values) : undefined);

/** A message that lists several texts: "rose | grew | up". */
export const wordList = (key: string): string[] => textOf(key).split(" | ");

/**
 * The message in pieces, the values among them as they were given: for a template that puts elements into a sentence.
 */
export function wordParts<Value>(key: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  const parts = message(key).formatToParts<Value>(values as Record<string, Value & string>);
  return parts.map(({ value }) => value as string | Value);
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The values of a message that was made of plain placeholders ("First half {year}"); undefined for another text. */
export function valuesIn(key: string, text: string): Readonly<Record<string, string>> | undefined {
  return patternOf(key).exec(text)?.groups;
}

const patternOf = rememberingWords(500, (key: string): RegExp => {
  const pattern = textOf(key).split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? escapePattern(part) : `(?<${part}>.+)`));
  return new RegExp(`^${pattern.join("")}$`, "u");
});
