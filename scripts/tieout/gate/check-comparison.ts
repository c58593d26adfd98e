/**
 * Words that compare figures ("rose", "more than", "almost as far"): the relation that they claim is taken from the
 * words themselves, and must hold for the values that the Report has, whatever rounding hides.
 */
import { comparisonWords, relationOf } from "../../format/comparison-words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import { holds, parseComparison, type Compared, type Comparison, type Estimate } from "../../model/relation.ts";
import type { FilingIndex } from "./filing-index.ts";
import { parseRef } from "./figure-value.ts";
import type { Reading } from "./reading.ts";
import { tidy } from "./ref-words.ts";

export interface Claimed {
  /** The words as a reader has them. */
  readonly words: string;
  /** The element's data-compare. */
  readonly compare: string;
  readonly index: FilingIndex | undefined;
  readonly around: () => string;
}

export function checkComparison(claimed: Claimed, reading: Reading): void {
  const problem = problemOf(claimed);
  if (problem === undefined) return;
  reading.complain({
    code: "comparison-does-not-hold", what: `"${tidy(claimed.words)}" ${problem}`, around: claimed.around(),
    expected: "words whose relation holds for the figures that they compare", mend: "write the words with {% compare %}",
  });
}

function problemOf({ words, compare, index }: Claimed): string | undefined {
  const comparison = parseComparison(compare);
  if (comparison === undefined) return `compares by "${compare}", which is no comparison`;
  const { a, b, relation } = comparison;
  if (!saysSo(words, comparison)) return `does not say "${relation}"`;
  const [x, y] = [estimates(index, a), estimates(index, b)];
  if (x === undefined || y === undefined) return `compares by "${compare}", which names a figure without a value`;
  return holds(relation, x, y) ? undefined : `does not hold for ${a.join(" to ")} and ${b.join(" to ")}`;
}

function saysSo(words: string, { a, b, relation }: Comparison): boolean {
  const said = tidy(words).toLowerCase();
  return comparisonWords(relation).includes(said) || relationOf(said, a.length, b.length) === relation;
}

function estimates(index: FilingIndex | undefined, refs: readonly string[]): Compared | undefined {
  const [first, second] = refs.map((ref) => estimateOf(index, ref));
  if (first === undefined || refs.length > 2) return undefined;
  if (refs.length === 1) return [first];
  return second === undefined ? undefined : [first, second];
}

/** A fact is compared with the concept's sign; one that its row prints the other way round says so by ":concept". */
function estimateOf(index: FilingIndex | undefined, ref: string): Estimate | undefined {
  const { kind, id, suffix } = parseRef(ref);
  const fact = kind === "fact" ? index?.facts.get(id) : undefined;
  if (fact !== undefined && fact.negated !== (suffix === "concept")) return undefined;
  const { value, low, high } = fact ?? (kind === "metric" && suffix === "" ? index?.metrics.get(id) : undefined) ?? {};
  if (!value || !low || !high) return undefined;
  return { value: parseDecimal(value), low: parseDecimal(low), high: parseDecimal(high) };
}
