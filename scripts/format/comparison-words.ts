/** Words that compare figures, and the relation that each claims. Pages use none but these; the gate reads them. */
import { RELATIONS, takes, type Relation } from "../model/relation.ts";

/** Those of `greater` and `less` stand in pairs: the opposite of a word has its place in the other list. */
export const COMPARISON_WORDS: Readonly<Record<Relation, readonly string[]>> = {
  greater: [
    "more than", "higher than", "larger than", "more", "higher", "above", "rose", "rise", "rises", "grew", "grow", "grows",
    "up", "up from", "↑ up", "increased", "went up", "widened", "faster", "faster than", "costs more", "took more of",
  ],
  less: [
    "less than", "lower than", "smaller than", "less", "lower", "below", "fell", "fall", "falls", "shrank", "shrink",
    "shrinks", "down", "down from", "↓ down", "decreased", "went down", "narrowed", "slower", "slower than", "costs less", "took less of",
  ],
  equal: ["the same as", "equal to", "as many", "level", "= level", "unchanged", "where it began"],
  level: ["about the same as", "level", "= level"],
  within: ["within"],
  agree: ["the ranges agree", "agree", "agrees with"],
  faster: ["faster than", "faster"],
  slower: ["more slowly than", "more slowly", "slower than", "slower"],
  "much-faster": ["much faster than", "much faster"],
  "almost-as-far": ["almost as far", "almost as far as"],
};

const plain = (words: string): string => words.trim().toLowerCase();

/** The relation that the words claim between so many figures: "faster than" is said of two rates and of two moves. */
export const relationOf = (words: string, a: number, b: number): Relation | undefined =>
  RELATIONS.find((relation) => takes(relation, a, b) && COMPARISON_WORDS[relation].includes(plain(words)));

/** Words that an author would type; the others are signs beside figures. */
export const isTyped = (words: string): boolean => /^[a-z]/i.test(words);

/** All words there are, for the error text. */
export const allComparisonWords = (): string[] =>
  [...new Set(RELATIONS.flatMap((relation) => COMPARISON_WORDS[relation]))].filter(isTyped);
