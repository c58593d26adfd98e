/** Finding facts, metrics, ties and periods of a Report by what a person would call them. */
import { firstOfLike } from "../../model/concept-equivalents.ts";
import { issuerPrefix } from "../../model/earnings-release.ts";
import { nearest } from "../../lib/nearest.ts";
import type { Report, ReportFact, ReportMetric, ReportPeriod, ReportTie } from "../../model/report.ts";

export interface Lookup {
  readonly facts: ReadonlyMap<string, ReportFact>;
  readonly metrics: ReadonlyMap<string, ReportMetric>;
  readonly ties: ReadonlyMap<string, ReportTie>;
  readonly periods: ReadonlyMap<string, ReportPeriod>;
  /** First fact printed of a concept in a period, by "concept@period". */
  readonly byConcept: ReadonlyMap<string, ReportFact>;
}

const known = new WeakMap<Report, Lookup>();

export function lookup(report: Report): Lookup {
  const before = known.get(report);
  if (before !== undefined) return before;
  const made = buildLookup(report);
  known.set(report, made);
  return made;
}

function buildLookup(report: Report): Lookup {
  const byConcept = new Map<string, ReportFact>();
  for (const fact of report.facts) {
    const key = `${fact.concept}@${fact.period}`;
    // Guidance looks forward: it is asked for by its own id.
    if (!fact.id.startsWith("guidance.") && !byConcept.has(key)) byConcept.set(key, fact);
  }
  return {
    facts: new Map(report.facts.map((fact) => [fact.id, fact])),
    metrics: new Map(report.metrics.map((metric) => [metric.key, metric])),
    ties: new Map(report.ties.map((tie) => [tie.id, tie])),
    periods: new Map(report.periods.map((period) => [period.id, period])),
    byConcept,
  };
}

/** The prefix that "issuer:" stands for. */
const prefixOf = (report: Report): string =>
  issuerPrefix(report.kind === "earnings-release" ? report.filing.issuer : report.issuer);

/**
 * A concept in a period, or one of the same meaning; balances are found by a period that ends on their day. "issuer:X"
 * is the issuer's own X.
 */
export function factOf(report: Report, concept: string, period: string): ReportFact | undefined {
  const { byConcept, periods } = lookup(report);
  const asked = concept.replace(/^issuer:/, `${prefixOf(report)}:`);
  const there = firstOfLike(asked, (name) => byConcept.get(`${name}@${period}`));
  if (there !== undefined) return there;
  const end = periods.get(period)?.end;
  const instant = report.periods.find((candidate) => candidate.span === "instant" && candidate.end === end);
  return instant === undefined ? undefined : firstOfLike(asked, (name) => byConcept.get(`${name}@${instant.id}`));
}

export const metricOf = (report: Report, id: string, period: string): ReportMetric | undefined =>
  lookup(report).metrics.get(`${id}@${period}`);

export const periodLabel = (report: Report, id: string): string => lookup(report).periods.get(id)?.label ?? id;

/** The nearest right name to a wrong one, for the error text. */
export const nearestOf = (wrong: string, right: Iterable<string>): string | undefined => nearest(wrong, right);
