/**
 * The ledger of a filing: each tie's grade and stated figure, each metric's value, each fact as printed, and the
 * days and codes that say what a figure is about. It stands beside the Filing JSON and is committed, so that a
 * change shows every published figure that it moves, also one that no tie recomputes.
 */
import { compareTexts } from "../lib/order.ts";
import { toText } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import { periodKey } from "../model/period.ts";
import { Missing } from "../model/quantity.ts";
import type { Grade } from "../model/tie.ts";
import type { Examined } from "./examine.ts";
import { termsOf } from "./ledger-terms.ts";

export interface Ledger {
  filing: string;
  ties: Record<string, { grade: Grade; stated: string }>;
  metrics: Record<string, string>;
  /** "23382 e3 USD us-gaap:Revenues 2012-07-01/2012-09-30" */
  facts: Record<string, string>;
  /** What a claim is about; days and codes of a form. */
  terms: Record<string, string>;
}

/** Twelve significant digits tell any two published figures apart and keep the ledger readable. */
const SIGNIFICANT = 12;

export function buildLedger({ filing, facts, ties, metrics }: Examined): Ledger {
  return {
    filing: filing.id,
    ties: Object.fromEntries(ties.map(({ id, grade, lexeme }) =>
      [id, { grade, stated: lexeme }] as const).toSorted(byKey)),
    metrics: Object.fromEntries(metrics.map(({ key, figure }): [string, string] => [
      key, figure instanceof Missing ? `n/a: ${figure.kind}` : toText(figure.value.toSignificantDigits(SIGNIFICANT)),
    ]).toSorted(byKey)),
    facts: Object.fromEntries(facts.facts.map((fact): [string, string] => [fact.id, factText(fact)]).toSorted(byKey)),
    terms: Object.fromEntries(termsOf(filing).toSorted(byKey)),
  };
}

const factText = ({ lexeme, scale, unit, concept, period, negated }: Fact): string =>
  `${lexeme ?? "–"}${scale === 0 ? "" : ` e${scale}`} ${unit} ${concept} ${periodKey(period)}${negated ? " negated" : ""}`;

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compareTexts(a, b);

/** What moved from one ledger to the next, a line each: "gross-margin@q3-2012  0.8018 → 0.8020". */
export function compareLedgers(before: Ledger, after: Ledger): string[] {
  const lines = (old: Record<string, string>, now: Record<string, string>): string[] =>
    [...new Set([...Object.keys(old), ...Object.keys(now)])].toSorted().filter((key) => old[key] !== now[key])
      .map((key) => `${key}  ${old[key] ?? "(none)"} → ${now[key] ?? "(gone)"}`);
  return [
    ...lines(tieTexts(before), tieTexts(after)), ...lines(before.metrics, after.metrics),
    ...lines(before.facts, after.facts), ...lines(before.terms, after.terms),
  ];
}

const tieTexts = ({ ties }: Ledger): Record<string, string> =>
  Object.fromEntries(Object.entries(ties).map(([id, { grade, stated }]) => [id, `${stated} (${grade})`]));

/** One line a tie, a metric, a fact and a term, so that a diff shows each figure by itself. */
export function ledgerText(ledger: Ledger): string {
  const entries = (record: Record<string, unknown>): string =>
    Object.entries(record).map(([key, value]) => `\n    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",");
  return `{\n  "filing": ${JSON.stringify(ledger.filing)},\n  "ties": {${entries(ledger.ties)}\n  },\n`
    + `  "metrics": {${entries(ledger.metrics)}\n  },\n  "facts": {${entries(ledger.facts)}\n  },\n`
    + `  "terms": {${entries(ledger.terms)}\n  }\n}\n`;
}
