/**
 * The same fact in several filings: confirmed, or restated. A restatement is each filing's own word, so nothing is
 * untied.
 */
import { words } from "../../lib/words.ts";
import type { Tie } from "../../model/tie.ts";
import { statedTie, tieOf } from "../tie-of.ts";
import type { OlderFact } from "./union.ts";

export const acrossTies = (older: readonly OlderFact[], labelOf: (periodId: string) => string): Tie[] =>
  older.map(({ fact, against, grade, split }) => {
    const named = {
      id: `across-filings.${fact.id}`, kind: "across-filings" as const, fact,
      title: `${fact.label}, ${labelOf(fact.periodId)}`,
    };
    if (split !== undefined) {
      return tieOf({ ...named, recomputed: split.before, grade: split.grade, note: words("tie.before-split") });
    }
    return grade === "untied"
      ? statedTie({ ...named, verdict: "restated", note: words("tie.restated") })
      : tieOf({ ...named, recomputed: against.quantity, grade, note: words("tie.confirmed") });
  });

export const isRestated = ({ grade }: OlderFact): boolean => grade === "untied";
