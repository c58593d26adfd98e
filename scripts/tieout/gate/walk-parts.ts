/**
 * What a total is made of, by the ties that recompute it: each part with the sign that it has in the total. A part that
 * is itself recomputed by a sum has its own parts in the total.
 */
import { parseDecimal, type Decimal } from "../../model/decimal.ts";
import type { ReportTie, ReportTrace } from "../../model/report.ts";
import type { FilingIndex } from "./filing-index.ts";

const isSum = ({ kind }: ReportTie): boolean => kind === "sum" || kind === "roll-forward";

/** Amounts by the id of the fact; empty where nothing in the filing sums up to the total. */
export function partsOf(index: FilingIndex, total: string): ReadonlyMap<string, Decimal> {
  const parts = new Map<string, Decimal>();
  let found = summandsOf(index, { fact: total, turned: false });
  while (found.length > 0) {
    const fresh = found.filter(({ fact }) => fact !== total && !parts.has(fact));
    for (const { fact, value, turned } of fresh) {
      const amount = parseDecimal(value);
      parts.set(fact, turned ? amount.negated() : amount);
    }
    found = fresh.flatMap((part) => summandsOf(index, part));
  }
  return parts;
}

/** `turned`: the concept's value is taken away from the total. */
interface Summand { readonly fact: string; readonly turned: boolean }
interface Valued extends Summand { readonly value: string }

/** A tie recomputes what the row prints, which for a negated row is the concept turned round. */
function summandsOf({ tiesOf, facts }: FilingIndex, { fact, turned }: Summand): Valued[] {
  const trace = tiesOf.get(`fact:${fact}`)?.find(isSum)?.trace;
  return trace ? summandsIn(trace, turned !== (facts.get(fact)?.negated === true)) : [];
}

function summandsIn(trace: ReportTrace, turned: boolean): Valued[] {
  switch (trace.op) {
    case "fact": return [{ fact: trace.fact, value: trace.value, turned }];
    case "sum": return trace.inputs.flatMap((input) => summandsIn(input, turned));
    case "difference": return trace.inputs.flatMap((input, at) => summandsIn(input, turned !== at > 0));
    case "negation": return trace.inputs.flatMap((input) => summandsIn(input, !turned));
    default: return [];
  }
}
