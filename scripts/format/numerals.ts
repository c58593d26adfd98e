/**
 * What counts as a numeral: anything that a reader takes for a number, in digits or in words. The pages use it to
 * decide what needs an account, the gate to ask for it, so that both mean the same.
 */

/** Soft hyphens, joiners and other marks that nobody sees but that would split a word or a number. */
const UNSEEN = /\p{Cf}/gu;
const ASCII = /^[\t\n\r -~]*$/;

/** Full-width digits, superscripts, fractions and letter numbers as plain digits; unseen marks gone. */
export const plainText = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFKC").replace(UNSEEN, ""));

const UNITS = "zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
  + "|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|(?:m|b|tr|quadr)illions?|dozens?";
const ORDINALS = "first|second|thirds?|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)ths?"
  + "|(?:thir|four|fif|six|seven|eigh|nine)teenths?|(?:twen|thir|for|fif|six|seven|eigh|nine)tieths?"
  + "|(?:hundred|thousand|(?:m|b|tr)illion)ths?";
const MULTIPLES = "once|twice|thrice|half|halves|halved|halving|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)"
  + "|(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)fold|quarters? of|percent|per cent";
const WORD = `(?:${UNITS}|${ORDINALS}|${MULTIPLES})`;
const WORDS = `(?<![\\p{L}\\p{N}])${WORD}(?:(?:\\s|-|\u2010|\u2011|\\sand\\s)+${WORD})*(?![\\p{L}])`;
const DIGITS = "\\p{N}(?:[.,\u2044]?\\p{N})*";
/** Roman numerals: two letters or more, or any after a word that is commonly numbered so. */
const ROMAN = "(?<=\\b(?:Table|Part|Schedule|Title|Annex|Appendix|Phase|Class|Type|Level|Tier|Chapter|Volume)\\s)[IVX]+\\b"
  + "|\\b(?=[IVX]{2,}\\b)X{0,3}(?:IX|IV|V?I{0,3})\\b";

const NUMERAL = new RegExp(`${DIGITS}|${WORDS}|${ROMAN}`, "giu");
/** A quick no for the many texts without one. */
const MAY_HOLD = new RegExp(`\\p{N}|${WORD}`, "iu");
const MAY_BE_ROMAN = /(?<![\p{L}\p{N}])[IVX]+(?!\p{L})/u;

export interface Numeral { readonly text: string; readonly start: number; readonly end: number }

/** All numerals of a text that {@link plainText} has prepared, in order. */
export function findNumerals(text: string): Numeral[] {
  if (!MAY_HOLD.test(text) && !MAY_BE_ROMAN.test(text)) return [];
  const found: Numeral[] = [];
  for (const match of text.matchAll(NUMERAL)) {
    const { 0: numeral, index } = match;
    if (isRoman(numeral) && numeral !== numeral.toUpperCase()) continue;
    found.push({ text: numeral, start: index, end: index + numeral.length });
  }
  return found;
}

const isRoman = (text: string): boolean => /^[IVX]+$/i.test(text);

export const hasNumeral = (text: string): boolean => findNumerals(plainText(text)).length > 0;
