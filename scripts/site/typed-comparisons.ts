/**
 * Comparisons typed by hand. Words that say which of two figures is the larger are figures' words: they come from
 * `{% compare %}`, which checks them, or not at all.
 */
import { readFileSync } from "node:fs";
import type { Finding } from "../lib/finding.ts";
import { handTyped, placeOf } from "./words-place.ts";

const TYPED = new RegExp("\\b(?:(?:more|less|higher|lower|larger|smaller|greater|faster|slower|fewer) than|more slowly than"
  + "|rose|risen|rises|fell|fallen|falls|grew|grown|grows|shrank|shrinks|increased|decreased|declined|exceed(?:s|ed)"
  + "|outgrew|surged|plunged|widened|narrowed|unchanged|faster|slower|higher|lower"
  + "|(?:up|down)(?=\\s+(?:\\{%|from\\b|by\\b|to\\b)))\\b", "gi");

export function typedComparisons(file: string): Finding[] {
  const text = handTyped(readFileSync(file, "utf8"));
  return [...text.matchAll(TYPED)].map((match) => ({
    code: "comparison-by-hand", place: placeOf(file, text, match.index),
    what: `"${match[0]}" is typed by hand`, expected: "a comparison that is checked against the figures",
    mend: `write {% compare "<figure>", "${match[0]}", "<figure>" %}, or say it without comparing`,
  }));
}
