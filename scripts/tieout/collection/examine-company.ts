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
import type { Converted, Restatement, Trade } from "../../model/collection-report.ts";
import type { DerivedFact, Fact } from "../../model/fact.ts";
import { isInstant, lastDay, spanOf } from "../../model/period.ts";
import type { PlainDate } from "../../model/plain-date.ts";
import { Missing, type Figure } from "../../model/quantity.ts";
import type { MetricValue, Tie } from "../../model/tie.ts";
import { issuerPrefix } from "../../model/earnings-release.ts";
import type { FilingFigures } from "../examine.ts";
import { acrossTies, isRestated } from "./across-ties.ts";
import { named, outcomesOf, type Outcome, type Reported } from "./outcomes.ts";
import { measuredConcepts, ownName } from "./measures.ts";
import { formsOf, newestFirst, releasesOf, type ExaminedRelease } from "./releases.ts";
import { NO_SPLITS, Splits, toldSplits, type PublishedOf } from "./splits.ts";
import { tradeInputs, tradesOf } from "./trades.ts";
import { uniteFacts, type OlderFact } from "./union.ts";

/** What a report over several filings is made from. */
export interface ExaminedCollection {
  /** Newest first. */
  readonly filings: readonly FilingFigures[];
  /** The figures that count, and those that follow from them. */
  readonly facts: FactSet;
  /** Facts beside them: guidance, what was restated, rows of forms. */
  readonly aside: readonly Fact[];
  /** Figures beside them that follow from others: guidance after a stock split. */
  readonly asideDerived?: readonly DerivedFact[];
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
  readonly splits: Splits;
  readonly converted: readonly Converted[];
  readonly trades: readonly Trade[];
}

/** `filings` are all of one company, in any order. */
export function examineCompany(filings: readonly FilingFigures[]): ExaminedCompany {
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
  outcomes: [], restatements: [], splits: NO_SPLITS, converted: [],
};

function examineResults(releases: readonly ExaminedRelease[]): Results {
  const newest = newestQuarter(releases);
  const { fiscal } = newest.filing;
  const quarter = periodNamed(newest.filing, fiscal.period);
  const calendar = new CompanyCalendar(fiscal, lastDay(quarter));
  const prefix = issuerPrefix(newest.filing.issuer);
  const { facts: chosen, older } = uniteFacts(releases, calendar);
  const wanted = wantedConcepts(releases, prefix);
  const splits = new Splits(toldSplits(releases, calendar), publishedOf(releases)).borneOutBy(older.filter(isRestated));
  const afterSplits = (fact: Fact): DerivedFact | undefined => splits.asOf(fact, newestDay(releases));
  const facts = chosen.filter(({ concept }) => wanted.has(concept));
  const conversions = conversionsOf(facts, afterSplits);
  const old = new Set(conversions.map(({ before }) => before));
  const naming = namingOf(fiscal, lastDay(quarter));
  const allocated = new Set(releases.flatMap(({ filing }) => [...allocatedConcepts(filing)]));
  const derived = deriveCompanyPeriods(facts, { calendar, naming, allocated });
  const set = new FactSet(facts.filter((fact) => !old.has(fact)),
    [...derived, ...conversions.map(({ after }) => after)]);
  const outcomes = outcomesOf(releases, { calendar, afterSplits, find: reportedIn(set) });
  const kept = older.filter((one) => isRestated(one) || wanted.has(one.fact.concept)).map(explainedBy(splits));
  const restated = kept.filter(isRestated);
  const current = calendar.at(quarter).id;
  return {
    facts: set, calendar, prefix, current, outcomes, restatements: restated.map(restatementOf), splits,
    aside: [...extraFacts(kept, wanted), ...old, ...splits.all.map(({ ratio }) => ratio),
      ...outcomes.flatMap(({ printed }) => printed)],
    asideDerived: outcomes.flatMap(({ converted }) => converted),
    converted: conversions.map(({ before, after }) => ({ before: before.id, after: after.id })),
    ties: acrossTies(kept, (id) => labelOf(id, set, calendar)),
    metrics: [
      ...evaluateConceptMetrics(METRICS, { facts: namingDerived(set), prefix, current }), ...outcomeMetrics(outcomes),
      ...restatementMetrics(restated),
    ],
  };
}

interface Conversion { readonly before: Fact; readonly after: DerivedFact }

/** Figures printed before a stock split that no later filing prints again. */
const conversionsOf = (facts: readonly Fact[], afterSplits: (fact: Fact) => DerivedFact | undefined): Conversion[] =>
  facts.flatMap((before) => {
    const after = afterSplits(before);
    return after === undefined ? [] : [{ before, after }];
  });

const newestDay = (releases: readonly ExaminedRelease[]): PlainDate => releases[0]?.filing.source.published ?? "";

function publishedOf(releases: readonly ExaminedRelease[]): PublishedOf {
  const days = new Map(releases.map(({ filing }) => [filing.id, filing.source.published]));
  return ({ origin }) => days.get(origin?.filing ?? "") ?? "";
}

/** What counts of a concept in a period: printed, or derived where no filing prints it. */
const reportedIn = ({ facts, derived }: FactSet) => (concept: string, periodId: string): Reported | undefined => {
  const isAsked = (fact: Pick<Fact, "concept" | "periodId">): boolean => fact.concept === concept && fact.periodId === periodId;
  const [follows] = derived.filter(isAsked);
  return facts.find(isAsked) ?? (follows && named(follows));
};

const explainedBy = (splits: Splits) => (one: OlderFact): OlderFact => {
  const split = isRestated(one) ? splits.explains(one.fact, one.against) : undefined;
  return split === undefined ? one : { ...one, split };
};

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

const restatementOf = ({ fact, against, split }: OlderFact): Restatement => ({
  period: fact.periodId, label: against.label, before: fact.id, after: against.id,
  change: `restatement-change@${fact.id}`, split: split?.ratio.id ?? null,
});

/** A split is no change of the figure. */
const restatementMetrics = (restated: readonly OlderFact[]): MetricValue[] => evaluateAcross(METRICS, "restatement",
  restated.filter(({ split }) => split === undefined).map(({ fact, against }) =>
    ({ id: fact.id, periodId: fact.periodId, figures: { before: fact.quantity, after: against.quantity } })));

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
