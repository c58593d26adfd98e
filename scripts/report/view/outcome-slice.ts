/**
 * All of a company's report that the page of one of its filings shows: what became of the filing's guidance, with the
 * facts behind it. While the slice is the same, the page is.
 */
import type { CompanyReport, GuidanceOutcome } from "../../model/collection-report.ts";
import type { ReportFact, ReportTrace } from "../../model/report.ts";
import { lookup } from "./lookup.ts";

export interface OutcomeSlice {
  readonly filing: string;
  readonly parts: readonly unknown[];
  /** Where the facts were printed: the page marks those that do not tie there. */
  readonly origins: readonly FactOrigin[];
}

type FactOrigin = NonNullable<ReportFact["origin"]>;

/** One for each filing whose guidance a later filing reports on. */
export function outcomeSlices(report: CompanyReport): OutcomeSlice[] {
  const reported = report.guidance.filter(({ actual }) => actual !== null);
  return [...new Set(reported.map(({ filing }) => filing))].map((filing) =>
    ({ filing, ...sliceOf(report, reported.filter((outcome) => outcome.filing === filing)) }));
}

function sliceOf(report: CompanyReport, outcomes: readonly GuidanceOutcome[]): Omit<OutcomeSlice, "filing"> {
  const metrics = report.metrics.filter(({ key }) => outcomes.some(({ id }) => key.endsWith(`@${id}`)));
  const named = [...outcomes.flatMap(({ low, high, actual }) => [low, high, actual ?? ""]),
    ...metrics.flatMap(({ trace }) => (trace === null ? [] : factsIn(trace)))];
  const facts = behind(report, named);
  const ids = new Set(facts.map(({ id }) => id));
  const periods = new Set(facts.map(({ period }) => period));
  const origins = facts.flatMap(({ origin }) => origin ?? []);
  const filings = new Set(origins.map(({ filing }) => filing));
  const parts = [
    outcomes, metrics, facts, report.ties.filter(({ fact }) => fact !== null && ids.has(fact)),
    report.periods.filter(({ id }) => periods.has(id)), report.filings.filter(({ id }) => filings.has(id)),
  ];
  return { parts, origins };
}

/** The facts and all that they follow from. */
function behind(report: CompanyReport, named: readonly string[]): ReportFact[] {
  const found = new Map<string, ReportFact>();
  const open = [...named];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const fact = lookup(report).facts.get(id);
    if (fact === undefined || found.has(id)) continue;
    found.set(id, fact);
    if (fact.trace !== undefined) open.push(...factsIn(fact.trace));
  }
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function factsIn(trace: ReportTrace): string[] {
  if (trace.op === "fact") return [trace.fact];
  return trace.op === "constant" ? [] : trace.inputs.flatMap(factsIn);
}
