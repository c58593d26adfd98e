/** What the store warns of, in words for a reader of the evidence page. */
import { words, wordsFor } from "../../lib/words.ts";

/** `codes` are those of the store's findings. */
export const oddities = (codes: readonly string[]): string[] =>
  codes.map((code) => wordsFor(`oddity.${code}`) ?? words("oddity.other"));
