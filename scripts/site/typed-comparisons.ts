/**
 * Comparisons typed by hand. Words that say which of two figures is the larger are figures' words: they come from
 * `{% compare %}`, which checks them, or not at all.
 */
import { wordList } from "../lib/words.ts";
import { readFileSync } from "node:fs";
import type { Finding } from "../lib/finding.ts";
import { handTyped, placeOf } from "./words-place.ts";

/** Each is a regular expression of the catalogue. */
const typed = (): RegExp => new RegExp(`(?<!\\p{L})(?:${wordList("comparison.typed").join("|")})(?!\\p{L})`, "giu");

export function typedComparisons(file: string): Finding[] {
  const text = handTyped(readFileSync(file, "utf8"));
  return [...text.matchAll(typed())].map((match) => ({
    code: "comparison-by-hand", place: placeOf(file, text, match.index),
    what: `"${match[0]}" is typed by hand`, expected: "a comparison that is checked against the figures",
    mend: `write {% compare "<figure>", "${match[0]}", "<figure>" %}, or say it without comparing`,
  }));
}
