/** A reference on a page → the value that the Report holds for it. The page's own word for it is not asked. */
import { parseDecimal, type Decimal } from "../../model/decimal.ts";
import type { MetricUnit } from "../../model/metric.ts";
import type { ReportFact, ReportMetric, ReportTie, Shown } from "../../model/report.ts";
import type { Unit } from "../../model/unit.ts";
import type { FilingIndex } from "./filing-index.ts";

export interface KnownFigure {
  /** Null for a metric without a value, shown as "n/a". */
  readonly value: Decimal | null;
  /** Null where nothing says what it counts (a constant). */
  readonly unit: Unit | null;
  readonly kind: MetricUnit | null;
  /** The Report's own way of showing it, where it has one. */
  readonly own: Shown | null;
  /**
   * Period id, that of the filing's column for a printed figure: an opening balance is one of its period. "" for
   * none.
   */
  readonly period: string;
  /** "metric:gross-margin", "concept:us-gaap:Revenues": what it measures, whatever the period. */
  readonly measure: string;
  /** "fact:<id>", "metric:<key>", "tie:<id>": the reference without its suffix. */
  readonly base: string;
  readonly title: string;
  /** A figure that the filing prints as a dash. */
  readonly isDash: boolean;
  /** Has a suffix: unrounded, or an end of its interval. */
  readonly isFine: boolean;
}

interface Ref { readonly kind: string; readonly id: string; readonly suffix: string }

const SUFFIXES: ReadonlySet<string> = new Set(["concept", "size", "full", "low", "high", "stated", "recomputed", "residual"]);

export function parseRef(ref: string): Ref {
  const colon = ref.indexOf(":");
  const [kind, rest] = [ref.slice(0, colon), ref.slice(colon + 1)];
  if (kind === "constant") return { kind, id: rest, suffix: "" };
  const end = rest.lastIndexOf(":");
  const suffix = end < 0 ? "" : rest.slice(end + 1);
  return SUFFIXES.has(suffix) ? { kind, id: rest.slice(0, end), suffix } : { kind, id: rest, suffix: "" };
}

/** Undefined for a reference that names nothing in the filing. `claimed` tells constants of one meaning apart. */
export function figureNamed(index: FilingIndex, ref: string, claimed: string): KnownFigure | undefined {
  const { kind, id, suffix } = parseRef(ref);
  if (kind === "constant") return constant(index, id, claimed);
  if (kind === "fact") return factFigure(index, index.facts.get(id), suffix);
  if (kind === "metric") return metricFigure(index.metrics.get(id), suffix);
  return kind === "tie" ? tieFigure(index.ties.get(id), suffix) : undefined;
}

const decimal = (text: string | null | undefined): Decimal | null => (text ? parseDecimal(text) : null);

function factFigure(index: FilingIndex, fact: ReportFact | undefined, suffix: string): KnownFigure | undefined {
  if (fact === undefined) return undefined;
  const value = suffix === "" ? printedValue(fact) : decimal(factText(fact, suffix));
  if (value === null) return undefined;
  return {
    value, unit: fact.unit, kind: null, own: fact.shown, period: columnOf(index, fact),
    measure: `concept:${fact.concept}`, base: `fact:${fact.id}`, title: fact.label, isDash: fact.lexeme === null,
    isFine: suffix === "full" || suffix === "low" || suffix === "high",
  };
}

function printedValue({ value, negated }: ReportFact): Decimal {
  const parsed = parseDecimal(value);
  return negated ? parsed.negated() : parsed;
}

function factText({ value, low, high }: ReportFact, suffix: string): string | undefined {
  switch (suffix) {
    case "concept": case "full": return value;
    case "size": return value.replace("-", "");
    case "low": return low;
    case "high": return high;
    default: return undefined;
  }
}

/** Statements have a column for each period; forms and guidance have columns of another sort. */
function columnOf({ periods }: FilingIndex, { place, period }: ReportFact): string {
  const column = place?.column ?? "";
  return periods.has(column) ? column : period;
}

function metricFigure(metric: ReportMetric | undefined, suffix: string): KnownFigure | undefined {
  if (metric === undefined) return undefined;
  const texts: Readonly<Record<string, string | null>> = {
    "": metric.value, size: metric.value?.replace("-", "") ?? null, full: metric.value, low: metric.low, high: metric.high,
  };
  const text = texts[suffix];
  if (text === undefined) return undefined;
  return {
    value: decimal(text), unit: metric.unit, kind: metric.kind, own: metric.shown, period: metric.period,
    measure: `metric:${metric.id}`, base: `metric:${metric.key}`, title: metric.title,
    isDash: false, isFine: suffix !== "",
  };
}

function tieFigure(tie: ReportTie | undefined, suffix: string): KnownFigure | undefined {
  if (tie === undefined) return undefined;
  const isStated = suffix === "" || suffix === "stated";
  const texts: Readonly<Record<string, string | null>> = {
    "": tie.stated, stated: tie.stated, recomputed: tie.recomputed, full: tie.recomputed, low: tie.low, high: tie.high,
    residual: tie.residual,
  };
  const value = decimal(texts[suffix]);
  if (value === null) return undefined;
  return {
    value, unit: tie.unit, kind: null, own: isStated ? tie.statedShown : tie.recomputedShown, period: "",
    measure: `tie:${tie.id}`, base: `tie:${tie.id}`, title: tie.title, isDash: false,
    isFine: ["full", "low", "high", "residual"].includes(suffix),
  };
}

function constant({ constants }: FilingIndex, meaning: string, claimed: string): KnownFigure | undefined {
  const values = constants.get(meaning);
  if (values === undefined) return undefined;
  const value = values.has(claimed) ? claimed : [...values][0] ?? "0";
  const base = `constant:${meaning}`;
  return {
    value: parseDecimal(value), unit: null, kind: null, own: null, period: "", measure: base, base,
    title: meaning, isDash: false, isFine: false,
  };
}
