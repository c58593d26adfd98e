/** Guidance and what became of it: each range that the issuer gave, and the figure that it reported later. */
import { collectFact } from "../../facts/collected-fact.ts";
import type { CompanyCalendar } from "../../facts/company-calendar.ts";
import { compareTexts } from "../../lib/order.ts";
import type { Fact } from "../../model/fact.ts";
import { holds, type Estimate } from "../../model/relation.ts";
import type { GuidanceOutcome } from "../../model/collection-report.ts";
import type { ExaminedRelease } from "./releases.ts";

export interface Outcome {
  readonly outcome: GuidanceOutcome;
  readonly low: Fact;
  readonly high: Fact;
  readonly actual: Reported | undefined;
}

/** Printed, or derived where no filing prints it. */
export type Reported = Pick<Fact, "id" | "quantity">;

type Find = (concept: string, periodId: string) => Reported | undefined;

/** Newest period first, within it the newest guidance first. `find` gives what was reported. */
export function outcomesOf(releases: readonly ExaminedRelease[], calendar: CompanyCalendar, find: Find): Outcome[] {
  const all = releases.flatMap((release) => release.filing.guidance.flatMap((item) => {
    const [low, high] = ["low", "high"].map((end) => guided(release, calendar, `guidance.${item.id}.${end}`));
    if (low === undefined || high === undefined) return [];
    const actual = find(item.concept, low.periodId);
    return [{ ends: { low, high, actual }, end: low, item, filing: release.filing }];
  }));
  return all.toSorted((a, b) => compareTexts(endOf(b.end), endOf(a.end)))
    .map(({ ends: { low, high, actual }, item, filing }) => {
      const reported = actual?.quantity.unit === low.unit ? actual : undefined;
      const outcome: GuidanceOutcome = {
        id: `${item.id}@${filing.id}`, filing: filing.id, published: filing.source.published, label: item.label,
        period: low.periodId, low: low.id, high: high.id, actual: reported?.id ?? null,
        verdict: reported === undefined ? null : verdictOn(reported, low, high),
      };
      return { outcome, low, high, actual: reported };
    });
}

function guided({ filing, facts }: ExaminedRelease, calendar: CompanyCalendar, id: string): Fact | undefined {
  const fact = facts.byId(id);
  if (fact === undefined) return undefined;
  const { id: periodId, period } = calendar.at(fact.period);
  return collectFact(fact, { filing: filing.id, periodId, period });
}

const endOf = ({ period }: Fact): string => ("instant" in period ? period.instant : period.end);

const estimateOf = ({ quantity: { value, interval } }: Reported): Estimate => ({ value, ...interval });

function verdictOn(actual: Reported, low: Fact, high: Fact): GuidanceOutcome["verdict"] {
  const [is, from, to] = [actual, low, high].map(estimateOf);
  if (is === undefined || from === undefined || to === undefined) return null;
  if (holds("greater", [is], [to])) return "above";
  if (holds("less", [is], [from])) return "below";
  return holds("within", [is], [from, to]) ? "within" : null;
}
