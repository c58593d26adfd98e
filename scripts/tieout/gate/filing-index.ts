/** One filing as the gate looks things up in it: by id, by day, by what may be said of a figure. */
import type { Report, ReportFact, ReportMetric, ReportPeriod, ReportTie, ReportTrace } from "../../model/report.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import { documentOf } from "./document.ts";
import { eachText } from "./pointer.ts";

export interface FilingIndex {
  readonly report: Report;
  readonly facts: ReadonlyMap<string, ReportFact>;
  readonly metrics: ReadonlyMap<string, ReportMetric>;
  readonly ties: ReadonlyMap<string, ReportTie>;
  readonly periods: ReadonlyMap<string, ReportPeriod>;
  /** Ties by the fact or metric that they are about: "fact:<id>", "metric:<key>". */
  readonly tiesOf: ReadonlyMap<string, readonly ReportTie[]>;
  /** Every day that the filing names, and the ends of its periods. */
  readonly days: ReadonlySet<string>;
  /** Constants of traces: meaning → values. */
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
}

const INDEXES = new WeakMap<Report, FilingIndex>();

/** The same report is asked for again: pages of its company and of comparisons take figures from it. */
export function indexFiling(report: Report): FilingIndex {
  const known = INDEXES.get(report) ?? indexed(report);
  INDEXES.set(report, known);
  return known;
}

function indexed(report: Report): FilingIndex {
  return {
    report,
    facts: new Map(report.facts.map((fact) => [fact.id, fact])),
    metrics: new Map(report.metrics.map((metric) => [metric.key, metric])),
    ties: new Map(report.ties.map((tie) => [tie.id, tie])),
    periods: new Map(report.periods.map((period) => [period.id, period])),
    tiesOf: indexTies(report.ties), days: daysOf(report), constants: constantsOf(report),
  };
}

function indexTies(ties: readonly ReportTie[]): Map<string, ReportTie[]> {
  const index = new Map<string, ReportTie[]>();
  const add = (ref: string, tie: ReportTie): void => {
    const known = index.get(ref);
    if (known === undefined) index.set(ref, [tie]);
    else known.push(tie);
  };
  for (const tie of ties) {
    if (tie.fact !== null) add(`fact:${tie.fact}`, tie);
    if (tie.metric !== null) add(`metric:${tie.metric}`, tie);
  }
  return index;
}

function daysOf(report: Report): Set<string> {
  const days = new Set<string>();
  eachText(documentOf(report), (text) => {
    if (isPlainDate(text)) days.add(text);
  });
  for (const { start, end } of report.periods) {
    if (start !== null) days.add(start);
    days.add(end);
  }
  return days;
}

function constantsOf({ facts, metrics, ties }: Report): Map<string, Set<string>> {
  const constants = new Map<string, Set<string>>();
  const see = (trace: ReportTrace): void => {
    if (trace.op === "constant") constants.set(trace.meaning, (constants.get(trace.meaning) ?? new Set()).add(trace.value));
    else if (trace.op !== "fact") trace.inputs.forEach(see);
  };
  for (const { trace } of [...facts, ...metrics, ...ties]) {
    if (trace !== null && trace !== undefined) see(trace);
  }
  return constants;
}
