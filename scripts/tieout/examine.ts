/** One filing examined: its facts, what follows from them, and every tie with its grade. */
import { formatPeriod } from "../format/period-label.ts";
import { FactSet } from "../facts/fact-set.ts";
import { factsOfOwnership, ownershipView } from "../facts/ownership-facts.ts";
import { derivePeriods } from "../facts/period-algebra.ts";
import { factsOfRelease, periodNamed } from "../facts/release-facts.ts";
import { evaluateConceptMetrics, evaluateOwnershipMetrics } from "../metrics/evaluate.ts";
import { evaluateGuidanceMetrics } from "../metrics/evaluate-guidance.ts";
import { METRICS, metricById } from "../metrics/registry.ts";
import { issuerPrefix, type EarningsRelease } from "../model/earnings-release.ts";
import type { Filing } from "../model/filing.ts";
import type { Ownership } from "../model/ownership.ts";
import { lastDay } from "../model/period.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { MetricValue, Tie } from "../model/tie.ts";
import { balanceTies } from "./balance-ties.ts";
import { claimTies } from "./claim-ties.ts";
import type { ReleaseContext } from "./context.ts";
import { digitTies } from "./digit-ties.ts";
import { duplicateTies } from "./duplicate-ties.ts";
import { guidanceItemOf, guidanceTies } from "./guidance-ties.ts";
import { ownershipTies } from "./ownership-ties.ts";
import { rowTies } from "./row-ties.ts";
import { applyWaivers, type WaiverProblem } from "./waivers.ts";

/** What a report over several filings takes of each. */
export interface FilingFigures {
  readonly filing: Filing;
  readonly facts: FactSet;
  readonly metrics: readonly MetricValue[];
}

export interface Examined extends FilingFigures {
  readonly ties: readonly Tie[];
  readonly waiverProblems: readonly WaiverProblem[];
}

/** `today` decides whether waivers have expired; it is an input, so that a build can be repeated. */
export function examineFiling(filing: Filing, today: PlainDate): Examined {
  const { facts, metrics, ties } = filing.kind === "ownership" ? examineOwnership(filing) : examineRelease(filing);
  const waived = applyWaivers(ties, filing.waivers, today);
  return { filing, facts, metrics, ties: waived.ties, waiverProblems: waived.problems };
}

/**
 * The figures of a filing that was examined before and ties. Its metrics are computed when they are asked for: a
 * company rests on facts alone.
 */
export function figuresOfFiling(filing: Filing): FilingFigures {
  const facts = filing.kind === "ownership" ? new FactSet(factsOfOwnership(filing)) : releaseFacts(filing);
  let known: readonly MetricValue[] | undefined;
  return {
    filing, facts,
    get metrics() {
      return known ??= filing.kind === "ownership"
        ? evaluateOwnershipMetrics(METRICS, ownershipView(filing, facts.facts)) : releaseMetrics(filing, facts);
    },
  };
}

type Bare = Pick<Examined, "facts" | "metrics" | "ties">;

function releaseFacts(filing: EarningsRelease): FactSet {
  const printed = factsOfRelease(filing);
  return new FactSet(printed, derivePeriods(filing, printed));
}

const releaseMetrics = (filing: EarningsRelease, facts: FactSet): MetricValue[] => [
  ...evaluateConceptMetrics(METRICS, { facts, prefix: issuerPrefix(filing.issuer), current: filing.fiscal.period }),
  ...evaluateGuidanceMetrics(METRICS, filing.guidance.map((item) => guidanceItemOf({ filing, facts }, item)), facts),
];

function examineRelease(filing: EarningsRelease): Bare {
  const facts = releaseFacts(filing);
  const metrics = releaseMetrics(filing, facts);
  const context = contextOf(filing, facts, metrics);
  const ties = [
    ...rowTies(context), ...duplicateTies(context), ...balanceTies(context), ...guidanceTies(context),
    ...claimTies(context), ...digitTies(context),
  ];
  return { facts, metrics, ties };
}

function contextOf(filing: EarningsRelease, facts: FactSet, metrics: readonly MetricValue[]): ReleaseContext {
  const periodLabel = labeller(filing);
  return {
    filing, facts, metrics, periodLabel,
    titleOf: ({ label, periodId }) => `${label}, ${periodLabel(periodId)}`,
    metricTitle: (id) => metricById(id)?.title,
    metricIds: METRICS.map(({ id }) => id),
  };
}

/** Period id → "Q3 2012"; an instant that the filing does not declare is its own date. */
export function labeller(filing: EarningsRelease): (periodId: string) => string {
  const quarterEnd = lastDay(periodNamed(filing, filing.fiscal.period));
  return (id) => {
    const period = filing.periods[id] ?? { instant: id };
    return formatPeriod(period, filing.fiscal, quarterEnd);
  };
}

function examineOwnership(form: Ownership): Bare {
  const printed = factsOfOwnership(form);
  const view = ownershipView(form, printed);
  return {
    facts: new FactSet(printed), metrics: evaluateOwnershipMetrics(METRICS, view), ties: ownershipTies(view, printed),
  };
}
