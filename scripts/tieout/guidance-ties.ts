/**
 * Guidance looks forward, so it is the issuer's word; but its figures bind one another: each range runs upward, and the
 * year's range less the year to date is the range of the quarter that is left.
 */
import { words } from "../lib/words.ts";
import type { Guidance } from "../model/earnings-release.ts";
import type { Fact } from "../model/fact.ts";
import { isInstant, lastDay, type Period } from "../model/period.ts";
import { addDays } from "../model/plain-date.ts";
import { Missing, type Quantity } from "../model/quantity.ts";
import type { Tie } from "../model/tie.ts";
import { yearToDate, type GuidanceItem } from "../metrics/evaluate-guidance.ts";
import type { ReleaseContext } from "./context.ts";
import { failedTie, statedTie, tieOf } from "./tie-of.ts";

const ENDS = ["low", "high"] as const;
type End = (typeof ENDS)[number];

export function guidanceTies(context: ReleaseContext): Tie[] {
  return context.filing.guidance.flatMap((item) => [
    ...ENDS.flatMap((end) => endTie(context, item, end)),
    ...sharesTie(context, item),
  ]);
}

const factOf = ({ facts }: ReleaseContext, item: Guidance, part: string): Fact | undefined =>
  facts.byId(`guidance.${item.id}.${part}`);

const titleOf = (context: ReleaseContext, item: Guidance, part: string): string =>
  words("tie.guidance", { measure: item.label, period: context.periodLabel(item.period), part });

function endTie(context: ReleaseContext, item: Guidance, end: End): Tie[] {
  const fact = factOf(context, item, end);
  if (fact === undefined) return [];
  const named = { id: `guidance.${item.id}.${end}`, kind: "guidance" as const, title: titleOf(context, item, words(`tie.what.${end}-end`)), fact };
  if (isReversed(context, item)) return [failedTie({ ...named, note: words("tie.note.reversed") })];
  const recomputed = impliedByYear(context, item, end);
  if (recomputed === undefined) return [statedTie({ ...named, note: words("tie.note.expectation") })];
  return [tieOf({ ...named, recomputed, note: words("tie.note.year-less-to-date") })];
}

function isReversed(context: ReleaseContext, item: Guidance): boolean {
  const [low, high] = ENDS.map((end) => factOf(context, item, end)?.quantity.value);
  return low !== undefined && high !== undefined && low.greaterThan(high);
}

/** What the guidance of the year, less what the year has brought, leaves for this quarter. */
function impliedByYear(context: ReleaseContext, item: Guidance, end: End): Quantity | undefined {
  for (const year of context.filing.guidance) {
    if (year === item || year.concept !== item.concept) continue;
    const fact = factOf(context, year, end);
    const toDate = fact && yearToDate(guidanceItemOf(context, year), context.facts);
    if (fact === undefined || toDate === undefined) continue;
    if (!completes(toDate.duration.end, periodOf(context, item), periodOf(context, year))) continue;
    const rest = fact.quantity.minus(toDate.quantity);
    if (!(rest instanceof Missing)) return rest;
  }
  return undefined;
}

function completes(reportedTo: string, quarter: Period, year: Period): boolean {
  return !isInstant(quarter) && quarter.start === addDays(reportedTo, 1) && quarter.end === lastDay(year);
}

const periodOf = ({ filing }: ReleaseContext, item: Guidance): Period => filing.periods[item.period] ?? { instant: "" };

/** The form in which the metric engine takes guidance. */
export function guidanceItemOf(context: Pick<ReleaseContext, "filing" | "facts">, item: Guidance): GuidanceItem {
  const [low, high] = ENDS.map((end) => context.facts.byId(`guidance.${item.id}.${end}`)?.quantity);
  const period = context.filing.periods[item.period];
  if (low === undefined || high === undefined || period === undefined) throw new RangeError(`guidance ${item.id} has no facts`);
  return { id: item.id, concept: item.concept, periodId: item.period, period, low, high };
}

function sharesTie(context: ReleaseContext, item: Guidance): Tie[] {
  const fact = factOf(context, item, "shares");
  if (fact === undefined) return [];
  return [statedTie({
    id: `guidance.${item.id}.shares`, kind: "guidance", title: titleOf(context, item, words("tie.what.shares-assumed")), fact,
    note: words("tie.note.expectation"),
  })];
}
