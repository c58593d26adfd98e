/**
 * The same fact in two places. Printed to the same place, the two figures must be equal: one number rounded in one way
 * has one rounded value (748,000 and 749,000, both in thousands, never agree, although their intervals touch). Printed
 * to different places, their rounding intervals must meet (XBRL Calculations 1.1, consistent duplicates).
 */
import { words } from "../lib/words.ts";
import { mostPrecise } from "../facts/fact-set.ts";
import type { Fact } from "../model/fact.ts";
import type { Grade, Tie } from "../model/tie.ts";
import type { ReleaseContext } from "./context.ts";
import { gradeOf } from "./grade.ts";
import { tieOf } from "./tie-of.ts";

export function duplicateTies(context: ReleaseContext): Tie[] {
  return context.facts.duplicates().flatMap((group) => {
    const first = mostPrecise(group);
    return first === undefined ? [] : group.filter((fact) => fact !== first).map((fact) => tieOf({
      id: `duplicate.${fact.id}`, kind: "duplicate", title: context.titleOf(fact), fact, recomputed: first.quantity,
      grade: duplicateGrade(fact, first), failure: "duplicates-disagree",
      note: words("tie.note.stands-also-in", { part: first.place.part, row: first.place.row }),
    }));
  });
}

export function duplicateGrade(fact: Fact, other: Fact): Grade {
  if (fact.unit !== other.unit) return "untied";
  if (fact.decimals === other.decimals) return fact.quantity.value.equals(other.quantity.value) ? "exact" : "untied";
  return gradeOf(fact.quantity, fact.decimals, other.quantity);
}
