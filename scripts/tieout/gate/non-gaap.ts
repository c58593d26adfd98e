/**
 * Which figures are non-GAAP, and what stands before each (Regulation G; Item 10(e)(1)(i)(A)). Read from the
 * metrics: a non-GAAP metric names its GAAP counterpart, and the issuer's concept that only it requires is the
 * non-GAAP measure.
 */
import type { ConceptMetric, Metric } from "../../model/metric.ts";

export interface NonGaap {
  /** Non-GAAP metric id → id of its GAAP counterpart. */
  readonly metrics: ReadonlyMap<string, string>;
  /** Local name of an issuer's non-GAAP concept → local name of the GAAP concept it starts from. */
  readonly concepts: ReadonlyMap<string, string>;
}

const local = (concept: string): string => concept.slice(concept.indexOf(":") + 1);
const isIssuers = (concept: string): boolean => concept.startsWith("issuer:");
const isOverConcepts = (metric: Metric | undefined): metric is ConceptMetric => metric?.over === "concepts";

export function nonGaapOf(metrics: readonly Metric[]): NonGaap {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const pairs = metrics.flatMap(({ id, basis, counterpart }): [string, string][] =>
    (basis === "non-gaap" && counterpart !== undefined ? [[id, counterpart]] : []));
  const concepts = pairs.flatMap(([id, counterpart]) => conceptPairs(byId.get(id), byId.get(counterpart)));
  return { metrics: new Map(pairs), concepts: new Map([...concepts, ...PER_SHARE]) };
}

/** The first concept that a metric requires is the measure; a second one is what it is divided by. */
function conceptPairs(metric: Metric | undefined, counterpart: Metric | undefined): [string, string][] {
  // Per-share metrics divide other concepts than those that the filing prints as earnings per share.
  if (!isOverConcepts(metric) || !isOverConcepts(counterpart) || metric.unit === "per-share") return [];
  const measure = metric.requires.find(isIssuers);
  const gaap = counterpart.requires[0];
  return measure === undefined || gaap === undefined ? [] : [[local(measure), local(gaap)]];
}

const PER_SHARE: readonly [string, string][] = [
  ["NonGAAPEarningsPerShareBasic", "EarningsPerShareBasic"], ["NonGAAPEarningsPerShareDiluted", "EarningsPerShareDiluted"],
  ["NonGAAPNetIncomeAttributableToCommonStockholders", "NetIncomeLoss"],
];
