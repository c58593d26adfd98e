/** The catalogue of words, for the rooms that format; it is read in lib/, where the model reaches it too. */
export { catalogue, locale, useCatalogue, valuesIn, wordList, wordParts, words, wordsFor } from "../lib/words.ts";
export type { Catalogue, WordValues } from "../lib/words.ts";
