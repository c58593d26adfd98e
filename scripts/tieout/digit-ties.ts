/**
 * Excess digits: a figure printed with digits that its own decimals do not vouch for (23,382,417 said to be in
 * thousands). Only figures with such digits become ties; all others have nothing to tie.
 */
import { words } from "../lib/words.ts";
import { powerOfTen, roundHalfUp } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import { rounded } from "../model/quantity.ts";
import type { Tie } from "../model/tie.ts";
import type { ReleaseContext } from "./context.ts";
import { tieOf } from "./tie-of.ts";

export function digitTies(context: ReleaseContext): Tie[] {
  return context.facts.facts.flatMap((fact) => {
    const { decimals } = fact;
    return decimals === undefined || !hasExcess(fact, decimals) ? [] : [digitTie(context, fact, decimals)];
  });
}

const hasExcess = ({ quantity }: Fact, decimals: number): boolean =>
  !quantity.value.times(powerOfTen(decimals)).isInteger();

function digitTie(context: ReleaseContext, fact: Fact, decimals: number): Tie {
  const { unit, trace, value } = fact.quantity;
  return tieOf({
    id: `digits.${fact.id}`, kind: "digits", title: context.titleOf(fact), fact, grade: "untied",
    recomputed: rounded(roundHalfUp(value, decimals), decimals, { unit, trace }), failure: "excess-digits",
    note: words("tie.note.digits", { decimals: String(decimals) }),
  });
}
