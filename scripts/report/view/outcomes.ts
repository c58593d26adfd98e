/** Guidance and what came of it, as the company's page shows it; the page of the filing that gave it shows its own. */
import { show } from "../../format/style.ts";
import { words } from "../../lib/words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { CollectedFiling, CompanyReport, GuidanceOutcome } from "../../model/collection-report.ts";
import type { Comparison } from "../../model/relation.ts";
import type { ReportPeriod, Shown } from "../../model/report.ts";
import { factNamed, periodNamed } from "./collected.ts";
import { lookup } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface OutcomeRow {
  /** "<guidance>@<filing>" */
  readonly id: string;
  readonly label: string;
  readonly pointer: string;
  readonly period: ReportPeriod;
  readonly filing: string;
  readonly published: string;
  readonly low: Shown;
  readonly high: Shown;
  /** Given before a stock split, and shown as it is after it. */
  readonly converted: boolean;
  readonly actual: Shown | null;
  /** The filing that prints it; null also for a figure that follows from several. */
  readonly reportedIn: CollectedFiling | null;
  readonly verdict: { readonly words: string; readonly comparison: Comparison } | null;
  /** How far outside the range; within it how far from its middle. */
  readonly by: { readonly title: string; readonly shown: Shown } | null;
}

/** Newest period first. */
export const outcomeRows = (report: CompanyReport): OutcomeRow[] =>
  report.guidance.map((outcome, at) => outcomeRow(report, outcome, `/guidance/${at}/label`));

/** What later filings report on the filing's guidance: all of the company that the filing's own page rests on. */
export const outcomesOfFiling = (report: CompanyReport, filing: string): OutcomeRow[] =>
  outcomeRows(report).filter((row) => row.filing === filing && row.actual !== null);

function filingOf(report: CompanyReport, fact: string): CollectedFiling | null {
  const printedIn = factNamed(report, fact).origin?.filing;
  return report.filings.find(({ id }) => id === printedIn) ?? null;
}

function outcomeRow(report: CompanyReport, outcome: GuidanceOutcome, pointer: string): OutcomeRow {
  const { id, filing, published, label, actual } = outcome;
  const [low, high] = [proseFigure(factNamed(report, outcome.low)), proseFigure(factNamed(report, outcome.high))];
  const reported = actual === null ? null : proseFigure(factNamed(report, actual));
  return {
    id, label, pointer, reportedIn: actual === null ? null : filingOf(report, actual),
    filing, published, low, high, actual: reported,
    converted: factNamed(report, outcome.low).place === undefined, period: periodNamed(report, outcome.period),
    verdict: verdictOf(outcome.verdict, { low, high, actual: reported }), by: distanceOf(report, outcome),
  };
}

interface Ends { readonly low: Shown; readonly high: Shown; readonly actual: Shown | null }

function verdictOf(verdict: GuidanceOutcome["verdict"], { low, high, actual }: Ends): OutcomeRow["verdict"] {
  if (verdict === null || actual === null) return null;
  if (verdict === "within") return { words: "within", comparison: { a: [actual.ref], relation: "within", b: [low.ref,
    high.ref] } };
  return verdict === "above" ? { words: "above", comparison: { a: [actual.ref], relation: "greater", b: [high.ref] } }
    : { words: "below", comparison: { a: [actual.ref], relation: "less", b: [low.ref] } };
}

const DISTANCES: Readonly<Record<NonNullable<GuidanceOutcome["verdict"]>, string>> =
  { above: "actual-above-guidance", below: "actual-below-guidance", within: "actual-against-midpoint" };

function distanceOf(report: CompanyReport, { id, verdict }: GuidanceOutcome): OutcomeRow["by"] {
  if (verdict === null) return null;
  const shown = lookup(report).metrics.get(`${DISTANCES[verdict]}@${id}`)?.shown;
  if (!shown) return null;
  return verdict === "within" ? fromMiddle(shown) : { title: words(`company.distance.${verdict}`), shown };
}

/** A distance has no sign of its own: "$0.9 million under the middle". */
function fromMiddle(shown: Shown): OutcomeRow["by"] {
  const value = parseDecimal(shown.value);
  if (!value.isNegative()) return { title: words("company.distance.over-middle"), shown };
  return { title: words("company.distance.under-middle"), shown: show(value.abs(), shown.style, `${shown.ref}:size`) };
}
