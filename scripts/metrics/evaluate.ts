/** The metric engine: which metrics can be computed of a filing, at which periods, and what they come to. */
import { words } from "../lib/words.ts";
import { fromInteger } from "../model/decimal.ts";
import type { ConceptMetric, Inputs, Metric, OwnershipFacts } from "../model/metric.ts";
import { closingInstant, daysIn, isInstant, type Period } from "../model/period.ts";
import { Missing, UnitError, exactly, type Figure, type Quantity } from "../model/quantity.ts";
import type { MetricValue } from "../model/tie.ts";

/** What the engine asks of a filing's facts; facts/fact-set.ts answers. */
export interface FactSource {
  readonly periods: readonly { readonly id: string; readonly period: Period }[];
  find(concept: string, period: Period): Quantity | undefined;
  yearBefore(period: Period): { readonly period: Period } | undefined;
}

export interface EvaluationContext {
  readonly facts: FactSource;
  /** Prefix of the issuer's own concepts, for names such as "issuer:AdjustedEBITDA". */
  readonly prefix: string;
  /** Period id of the quarter that the filing reports: gaps are told for this one only. */
  readonly current: string;
}

export function evaluateConceptMetrics(metrics: readonly Metric[], context: EvaluationContext): MetricValue[] {
  const overConcepts = metrics.filter((metric) => metric.over === "concepts");
  const periods = context.facts.periods.map(({ id, period }) => ({ id, period, about: periodFacts(period) }));
  return overConcepts.flatMap((metric) => periods.flatMap(({ id, ...at }) => {
    const figure = evaluateAt(metric, at, context);
    if (figure === undefined || (figure instanceof Missing && figure.kind === "not-reported" && id !== context.current)) {
      return [];
    }
    return [{ key: `${metric.id}@${id}`, metric: metric.id, periodId: id, figure }];
  }));
}

/** Undefined where the metric has nothing to say: none of its concepts is known, or all are balances of another day. */
function evaluateAt(metric: ConceptMetric, { period, about }: At, context: EvaluationContext): Figure | undefined {
  const now = inputsAt(metric, period, context);
  if (now.found === 0 || now.balances === metric.requires.length) return undefined;
  if (now.missing !== undefined) return now.missing;
  if (metric.compares === undefined) return computed(() => metric.compute(now.inputs, now.inputs, about));
  const earlier = context.facts.yearBefore(period);
  if (earlier === undefined) return undefined;
  const before = inputsAt(metric, earlier.period, context);
  return before.missing ?? computed(() => metric.compute(now.inputs, before.inputs, about));
}

/** Concepts in different currencies do not go together; the ties say which of them is wrong. */
function computed(compute: () => Figure): Figure {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnitError) return new Missing("not-checked", words("gap.units-differ", { units: error.message }));
    throw error;
  }
}

interface Gathered {
  inputs: Inputs<string>;
  found: number;
  /** How many were found only as balances at the period's end. */
  balances: number;
  missing: Missing | undefined;
}

const ISSUER = "issuer:";

function inputsAt(metric: ConceptMetric, period: Period, { facts, prefix }: EvaluationContext): Gathered {
  const inputs: Record<string, Quantity> = {};
  let balances = 0;
  const absent: string[] = [];
  for (const name of metric.requires) {
    const concept = name.startsWith(ISSUER) ? `${prefix}:${name.slice(ISSUER.length)}` : name;
    const flow = facts.find(concept, period);
    const balance = flow ?? (isInstant(period) ? undefined : facts.find(concept, closingInstant(period)));
    if (flow === undefined && balance !== undefined) balances += 1;
    if (balance === undefined) absent.push(concept);
    else inputs[localName(name)] = balance;
  }
  const missing = absent.length === 0 ? undefined
    : new Missing("not-reported", words("gap.not-given", { concepts: absent.join(", ") }));
  return { inputs, found: Object.keys(inputs).length, balances, missing };
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** A period, and what a metric may ask of it. */
interface At { readonly period: Period; readonly about: { readonly days: Quantity } }

function periodFacts(period: Period): At["about"] {
  const days = isInstant(period) ? 0 : daysIn(period);
  return {
    days: exactly(fromInteger(days), { unit: "days", trace: { op: "constant", meaning: words("constant.days-in-period") } }),
  };
}

export function evaluateOwnershipMetrics(metrics: readonly Metric[], facts: OwnershipFacts): MetricValue[] {
  const periodId = facts.form.periodOfReport;
  return metrics.filter((metric) => metric.over === "ownership").flatMap((metric) => {
    const figure = metric.compute(facts);
    if (figure instanceof Missing && figure.kind === "not-reported") return [];
    return [{ key: `${metric.id}@${periodId}`, metric: metric.id, periodId, figure }];
  });
}
