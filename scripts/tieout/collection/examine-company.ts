/** A company examined as a whole: its filings' facts united, what follows across filings, and the ties between them. */
import { CompanyCalendar } from "../../facts/company-calendar.ts";
import { deriveCompanyPeriods } from "../../facts/company-algebra.ts";
import { FactSet } from "../../facts/fact-set.ts";
import { allocatedConcepts, namingOf } from "../../facts/period-algebra.ts";
import { periodNamed } from "../../facts/release-facts.ts";
import { formatPeriodName } from "../../format/period-label.ts";
import { evaluateAcross } from "../../metrics/evaluate-across.ts";
import { evaluateConceptMetrics, type FactSource } from "../../metrics/evaluate.ts";
import { METRICS } from "../../metrics/registry.ts";
import { conceptsLike } from "../../model/concept-equivalents.ts";
import type { Restatement, Trade } from "../../model/collection-report.ts";
import type { DerivedFact, Fact } from "../../model/fact.ts";
import { isInstant, lastDay, spanOf } from "../../model/period.ts";
import { Missing, type Figure } from "../../model/quantity.ts";
import type { MetricValue, Tie } from "../../model/tie.ts";
import { issuerPrefix } from "../../model/earnings-release.ts";
import type { Examined } from "../examine.ts";
import { acrossTies, isRestated } from "./across-ties.ts";
import { outcomesOf, type Outcome, type Reported } from "./outcomes.ts";
import { measuredConcepts, ownName } from "./measures.ts";
import { formsOf, newestFirst, releasesOf, type ExaminedRelease } from "./releases.ts";
import { tradeInputs, tradesOf } from "./trades.ts";
import { uniteFacts, type OlderFact } from "./union.ts";

/** What a report over several filings is made from. */
export interface ExaminedCollection {
  /** Newest first. */
  readonly filings: readonly Examined[];
  /** The figures that count, and those that follow from them. */
  readonly facts: FactSet;
  /** Facts beside them: guidance, what was restated, rows of forms. */
  readonly aside: readonly Fact[];
  readonly metrics: readonly MetricValue[];
  readonly ties: readonly Tie[];
}

export interface ExaminedCompany extends ExaminedCollection {
  readonly calendar: CompanyCalendar | undefined;
  readonly prefix: string;
  /** Id of the newest quarter reported. */
  readonly current: string | undefined;
  readonly outcomes: readonly Outcome[];
  readonly restatements: readonly Restatement[];
  readonly trades: readonly Trade[];
}

/** `filings` are all of one company, in any order. */
export function examineCompany(filings: readonly Examined[]): ExaminedCompany {
  const ordered = newestFirst(filings);
  const releases = releasesOf(ordered);
  const results = releases.length === 0 ? NO_RESULTS : examineResults(releases);
  const { trades, facts: traded } = tradesOf(formsOf(ordered));
  const metrics = results.calendar === undefined ? [] : tradesByQuarter(trades, traded, results.facts);
  return {
    ...results, filings: ordered, trades, aside: [...results.aside, ...traded], metrics: [...results.metrics,
      ...metrics],
  };
}

type Results = Omit<ExaminedCompany, "filings" | "trades">;

const NO_RESULTS: Results = {
  facts: new FactSet([]), aside: [], metrics: [], ties: [], calendar: undefined, prefix: "", current: undefined,
  outcomes: [], restatements: [],
};

function examineResults(releases: readonly ExaminedRelease[]): Results {
  const newest = newestQuarter(releases);
  const { fiscal } = newest.filing;
  const quarter = periodNamed(newest.filing, fiscal.period);
  const calendar = new CompanyCalendar(fiscal, lastDay(quarter));
  const prefix = issuerPrefix(newest.filing.issuer);
  const { facts: chosen, older } = uniteFacts(releases, calendar);
  const wanted = wantedConcepts(releases, prefix);
  const facts = chosen.filter(({ concept }) => wanted.has(concept));
  const naming = namingOf(fiscal, lastDay(quarter));
  const allocated = new Set(releases.flatMap(({ filing }) => [...allocatedConcepts(filing)]));
  const set = new FactSet(facts, deriveCompanyPeriods(facts, { calendar, naming, allocated }));
  const outcomes = outcomesOf(releases, calendar, (concept, periodId) =>
    facts.find((fact) => fact.concept === concept && fact.periodId === periodId)
      ?? namedDerived(set.derived.find((fact) => fact.concept === concept && fact.periodId === periodId)));
  const kept = older.filter((one) => isRestated(one) || wanted.has(one.fact.concept));
  const current = calendar.at(quarter).id;
  const restated = kept.filter(isRestated);
  return {
    facts: set, calendar, prefix, current, outcomes, restatements: restated.map(restatementOf),
    aside: [...extraFacts(kept, wanted), ...outcomes.flatMap(({ low, high }) => [low, high])],
    ties: acrossTies(kept, (id) => labelOf(id, set, calendar)),
    metrics: [
      ...evaluateConceptMetrics(METRICS, { facts: namingDerived(set), prefix, current }), ...outcomeMetrics(outcomes),
      ...evaluateAcross(METRICS, "restatement", restated.map(({ fact, against }) =>
        ({ id: fact.id, periodId: fact.periodId, figures: { before: fact.quantity, after: against.quantity } }))),
    ],
  };
}

