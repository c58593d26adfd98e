/**
 * Facts of several filings under one roof. A collected fact is the filing's own, under an id that names both
 * ("income-statement.revenues.q3-2012@qlys-2012-q3"), at a period of the company's calendar.
 */
import type { Fact } from "../model/fact.ts";
import type { Period } from "../model/period.ts";

/** The id keeps its beginning, which says what kind of fact it is: "guidance.…", "nonDerivative.…". */
export const collectedId = (fact: string, filing: string): string => `${fact}@${filing}`;

export interface At { readonly filing: string; readonly periodId: string; readonly period: Period }

export function collectFact(fact: Fact, { filing, periodId, period }: At): Fact {
  const id = collectedId(fact.id, filing);
  return {
    ...fact, id, periodId, period, quantity: fact.quantity.tracedTo({ op: "fact", fact: id }),
    origin: { filing, fact: fact.id },
  };
}
