/** Guidance and what became of it: each range that the issuer gave, and the figure that it reported later. */
import { collectFact } from "../../facts/collected-fact.ts";
import type { CompanyCalendar } from "../../facts/company-calendar.ts";
import { compareTexts } from "../../lib/order.ts";
import type { DerivedFact, Fact } from "../../model/fact.ts";
import { holds, type Estimate } from "../../model/relation.ts";
import type { GuidanceOutcome } from "../../model/collection-report.ts";
import type { ExaminedRelease } from "./releases.ts";

export interface Outcome {
  readonly outcome: GuidanceOutcome;
  readonly low: Reported;
  readonly high: Reported;
  readonly actual: Reported | undefined;
  /** The ends as printed, and as they are after stock splits since. */
  readonly printed: readonly Fact[];
  readonly converted: readonly DerivedFact[];
}

/** Printed, or derived where no filing prints it. */
export type Reported = Pick<Fact, "id" | "quantity">;

interface Asked {
  readonly calendar: CompanyCalendar;
  /** What was reported. */
  readonly find: (concept: string, periodId: string) => Reported | undefined;
  /** The figure after stock splits since; undefined where there is none. */
  readonly afterSplits: (fact: Fact) => DerivedFact | undefined;
}

/** Newest period first, within it the newest guidance first. */
export function outcomesOf(releases: readonly ExaminedRelease[], { calendar, find, afterSplits }: Asked): Outcome[] {
  const all = releases.flatMap((release) => release.filing.guidance.flatMap((item) => {
    const [low, high] = ["low", "high"].map((end) => guided(release, calendar, `guidance.${item.id}.${end}`));
    if (low === undefined || high === undefined) return [];
    return [{ printed: [low, high] as const, item, filing: release.filing }];
  }));
  const newest = all.toSorted((a, b) => compareTexts(endOf(b.printed[0]), endOf(a.printed[0])));
  return newest.map(({ printed, item, filing }) => {
    const [first] = printed;
    const found = find(item.concept, first.periodId);
    const actual = found?.quantity.unit === first.unit ? found : undefined;
    const converted = printed.flatMap((end) => afterSplits(end) ?? []);
    const [low = first, high = printed[1]] = converted.map(named);
    const outcome: GuidanceOutcome = {
      id: `${item.id}@${filing.id}`, filing: filing.id, published: filing.source.published, label: item.label,
      period: first.periodId, low: low.id, high: high.id, actual: actual?.id ?? null,
      verdict: actual === undefined ? null : verdictOn(actual, low, high),
    };
    return { outcome, low, high, actual, printed, converted };
  });
}

/** A derived figure under its own name, as metrics rest on it. */
export const named = ({ id, quantity }: DerivedFact): Reported => ({ id, quantity: quantity.tracedTo({ op: "fact", fact: id }) });

function guided({ filing, facts }: ExaminedRelease, calendar: CompanyCalendar, id: string): Fact | undefined {
  const fact = facts.byId(id);
  if (fact === undefined) return undefined;
  const { id: periodId, period } = calendar.at(fact.period);
  return collectFact(fact, { filing: filing.id, periodId, period });
}

const endOf = ({ period }: Fact): string => ("instant" in period ? period.instant : period.end);

const estimateOf = ({ quantity: { value, interval } }: Reported): Estimate => ({ value, ...interval });

function verdictOn(actual: Reported, low: Reported, high: Reported): GuidanceOutcome["verdict"] {
  const [is, from, to] = [actual, low, high].map(estimateOf);
  if (is === undefined || from === undefined || to === undefined) return null;
  if (holds("greater", [is], [to])) return "above";
  if (holds("less", [is], [from])) return "below";
  return holds("within", [is], [from, to]) ? "within" : null;
}
