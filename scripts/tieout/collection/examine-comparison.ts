/**
 * Filings or companies side by side: for each row the figure of each column, and how the first column's differs from
 * each other's. Figures keep the facts they rest on, under ids that name the filing; differences are metrics of their
 * own and never cross currencies, since quantities of different units do not go together.
 */
import { collectFact, collectedId } from "../../facts/collected-fact.ts";
import { FactSet, mostPrecise } from "../../facts/fact-set.ts";
import { evaluateAcross, type AcrossCase } from "../../metrics/evaluate-across.ts";
import { METRICS, metricById } from "../../metrics/registry.ts";
import type { ComparedRow } from "../../model/collection-report.ts";
import type { DerivedFact, Fact } from "../../model/fact.ts";
import { closingInstant, isInstant, spanOf, type Period } from "../../model/period.ts";
import type { PlainDate } from "../../model/plain-date.ts";
import { Missing, type Quantity } from "../../model/quantity.ts";
import type { MetricValue } from "../../model/tie.ts";
import type { FilingFigures } from "../examine.ts";
import type { ExaminedCollection } from "./examine-company.ts";
import type { Splits } from "./splits.ts";
import { MEASURES, conceptsOf, type Measure } from "./measures.ts";

/** What a column takes its figures from. */
export interface ComparedSubject {
  /** "qlys-2012-q3", "qlys": part of the ids of its figures. */
  readonly name: string;
  readonly filings: readonly FilingFigures[];
  readonly facts: FactSet;
  readonly aside: readonly Fact[];
  readonly metrics: readonly MetricValue[];
  readonly prefix: string;
  readonly periodId: string;
  readonly period: Period;
  /** Stock splits of which the subject's own filings may not know yet. */
  readonly splits: Splits;
  /** The last day of which a filing of the same company is compared: all its figures are told as of then. */
  readonly day: PlainDate;
}

export interface ExaminedComparison extends ExaminedCollection { readonly rows: readonly ComparedRow[] }

/** A figure as a row shows it, with the facts behind it. */
interface Found {
  readonly ref: string;
  readonly label: string;
  readonly quantity: Quantity;
  /** Printed before a stock split, shown as it is after it. */
  readonly converted?: true;
}

class Column {
  readonly subject: ComparedSubject;
  readonly facts = new Map<string, Fact>();
  readonly derived = new Map<string, DerivedFact>();
  readonly metrics = new Map<string, MetricValue>();

  constructor(subject: ComparedSubject) {
    this.subject = subject;
  }

  find(measure: Measure): Found | undefined {
    return "metric" in measure ? this.#metric(measure.metric) : this.#concept(conceptsOf(measure, this.subject.prefix));
  }

