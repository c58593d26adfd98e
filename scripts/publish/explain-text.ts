/** `npm run explain`: a figure's formula tree on the terminal, with values, intervals and source cells. */
import { nearest } from "../lib/nearest.ts";
import type { Report, ReportFact, ReportMetric, ReportTrace } from "../model/report.ts";

/** Explains every value of a metric (or one, as metric@period), a fact or a tie. Undefined for an unknown name. */
export function explainText(report: Report, name: string): string | undefined {
  const metrics = report.metrics.filter(({ id, key }) => id === name || key === name);
  if (metrics.length > 0) return metrics.map((metric) => metricText(report, metric)).join("\n\n");
  const fact = report.facts.find(({ id }) => id === name);
  if (fact !== undefined) return factText(report, fact);
  const tie = report.ties.find(({ id }) => id === name);
  if (tie === undefined) return undefined;
  return lines([
    `${tie.title}: ${tie.lexeme} — ${tie.grade}`, `  tie         ${tie.id}`,
    `  stated      ${tie.stated} ${tie.unit}   in ${tie.place.part} › ${tie.place.row} › ${tie.place.column}`,
    ...(tie.recomputed === null ? [] : [`  recomputed  ${brief(tie.recomputed)}  [${brief(tie.low)}, ${brief(tie.high)}]`]),
    ...(tie.note === null ? [] : [`  note        ${tie.note}`]),
    ...(tie.trace === null ? [] : traceLines(report, tie.trace, { depth: 1 })),
  ]);
}

/** The nearest right name, for the error text. */
export function suggestName(report: Report, name: string): string | undefined {
  return nearest(name, [
    ...report.metrics.flatMap(({ id, key }) => [id, key]), ...report.facts.map(({ id }) => id),
    ...report.ties.map(({ id }) => id),
  ]);
}

const lines = (parts: readonly string[]): string => parts.join("\n");

const labelOf = (report: Report, period: string): string =>
  report.periods.find(({ id }) => id === period)?.label ?? period;

function metricText(report: Report, metric: ReportMetric): string {
  const title = `${metric.title}, ${labelOf(report, metric.period)}`;
  if (metric.trace === null) return `${title}: n/a — ${metric.gap?.reason ?? ""}`;
  return lines([
    `${title}: ${metric.shown?.text ?? ""} — ${metric.grade ?? ""}`, `  metric      ${metric.key}`,
    ...traceLines(report, metric.trace, { depth: 1, interval: intervalOf(metric) }),
  ]);
}

function factText(report: Report, fact: ReportFact): string {
  return lines([
    `${fact.label}, ${labelOf(report, fact.period)}: ${fact.shown.text}`,
    `  fact        ${fact.id}   ${fact.concept}`,
    `  value       ${fact.value} ${fact.unit}  ${intervalOf(fact)}`,
    ...(fact.place === undefined ? [] : [`  cell        ${fact.place.part} › ${fact.place.row} › ${fact.place.column}`]),
    ...(fact.trace === undefined ? [] : traceLines(report, fact.trace, { depth: 1 })),
  ]);
}

const intervalOf = ({ low, high }: { low: string | null; high: string | null }): string => `[${brief(low)}, ${brief(high)}]`;

const NAMES: Readonly<Record<string, string>> = {
  sum: "sum of", difference: "difference", product: "product", quotient: "quotient", growth: "growth (÷ then − 1)",
  negation: "minus",
};

interface TraceAt { depth: number; interval?: string }

function traceLines(report: Report, trace: ReportTrace, { depth, interval = "" }: TraceAt): string[] {
  const indent = "  ".repeat(depth);
  if (trace.op === "constant") return [`${indent}${trace.value}  ${trace.meaning}`];
  if (trace.op === "fact") return factLines(report, trace.fact, depth);
  return [
    `${indent}${brief(trace.value)} ${trace.unit}  = ${NAMES[trace.op] ?? trace.op}  ${interval}`.trimEnd(),
    ...trace.inputs.flatMap((input) => traceLines(report, input, { depth: depth + 1 })),
  ];
}

function factLines(report: Report, id: string, depth: number): string[] {
  const fact = report.facts.find((candidate) => candidate.id === id);
  const indent = "  ".repeat(depth);
  if (fact === undefined) return [`${indent}${id}`];
  const name = `${fact.label}, ${labelOf(report, fact.period)}`;
  const head = `${indent}${fact.value} ${fact.unit}  ${intervalOf(fact)}  ${name}`;
  if (fact.trace !== undefined) return [`${head}  (derived)`, ...traceLines(report, fact.trace, { depth: depth + 1 })];
  const { part = "", row = "", column = "" } = fact.place ?? {};
  return [`${head}`, `${indent}    cell ${part} › ${row} › ${column}`];
}

/** Twelve digits behind the point at most. */
const brief = (text: string | null): string => (text ?? "").replace(/(\.\d{12})\d+$/, "$1…");
