/** Asking the Report: facts by concept and period, metrics by key, periods by id. */
import { firstOfLike } from "../model/concept-equivalents.ts";
import type { EarningsReport, Report, ReportFact, ReportMetric, ReportPeriod, Shown } from "../model/report.ts";

/** Guidance looks forward and is asked for by its own id. */
const isGuidance = (fact: ReportFact): boolean => fact.id.startsWith("guidance.");

/**
 * The first fact of the concept at the period, or of one of the same meaning, in document order, printed ones before
 * derived ones.
 */
export function factAt(report: Report, concept: string, period: string): ReportFact | undefined {
  const there = report.facts.filter((fact) => fact.period === period && !isGuidance(fact));
  return firstOfLike(concept, (name) => {
    const found = there.filter((fact) => fact.concept === name);
    return found.find((fact) => fact.place !== undefined) ?? found[0];
  });
}

export const factById = (report: Report, id: string): ReportFact | undefined =>
  report.facts.find((fact) => fact.id === id);

export const isDerived = (fact: ReportFact): boolean => fact.place === undefined;

export const periodById = (report: Report, id: string): ReportPeriod | undefined =>
  report.periods.find((period) => period.id === id);

/** A metric that has a value, with the text that shows it. */
export type KnownMetric = ReportMetric & { value: string; shown: Shown };

export function metricAt(report: Report, id: string, period: string): KnownMetric | undefined {
  const metric = report.metrics.find((one) => one.id === id && one.period === period);
  return metric !== undefined && metric.value !== null && metric.shown !== null
    ? { ...metric, value: metric.value, shown: metric.shown } : undefined;
}

/** The quarter reported and, where it is known, the one a year before, newest first. */
export function comparedPeriods(report: EarningsReport): ReportPeriod[] {
  return [report.current, report.prior].flatMap((id) => {
    const period = id === null ? undefined : periodById(report, id);
    return period === undefined ? [] : [period];
  });
}
