/** Words that compare figures, and the relation that each claims. Pages use none but these; the gate reads them. */
import { wordList } from "../lib/words.ts";
import { RELATIONS, takes, type Relation } from "../model/relation.ts";

/** Those of `greater` and `less` stand in pairs: the opposite of a word has its place in the other list. */
export const comparisonWords = (relation: Relation): readonly string[] => wordList(`comparison.${relation}`);

const plain = (words: string): string => words.trim().toLowerCase();

/** The relation that the words claim between so many figures: "faster than" is said of two rates and of two moves. */
export const relationOf = (words: string, a: number, b: number): Relation | undefined =>
  RELATIONS.find((relation) => takes(relation, a, b) && comparisonWords(relation).includes(plain(words)));

/** Words that an author would type; the others are signs beside figures. */
export const isTyped = (words: string): boolean => /^\p{L}/u.test(words);

/** All words there are, for the error text. */
export const allComparisonWords = (): string[] => [...new Set(RELATIONS.flatMap(comparisonWords))].filter(isTyped);
