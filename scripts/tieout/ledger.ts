/**
 * The ledger of a filing: each tie's grade and stated figure, each metric's value. It stands beside the Filing JSON and
 * is committed, so that a change shows every published figure that it moves.
 */
import { compareTexts } from "../lib/order.ts";
import { toText } from "../model/decimal.ts";
import { Missing } from "../model/quantity.ts";
import type { Grade } from "../model/tie.ts";
import type { Examined } from "./examine.ts";

export interface Ledger {
  filing: string;
  ties: Record<string, { grade: Grade; stated: string }>;
  metrics: Record<string, string>;
}

/** Twelve significant digits tell any two published figures apart and keep the ledger readable. */
const SIGNIFICANT = 12;

export function buildLedger({ filing, ties, metrics }: Examined): Ledger {
  return {
    filing: filing.id,
    ties: Object.fromEntries(ties.map(({ id, grade, lexeme }) => [id, { grade, stated: lexeme }] as const).toSorted(byKey)),
    metrics: Object.fromEntries(metrics.map(({ key, figure }): [string, string] => [
      key, figure instanceof Missing ? `n/a: ${figure.kind}` : toText(figure.value.toSignificantDigits(SIGNIFICANT)),
    ]).toSorted(byKey)),
  };
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compareTexts(a, b);

/** What moved from one ledger to the next, a line each: "gross-margin@q3-2012  0.8018 → 0.8020". */
export function compareLedgers(before: Ledger, after: Ledger): string[] {
  const lines = (old: Record<string, string>, now: Record<string, string>): string[] =>
    [...new Set([...Object.keys(old), ...Object.keys(now)])].toSorted().filter((key) => old[key] !== now[key])
      .map((key) => `${key}  ${old[key] ?? "(none)"} → ${now[key] ?? "(gone)"}`);
  return [...lines(tieTexts(before), tieTexts(after)), ...lines(before.metrics, after.metrics)];
}

const tieTexts = ({ ties }: Ledger): Record<string, string> =>
  Object.fromEntries(Object.entries(ties).map(([id, { grade, stated }]) => [id, `${stated} (${grade})`]));

/** One line a tie and a metric, so that a diff shows each figure by itself. */
export function ledgerText(ledger: Ledger): string {
  const entries = (record: Record<string, unknown>): string =>
    Object.entries(record).map(([key, value]) => `\n    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",");
  return `{\n  "filing": ${JSON.stringify(ledger.filing)},\n  "ties": {${entries(ledger.ties)}\n  },\n`
    + `  "metrics": {${entries(ledger.metrics)}\n  }\n}\n`;
}
