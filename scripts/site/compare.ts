/**
 * `{% compare %}`: words that compare figures, written only where the figures bear them out.
 *
 *     {% compare "fact:us-gaap:Revenues@q3-2012", "more than", "fact:us-gaap:Revenues@q3-2011" %}
 *     {% compare "fact:us-gaap:Revenues@q3-2011..q3-2012", "rose" %}
 *     {% compare "metric:gross-margin@q3-2011..q3-2012", "almost as far", "metric:net-margin@q3-2011..q3-2012" %}
 *
 * Two figures, or two moves "from..to"; a move alone is compared with where it began.
 */
import { words } from "../lib/words.ts";
import { readFileSync } from "node:fs";
import { allComparisonWords } from "../format/comparison-words.ts";
import type { Finding } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";
import { comparisonText, type Comparison } from "../model/relation.ts";
import type { Report } from "../model/report.ts";
import { claimOf, judge, type Judged, type Move } from "../report/view/comparison.ts";
import { element, escapeHtml } from "./html.ts";
import { placeOf } from "./words-place.ts";

/** The words, and beside them what they claim, for the gate to check once more. */
export const comparedWords = (said: string, comparison: Comparison): string =>
  element("span", { "data-compare": comparisonText(comparison) }, escapeHtml(said));

const ARROWS: Readonly<Record<Move["direction"], string>> = { up: "↑", down: "↓", level: "=" };

function markOf(direction: Move["direction"]): string {
  const word = escapeHtml(words(`move.${direction}`));
  return direction === "level" ? `${ARROWS.level} ${word}` : `${ARROWS[direction]}<span class="unseen"> ${word}</span>`;
}

/** An arrow beside a figure, spoken as a word. */
export const movedMark = ({ direction, comparison }: Move): string => element(
  "span", { class: direction === "level" ? "move" : `move ${direction}`, "data-compare": comparisonText(comparison) },
  markOf(direction));

const TAG = /\{%-?\s*compare\s+([^%]*?)-?%\}/g;

/** Where the words of exactly this comparison stand in the file. */
function placeOfWords(file: string, values: readonly string[]): Finding["place"] {
  const text = readFileSync(file, "utf8");
  for (const tag of text.matchAll(TAG)) {
    const given = [...(tag[1] ?? "").matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value);
    if (given.join("\n") === values.join("\n")) return placeOf(file, text, tag.index + tag[0].indexOf(`"${values[1] ?? ""}"`));
  }
  return { file };
}

function findingOf(judged: Exclude<Judged, { kind: "holds" }>, said: string): Omit<Finding, "place"> {
  if (judged.kind === "unknown-name") {
    const { name, right } = judged.unknown;
    const meant = nearest(name, right);
    return {
      code: "unknown-name-in-words", what: `no figure with a value "${name}"`,
      ...(meant === undefined ? {} : { expected: `one of this filing's, such as "${meant}"`, mend: `write "${meant}"` }),
    };
  }
  if (judged.kind === "unknown-words") {
    return {
      code: "unknown-comparison", what: `"${said}" claims nothing that can be checked of these figures`,
      expected: allComparisonWords().join(", "), mend: `write "${nearest(said, allComparisonWords()) ?? "more than"}"`,
    };
  }
  const { figures, right } = judged;
  return {
    code: "comparison-does-not-hold", what: `"${said}" of ${figures.join("; and ")}`,
    expected: right.length === 0 ? "no words: nothing is sure of these figures" : right.map((each) => `"${each}"`).join(", "),
    mend: right.length === 0 ? "leave the comparison out" : `write "${right[0] ?? ""}", or compare other figures`,
  };
}

interface Words { readonly report: Report; readonly file: string }

/** The HTML of the words, or the finding that says why there is none. */
export function compare({ report, file }: Words, values: readonly string[]): string | Finding {
  const claim = claimOf(values);
  const judged = judge(report, claim);
  if (judged.kind === "holds") return comparedWords(judged.words, judged.comparison);
  return { place: placeOfWords(file, values), ...findingOf(judged, claim.words) };
}
