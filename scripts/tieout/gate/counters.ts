/** Counts that pages may tell, each recounted from the Reports. */
import type { Report } from "../../model/report.ts";
import { GRADES, TIE_KINDS } from "../../model/tie.ts";

type Counter = (report: Report) => number;

const COUNTERS: Readonly<Record<string, Counter>> = {
  "filings": () => 1,
  "facts": ({ facts }) => facts.length,
  "metrics": ({ metrics }) => metrics.length,
  "ties": ({ ties }) => ties.length,
  // Those that only a waiver lets pass are not counted as tied.
  "ties.tied": ({ ties }) => ties.filter(({ grade }) => grade !== "untied" && grade !== "waived").length,
  ...Object.fromEntries(GRADES.map((grade): [string, Counter] =>
    [`ties.${grade}`, ({ ties }) => ties.filter((tie) => tie.grade === grade).length])),
  ...Object.fromEntries(TIE_KINDS.map((kind): [string, Counter] =>
    [`ties.kind.${kind}`, ({ ties }) => ties.filter((tie) => tie.kind === kind).length])),
  ...Object.fromEntries(TIE_KINDS.flatMap((kind) => GRADES.map((grade): [string, Counter] =>
    [`ties.kind.${kind}.${grade}`, ({ ties }) => ties.filter((tie) => tie.kind === kind && tie.grade === grade).length]))),
};

export const COUNTER_NAMES: readonly string[] = Object.keys(COUNTERS);

/** Over one filing, or over all of the site. Undefined for a counter that nobody defined. */
export function recount(name: string, reports: readonly Report[]): number | undefined {
  const counter = Object.hasOwn(COUNTERS, name) ? COUNTERS[name] : undefined;
  return counter === undefined ? undefined : reports.reduce((sum, report) => sum + counter(report), 0);
}