/** A derived figure under its own name, as metrics rest on it. */
const namedDerived = (fact: DerivedFact | undefined): Reported | undefined =>
  fact && { id: fact.id, quantity: fact.quantity.tracedTo({ op: "fact", fact: fact.id }) };

/**
 * Metrics rest on a derived figure by its name: it is explained where it stands, and a year of four quarters need not
 * be spelt out in each margin.
 */
const namingDerived = (set: FactSet): FactSource => ({
  periods: set.periods,
  find: (concept, period) => {
    const quantity = set.find(concept, period);
    const derived = quantity === undefined || quantity.trace.op === "fact" ? undefined
      : set.derived.find((one) => one.quantity === quantity);
    return derived === undefined ? quantity : quantity?.tracedTo({ op: "fact", fact: derived.id });
  },
  yearBefore: (period) => set.yearBefore(period),
});

/** The release of the latest quarter; of several (a correction) the newest. */
function newestQuarter(releases: readonly ExaminedRelease[]): ExaminedRelease {
  const [first, ...rest] = releases;
  if (first === undefined) throw new RangeError("a company without a release has no calendar");
  const endOf = ({ filing }: ExaminedRelease): string => lastDay(periodNamed(filing, filing.fiscal.period));
  return rest.reduce((newest, one) => (endOf(one) > endOf(newest) ? one : newest), first);
}

/** What rows of the series show, metrics ask for and guidance foretold; all else is on the pages of the filings. */
function wantedConcepts(releases: readonly ExaminedRelease[], prefix: string): ReadonlySet<string> {
  const asked = METRICS.flatMap((metric) => (metric.over === "concepts" ? metric.requires : []))
    .flatMap((name) => conceptsLike(ownName(name, prefix)));
  const guided = releases.flatMap(({ filing }) => filing.guidance.map(({ concept }) => concept));
  return new Set([...asked, ...guided, ...measuredConcepts(prefix)]);
}

/** Restated figures of any concept, and the later figures that restate those which no series shows. */
const extraFacts = (kept: readonly OlderFact[], wanted: ReadonlySet<string>): Fact[] => [...new Set(kept.flatMap(
  ({ fact, against }) => (wanted.has(fact.concept) ? [fact] : [fact, against])))];

const labelOf = (id: string, facts: FactSet, calendar: CompanyCalendar): string => {
  const known = facts.periods.find((period) => period.id === id);
  return known === undefined ? id : formatPeriodName(calendar.name(known.period));
};

const restatementOf = ({ fact, against }: OlderFact): Restatement => ({
  period: fact.periodId, label: against.label, before: fact.id, after: against.id,
    change: `restatement-change@${fact.id}`,
});

const outcomeMetrics = (outcomes: readonly Outcome[]): MetricValue[] => evaluateAcross(METRICS, "guidance-outcome",
  outcomes.flatMap(({ outcome, low, high, actual }) => (actual === undefined ? [] : [{
    id: outcome.id, periodId: outcome.period,
    figures: { low: low.quantity, high: high.quantity, actual: actual.quantity },
  }])));

function tradesByQuarter(trades: readonly Trade[], facts: readonly Fact[], { periods }: FactSet): MetricValue[] {
  const figures = figuresOf(facts);
  const quarters = periods.flatMap(({ id, period }) =>
    (isInstant(period) || spanOf(period) !== "quarter" ? [] : [{ id, ...period }]));
  return evaluateAcross(METRICS, "insider-trades", quarters.map(({ id, start, end }) => ({
    id, periodId: id, figures: tradeInputs(trades.filter(({ date }) => start <= date && date <= end), figures),
  })));
}

export function figuresOf(facts: readonly Fact[]): (id: string) => Figure {
  const byId = new Map(facts.map((fact) => [fact.id, fact.quantity]));
  return (id) => byId.get(id) ?? new Missing("not-reported", `no fact ${id}`);
}