  #concept(concepts: readonly string[]): Found | undefined {
    const { facts, period } = this.subject;
    const periods = isInstant(period) ? [period] : [period, closingInstant(period)];
    for (const concept of concepts) {
      for (const at of periods) {
        const printed = mostPrecise(facts.printed(concept, at));
        if (printed !== undefined) return this.#afterSplits(this.#collect(printed));
        const derived = facts.derivedAt(concept, at);
        if (derived !== undefined) return this.#derive(derived);
      }
    }
    return undefined;
  }

  #metric(id: string): Found | undefined {
    const { metrics, periodId, name } = this.subject;
    const value = metrics.find(({ key }) => key === `${id}@${periodId}`);
    if (value === undefined || value.figure instanceof Missing) return undefined;
    const key = `${value.key}@${name}`;
    const quantity = this.#retrace(value.figure);
    this.metrics.set(key, { ...value, key, periodId: this.#idOf(value.periodId), figure: quantity });
    return { ref: `metric:${key}`, label: metricById(id)?.title ?? id, quantity };
  }

  #afterSplits(fact: Fact): Found {
    const { splits, day } = this.subject;
    const after = splits.asOf(fact, day);
    if (after === undefined) return foundFact(fact);
    for (const { ratio } of splits.all) {
      this.facts.set(ratio.id, { ...ratio, periodId: collectedId(ratio.periodId, ratio.origin?.filing ?? "") });
    }
    this.derived.set(after.id, after);
    return { ...foundDerived(after), converted: true };
  }

  #derive(fact: DerivedFact): Found {
    const id = collectedId(fact.id, this.subject.name);
    const quantity = this.#retrace(fact.quantity);
    this.derived.set(id, { ...fact, id, periodId: this.#idOf(fact.periodId), quantity });
    return foundDerived({ ...fact, id, quantity });
  }

  #idOf(periodId: string): string {
    return collectedId(periodId, this.subject.name);
  }

  /** A company's facts have been collected before and keep their ids. */
  #collect(fact: Fact): Fact {
    const periodId = this.#idOf(fact.periodId);
    const collected = fact.origin === undefined
      ? collectFact(fact, { filing: this.subject.name, periodId, period: fact.period }) : { ...fact, periodId };
    this.facts.set(collected.id, collected);
    return collected;
  }

  /** The same formula over collected facts. */
  #retrace(quantity: Quantity): Quantity {
    const { trace } = quantity;
    if (trace.op === "constant") return quantity;
    if (trace.op !== "fact") return quantity.tracedTo({ op: trace.op,
      inputs: trace.inputs.map((one) => this.#retrace(one)) });
    const derived = this.subject.facts.derived.find(({ id }) => id === trace.fact);
    if (derived !== undefined) return this.#derive(derived).quantity;
    const fact = this.subject.facts.byId(trace.fact) ?? this.subject.aside.find(({ id }) => id === trace.fact);
    if (fact === undefined) throw new RangeError(`${this.subject.name} has no fact ${trace.fact}`);
    return this.#collect(fact).quantity;
  }
}

const foundDerived = ({ id, label, quantity }: DerivedFact): Found =>
  ({ ref: `fact:${id}`, label, quantity: quantity.tracedTo({ op: "fact", fact: id }) });

const foundFact = (fact: Fact): Found => ({ ref: `fact:${fact.id}`, label: fact.label, quantity: fact.quantity });

export function examineComparison(subjects: readonly ComparedSubject[]): ExaminedComparison {
  const columns = subjects.map((subject) => new Column(subject));
  const found = MEASURES.map((measure) => ({ measure, figures: columns.map((column) => column.find(measure)) }))
    .filter(({ figures }) => figures.some((figure) => figure !== undefined));
  const [first] = columns;
  const metrics = evaluateAcross(METRICS, "comparison", found.flatMap(({ measure, figures }) =>
    casesOf(measure.id, comparable(figures, columns), first)));
  const keys = new Set(metrics.map(({ key }) => key));
  const facts = columns.flatMap((column) => [...column.facts.values()]);
  return {
    filings: subjects.flatMap(({ filings }) => filings),
    facts: new FactSet(distinct(facts), columns.flatMap(({ derived }) => [...derived.values()])),
    aside: [], ties: [], metrics: [...columns.flatMap((column) => [...column.metrics.values()]), ...metrics],
    rows: found.map(({ measure, figures }) => ({
      id: measure.id, figures: figures.map((figure) => figure?.ref ?? null),
      labels: figures.map((figure) => figure?.label ?? null),
      converted: figures.map((figure) => figure?.converted === true),
      changes: figures.map((_figure,
        at) => CHANGES.map((id) => `${id}@${measure.id}.${at}`).find((key) => keys.has(key)) ?? null),
    })),
  };
}

/** A quarter is not set against a half year: figures of periods of other lengths stand beside, without a difference. */
const comparable = (figures: readonly (Found | undefined)[], columns: readonly Column[]): (Found | undefined)[] =>
  figures.map((figure, at) => (spanIn(columns[at]) === spanIn(columns[0]) ? figure : undefined));

function spanIn(column: Column | undefined): string {
  const period = column?.subject.period;
  return period === undefined || isInstant(period) ? "instant" : spanOf(period);
}

/** A rate says more than an amount; percentages are set apart in points. */
const CHANGES = ["compared-growth", "compared-points", "compared-change"];

function casesOf(row: string, [now, ...others]: readonly (Found | undefined)[],
  first: Column | undefined): AcrossCase[] {
  if (now === undefined || first === undefined) return [];
  const periodId = collectedId(first.subject.periodId, first.subject.name);
  return others.flatMap((before, at) => (before === undefined || before.ref === now.ref ? []
    : [{ id: `${row}.${at + 1}`, periodId, figures: { now: now.quantity, before: before.quantity } }]));
}

const distinct = (facts: readonly Fact[]): Fact[] => [...new Map(facts.map((fact) => [fact.id, fact])).values()];
