/** Figures of a company period by period, newest first: what a table of its series shows. */
import type { CompanyReport } from "../../model/collection-report.ts";
import type { ReportFact, ReportPeriod, Shown } from "../../model/report.ts";
import { MEASURES, conceptsOf, measureTitle, type Measure } from "../../tieout/collection/measures.ts";
import { show, styleOf } from "../../format/style.ts";
import { moneyUnits } from "../../format/unit-words.ts";
import { fractionDigits, parseDecimal } from "../../model/decimal.ts";
import { isMonetary } from "../../model/unit.ts";
import { lookup, metricOf } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface SeriesCell {
  readonly shown: Shown;
  /** No filing prints it. */
  readonly derived: boolean;
  /** Anchor of the restatement, where filings print different values. */
  readonly restated: string | null;
  /** Printed before a stock split; the figure is as it is after it. */
  readonly converted: boolean;
  /** Stands in a filing, where a link can lead. */
  readonly printed: boolean;
}
export interface SeriesColumn { readonly id: string; readonly label: string }
export interface SeriesRow {
  readonly title: string;
  readonly isRate: boolean;
  readonly cells: readonly (SeriesCell | null)[];
}
export interface SeriesView {
  readonly columns: readonly SeriesColumn[];
  readonly rows: readonly SeriesRow[];
  /** "In thousands of US dollars"; empty where no amount of money stands in the table. */
  readonly units: string;
  /** Columns that there are in all. */
  readonly total: number;
  readonly hasDerived: boolean;
  readonly hasRestated: boolean;
  readonly hasConverted: boolean;
}

export const SERIES_KINDS = ["quarters", "years", "trailing"] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** Four quarters that end within a fiscal year are trailing; those that are one are a year. */
function isOfKind({ id, span }: ReportPeriod, kind: SeriesKind): boolean {
  if (kind === "quarters") return span === "quarter";
  if (span !== "year") return false;
  return kind === "trailing" ? true : !id.startsWith("4q-");
}

interface Figures {
  readonly facts: ReadonlyMap<string, ReportFact>;
  readonly restated: ReadonlyMap<string, string>;
  /** Figures after a stock split. */
  readonly converted: ReadonlySet<string>;
  readonly scale: number;
}

const known = new WeakMap<CompanyReport, Figures>();

function figuresOf(report: CompanyReport): Figures {
  const made = known.get(report) ?? indexed(report);
  known.set(report, made);
  return made;
}

/** The figures that count: no guidance, none that a later filing restates or repeats, none from before a split. */
function indexed(report: CompanyReport): Figures {
  const older = new Set([...report.ties.flatMap(({ fact }) => fact ?? []),
    ...report.converted.map(({ before }) => before)]);
  const facts = new Map(report.facts.filter(({ id }) => !id.startsWith("guidance.") && !older.has(id))
    .map((fact) => [`${fact.concept}@${fact.period}`, fact]));
  return { facts, converted: new Set(report.converted.map(({ after }) => after)), restated: new Map(report.restatements.map(({ after, before }) => [after, `restated-${before}`])),
    scale: scaleOf(report) };
}

/** Amounts of a table in one scale, so that columns can be compared at a glance; everything else as prose shows it. */
function inScale(shown: Shown, unit: string, scale: number): Shown {
  if (!isMonetary(unit)) return shown;
  const value = parseDecimal(shown.value);
  const places = Math.min(1, fractionDigits(value.div(`1e${scale}`).toFixed()));
  return show(value, styleOf({ kind: "number", scale, places, unit: "" }), shown.ref);
}

/** The finest scale in which a filing prints the company's amounts: a coarser one would round small figures away. */
function scaleOf({ facts }: CompanyReport): number {
  const scales = facts.filter(({ unit, place, id }) => isMonetary(unit) && place !== undefined
    && !id.startsWith("guidance."));
  return scales.length === 0 ? 0 : Math.min(...scales.map(({ scale }) => scale));
}

function cellOf(report: CompanyReport, measure: Measure, period: string): SeriesCell | null {
  const { scale } = figuresOf(report);
  if ("metric" in measure) {
    const metric = metricOf(report, measure.metric, period);
    if (!metric?.shown || metric.unit === null) return null;
    return { shown: inScale(metric.shown, metric.unit, scale), derived: false, restated: null, converted: false,
      printed: false };
  }
  const fact = factAt(report, conceptsOf(measure, report.prefix), period);
  if (fact === undefined) return null;
  const { restated, converted } = figuresOf(report);
  const isConverted = converted.has(fact.id);
  const printed = fact.place !== undefined;
  return { shown: inScale(proseFigure(fact), fact.unit, scale), derived: !printed && !isConverted,
    converted: isConverted, restated: restated.get(fact.id) ?? null, printed };
}

/** The first of the concepts that the company reports of the period. */
export function factAt(report: CompanyReport, concepts: readonly string[], period: string): ReportFact | undefined {
  const { facts } = figuresOf(report);
  return concepts.flatMap((name) => facts.get(`${name}@${period}`) ?? [])[0];
}

/** `most`: columns shown, the newest. */
export function seriesView(report: CompanyReport, kind: SeriesKind, most = Infinity): SeriesView {
  const all = report.periods.filter((period) => isOfKind(period, kind))
    .filter(({ id }) => MEASURES.some((measure) => "concept" in measure && cellOf(report, measure, id) !== null))
    .toSorted((a, b) => (a.end < b.end ? 1 : -1));
  const columns = all.slice(0, most);
  const rows = MEASURES.map((measure) => ({
    title: measureTitle(measure), isRate: "metric" in measure, cells: columns.map(({ id }) => cellOf(report, measure,
      id)),
  })).filter(({ cells }) => cells.some((cell) => cell !== null));
  const cells = rows.flatMap((row) => row.cells);
  return {
    columns: columns.map(({ id }) => ({ id, label: lookup(report).periods.get(id)?.label ?? id })), rows,
      total: all.length,
    units: report.currency === null ? "" : moneyUnits(figuresOf(report).scale, report.currency),
    hasDerived: cells.some((cell) => cell?.derived === true),
    hasConverted: cells.some((cell) => cell?.converted === true), hasRestated: cells.some((cell) => cell !== null
      && cell.restated !== null),
  };
}
