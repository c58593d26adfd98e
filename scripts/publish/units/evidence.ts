/**
 * evidence.json of a filing: all that a stranger needs to recompute what the pages show, and the SHA-256 of
 * every file that was published of the filing. `scripts/verify/` reads it back. Decimals are texts; keys
 * stand in the order given here; one fact, metric or tie a line, so that a difference between two builds
 * shows each figure by itself.
 */
import { compareTexts } from "../../lib/order.ts";
import type { Report, ReportFact, ReportMetric, ReportPeriod, ReportTie } from "../../model/report.ts";

/** A numeral that the gate let pass although it is no figure, and why. `file` is a path of the site. */
export interface AllowedNumeral {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
}

export const EVIDENCE_FILE = "evidence.json";
export const BUILD_FILE = "build.json";

const COMMENT = "Recompute with: npm run verify -- <folder>. Decimals are texts; low and high are the ends of the "
  + "interval that a rounded figure stands for; a trace is the figure's formula with its inputs.";

type Entry = Readonly<Record<string, unknown>>;

/** `files`: SHA-256 of every file published with it, by its path below the unit's folder. */
export const evidenceOf = (
  report: Report, uses: readonly AllowedNumeral[], files: Readonly<Record<string, string>>,
): string => evidenceText(report, distinctUses(uses), files);

/** Each use once, sorted by its line; a page says the same thing many times. */
export function distinctUses(uses: readonly AllowedNumeral[]): AllowedNumeral[] {
  const byLine = new Map<string, AllowedNumeral>();
  for (const { file, kind, text, reason } of uses) {
    const use = { file, kind, text, reason };
    byLine.set(JSON.stringify(use), use);
  }
  return [...byLine].toSorted(([a], [b]) => compareTexts(a, b)).map(([, use]) => use);
}

function evidenceText(
  report: Report, allowed: readonly AllowedNumeral[], files: Readonly<Record<string, string>>,
): string {
  const periods = new Map(report.periods.map((period) => [period.id, period]));
  const printed = report.facts.filter(({ trace }) => trace === undefined);
  const derived = report.facts.filter(({ trace }) => trace !== undefined);
  const { tieout, id, kind, issuer, source, summary } = report;
  return layOut({ $comment: COMMENT, tieout, id, kind, issuer, source, summary }, {
    facts: printed.map((fact) => printedFact(fact, periods)),
    derivations: derived.map((fact) => derivation(fact, periods)),
    metrics: report.metrics.map((metric) => metricEntry(metric, periods)),
    ties: report.ties.map(tieEntry),
    allowList: allowed.map((use) => ({ ...use })),
  }, files);
}

type Periods = ReadonlyMap<string, ReportPeriod>;

function periodEntry(id: string, periods: Periods): Entry {
  const period = periods.get(id);
  if (period === undefined) return { periodId: id, period: null };
  const { start, end } = period;
  return { periodId: id, period: start === null ? { instant: end } : { start, end } };
}

function printedFact(fact: ReportFact, periods: Periods): Entry {
  const { id, concept, unit, value, low, high, decimals, lexeme, scale, negated, place, origin } = fact;
  return {
    id, concept, ...periodEntry(fact.period, periods), unit, value, low, high, decimals, lexeme: lexeme ?? null, scale,
    negated, place, ...(origin === undefined ? {} : { origin }),
  };
}

function derivation(fact: ReportFact, periods: Periods): Entry {
  const { id, concept, unit, value, low, high, trace, scale } = fact;
  return { id, concept, ...periodEntry(fact.period, periods), unit, value, low, high, scale, trace };
}

function metricEntry(metric: ReportMetric, periods: Periods): Entry {
  const { key, id, value, low, high, unit, grade, trace, shown, gap } = metric;
  return {
    key, id, ...periodEntry(metric.period, periods), value, low, high, unit, grade, trace,
    shown: shown === null ? null : { text: shown.text, style: shown.style }, ...(gap === null ? {} : { gap }),
  };
}

/** The note is told of a waived tie only: it is the reason for the waiver. */
function tieEntry(tie: ReportTie): Entry {
  const { id, kind, fact, metric, stated, lexeme, unit, recomputed, low, high, grade, verdict, residual, trace } = tie;
  return {
    id, kind, fact, metric, stated, lexeme, unit, recomputed, low, high, grade, verdict, residual, trace,
    ...(tie.grade === "waived" ? { note: tie.note } : {}),
  };
}

function layOut(
  head: Entry, lists: Readonly<Record<string, readonly Entry[]>>, files: Readonly<Record<string, string>>,
): string {
  const line = (key: string, value: unknown): string => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const block = (key: string, lines: readonly string[], [open, close]: readonly [string, string]): string =>
    `  ${JSON.stringify(key)}: ${open}${lines.map((each) => `\n    ${each}`).join(",")}\n  ${close}`;
  return `{\n${[
    ...Object.entries(head).map(([key, value]) => line(key, value)),
    ...Object.entries(lists).map(([key, entries]) =>
      block(key, entries.map((entry) => JSON.stringify(entry)), ["[", "]"])),
    block("files", Object.entries(files).map(([file, hash]) => `${JSON.stringify(file)}: ${JSON.stringify(hash)}`),
      ["{", "}"]),
  ].join(",\n")}\n}\n`;
}
