/** Assets equal liabilities and equity, at every balance sheet date. */
import { words } from "../lib/words.ts";
import type { Tie } from "../model/tie.ts";
import { isInstant } from "../model/period.ts";
import { mostPrecise } from "../facts/fact-set.ts";
import type { ReleaseContext } from "./context.ts";
import { duplicateGrade } from "./duplicate-ties.ts";
import { tieOf } from "./tie-of.ts";

const ASSETS = "us-gaap:Assets";
const CLAIMS_ON_ASSETS = "us-gaap:LiabilitiesAndStockholdersEquity";

export function balanceTies(context: ReleaseContext): Tie[] {
  return context.facts.periods.filter(({ period }) => isInstant(period)).flatMap(({ id, period }) => {
    const assets = mostPrecise(context.facts.printed(ASSETS, period));
    const fact = mostPrecise(context.facts.printed(CLAIMS_ON_ASSETS, period));
    if (assets === undefined || fact === undefined) return [];
    return [tieOf({
      id: `balance.${id}`, kind: "balance", title: words("tie.balance", { period: context.periodLabel(id) }), fact,
      recomputed: assets.quantity, grade: duplicateGrade(fact, assets),
      note: words("tie.note.balance"),
    })];
  });
}
