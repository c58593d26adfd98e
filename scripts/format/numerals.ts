/**
 * What counts as a numeral: anything that a reader takes for a number, in digits or in words. The pages use it to
 * decide what needs an account, the gate to ask for it, so that both mean the same.
 */
import { locale, rememberingWords, wordList } from "../lib/words.ts";

/** Soft hyphens, joiners and other marks that nobody sees but that would split a word or a number. */
const UNSEEN = /\p{Cf}/gu;
const ASCII = /^[\t\n\r -~]*$/;

/** Full-width digits, superscripts, fractions and letter numbers as plain digits; unseen marks gone. */
export const plainText = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFKC").replace(UNSEEN, ""));

const DIGITS = "\\p{N}(?:[.,\u2044]?\\p{N})*";
const JOINERS = ["\\s", "-", "\u2010", "\u2011"];

interface Patterns {
  readonly numeral: RegExp;
  /** A quick no for the many texts without one. */
  readonly mayHold: RegExp;
}

const patterns = new Map<string, Patterns>();

/** Number words are the language's: each is a regular expression of the catalogue. */
function patternsInForce(): Patterns {
  const known = patterns.get(locale());
  if (known !== undefined) return known;
  const word = `(?:${["units", "ordinals", "multiples"].flatMap((kind) => wordList(`numeral.${kind}`)).join("|")})`;
  const joiner = [...JOINERS, ...wordList("numeral.joiners")].join("|");
  const words = `(?<![\\p{L}\\p{N}])${word}(?:(?:${joiner})+${word})*(?![\\p{L}])`;
  const made = {
    numeral: new RegExp(`${DIGITS}|${words}|${romanAfter(wordList("numeral.roman-after"))}`, "giu"),
    mayHold: new RegExp(`\\p{N}|${word}`, "iu"),
  };
  patterns.set(locale(), made);
  return made;
}

/** Roman numerals: two letters or more, or any after a word that is commonly numbered so. */
const romanAfter = (numbered: readonly string[]): string =>
  `(?<=\\b(?:${numbered.join("|")})\\s)[IVX]+\\b|\\b(?=[IVX]{2,}\\b)X{0,3}(?:IX|IV|V?I{0,3})\\b`;

const MAY_BE_ROMAN = /(?<![\p{L}\p{N}])[IVX]+(?!\p{L})/u;

export interface Numeral { readonly text: string; readonly start: number; readonly end: number }

/** All numerals of a text that {@link plainText} has prepared, in order. */
export const findNumerals = (text: string): readonly Numeral[] =>
  (text.length > LONGEST_KEPT ? searched(text) : kept(text));

function searched(text: string): readonly Numeral[] {
  const { numeral: pattern, mayHold } = patternsInForce();
  if (!mayHold.test(text) && !MAY_BE_ROMAN.test(text)) return [];
  const found: Numeral[] = [];
  for (const match of text.matchAll(pattern)) {
    const { 0: numeral, index } = match;
    if (isRoman(numeral) && numeral !== numeral.toUpperCase()) continue;
    found.push({ text: numeral, start: index, end: index + numeral.length });
  }
  return found;
}

const isRoman = (text: string): boolean => /^[IVX]+$/i.test(text);

/** Figures, labels and names stand on many pages of a site. */
const kept = rememberingWords(20_000, searched);
const LONGEST_KEPT = 120;

export const hasNumeral = (text: string): boolean => findNumerals(plainText(text)).length > 0;
