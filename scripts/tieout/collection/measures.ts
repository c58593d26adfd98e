/**
 * What a company's series and comparisons show, row by row, GAAP before non-GAAP. A row is one measure, under whatever
 * name a filing's standards have for it (data/concepts/equivalents.json).
 */
import { words } from "../../lib/words.ts";
import { conceptsLike } from "../../model/concept-equivalents.ts";

export type Measure = MeasuredConcept | MeasuredMetric;

export interface MeasuredConcept { readonly id: string; readonly concept: string }
export interface MeasuredMetric { readonly id: string; readonly metric: string }

const concept = (id: string, name: string): MeasuredConcept => ({ id, concept: name });
const metric = (id: string): MeasuredMetric => ({ id, metric: id });

export const MEASURES: readonly Measure[] = [
  concept("revenues", "us-gaap:Revenues"),
  metric("revenue-growth"),
  concept("gross-profit", "us-gaap:GrossProfit"),
  metric("gross-margin"),
  metric("non-gaap-gross-margin"),
  concept("operating-income", "us-gaap:OperatingIncomeLoss"),
  metric("operating-margin"),
  concept("non-gaap-operating-income", "issuer:NonGAAPOperatingIncome"),
  metric("non-gaap-operating-margin"),
  concept("net-income", "us-gaap:NetIncomeLoss"),
  metric("net-margin"),
  concept("non-gaap-net-income", "issuer:NonGAAPNetIncome"),
  concept("adjusted-ebitda", "issuer:AdjustedEBITDA"),
  metric("adjusted-ebitda-margin"),
  concept("diluted-eps", "us-gaap:EarningsPerShareDiluted"),
  concept("non-gaap-diluted-eps", "issuer:NonGAAPEarningsPerShareDiluted"),
  metric("operating-cash-flow"),
  metric("free-cash-flow"),
];

/** A metric goes by its own title. */
export const measureTitle = (measure: Measure): string =>
  words("metric" in measure ? `metric.${measure.metric}.title` : `measure.${measure.id}`);

/** The names under which a filing may have the measure; the issuer's own under its prefix. */
export const conceptsOf = ({ concept: name }: MeasuredConcept, prefix: string): readonly string[] =>
  conceptsLike(ownName(name, prefix));

/** All concepts that some row shows. */
export const measuredConcepts = (prefix: string): string[] =>
  MEASURES.flatMap((measure) => ("concept" in measure ? conceptsOf(measure, prefix) : []));

/** "issuer:AdjustedEBITDA" → "qlys:AdjustedEBITDA" */
export const ownName = (concept: string, prefix: string): string => concept.replace(/^issuer:/, `${prefix}:`);
