/**
 * Observations → series: one point a period, told by the filing that was filed last, with what earlier filings told.
 * Values stay as filed; a split is noticed ({@link ./splits.ts}), never applied.
 */
import { compareTexts } from "../../lib/order.ts";
import { parseDecimal, roundHalfUp, toText } from "../../model/decimal.ts";
import { isInstant, periodKey } from "../../model/period.ts";
import type { CompanyFacts, Observation, TaggedConcept } from "./companyfacts.ts";
import { deriveQuarters } from "./derived-quarters.ts";
import { toldDigits } from "./plain-number.ts";
import {
  byPeriod, groupBy, isOfDuration, lastPlace, reportedPoints, type ConceptSeries, type Point,
  type Version,
} from "./series-point.ts";
import { reportingSpan, type ReportingSpan } from "./reporting-span.ts";
import { findSplits, type Split } from "./splits.ts";

export interface CompanySeries {
  readonly cik: string;
  readonly name: string;
  readonly series: readonly ConceptSeries[];
  /** Noticed from figures that come back on another basis. */
  readonly splits: readonly Split[];
  /** Ratios that the company itself states; they name a month or a year, not the day of the split. */
  readonly statedSplits: readonly Point[];
}

export function buildSeries(facts: CompanyFacts): CompanySeries {
  const series = facts.concepts.map(conceptSeries)
    .toSorted((a, b) => compareTexts(a.concept, b.concept) || compareTexts(a.unit, b.unit));
  const statedSplits = series.filter(({ concept }) => STATED_RATIO.test(concept)).flatMap(reportedPoints);
  return { cik: facts.cik, name: facts.name, series, splits: findSplits(series), statedSplits };
}

const STATED_RATIO = /:StockholdersEquity(?:Note|Reverse)\w*StockSplit\w*Ratio\d?$/;

function conceptSeries({ concept, label, unit, observations }: TaggedConcept): ConceptSeries {
  const groups = groupBy(observations, ({ period }) => periodKey(period));
  const points = [...groups.values()].map(pointOf).toSorted(byPeriod);
  const durations = points.filter(isOfDuration);
  const of = (...spans: ReportingSpan[]): Point[] =>
    durations.filter(({ period }) => spans.includes(reportingSpan(period)));
  return {
    concept, label, unit,
    quarterly: [...of("quarter"), ...deriveQuarters(durations, unit)].toSorted(byPeriod),
    annual: of("year"), yearToDate: of("half", "nine-months"), other: of("other"),
    instants: points.filter(({ period }) => isInstant(period)),
  };
}

function pointOf(group: readonly Observation[]): Point {
  const history = versionsOf(onePerFiling(group.toSorted(byFiling)));
  const last = history.at(-1);
  const period = group[0]?.period;
  if (last === undefined || period === undefined) throw new TypeError("a point of no observations");
  const { value, filed, form, accession } = last;
  const restated = history.some(({ change }) => change === "restated");
  return { period, value, filed, form, accession, history, restated };
}

/** In the order of filing; of one day, an amendment after what it amends, then by accession number. */
const byFiling = (a: Observation, b: Observation): number =>
  compareTexts(a.filed, b.filed) || compareTexts(amendmentOf(a), amendmentOf(b))
  || compareTexts(a.accession, b.accession) || toldDigits(a.value) - toldDigits(b.value)
  || compareTexts(a.value, b.value);

const amendmentOf = ({ form }: Observation): string => (form.endsWith("/A") ? "1" : "0");

/** A filing that tells a value twice (in a table in thousands, in words in millions) tells it by the more exact one. */
const onePerFiling = (sorted: readonly Observation[]): Observation[] =>
  sorted.filter(({ accession }, at) => sorted[at + 1]?.accession !== accession);

function versionsOf(told: readonly Observation[]): Version[] {
  const versions: Version[] = [];
  for (const { value, lexeme, filed, form, accession } of told) {
    const last = versions.at(-1);
    const change = changeFrom(last, value);
    if (last !== undefined && isEqual(last.value, value)) versions[versions.length - 1] = { ...last, lastFiled: filed };
    else versions.push({ value, lexeme, filed, form, accession, lastFiled: filed, change });
  }
  return versions;
}

const isEqual = (a: string, b: string): boolean => a === b || parseDecimal(a).equals(parseDecimal(b));

function changeFrom(before: Version | undefined, value: string): Version["change"] {
  if (before === undefined) return "first";
  return isRoundingOf(value, before.value) || isRoundingOf(before.value, value) ? "rounded" : "restated";
}

/** Is `coarse` the value `fine` at fewer digits (28.6 million for 28,583,112)? Zero is the rounding of nothing here. */
function isRoundingOf(coarse: string, fine: string): boolean {
  if (toldDigits(coarse) >= toldDigits(fine) || !/[1-9]/.test(coarse)) return false;
  return toText(roundHalfUp(parseDecimal(fine), lastPlace(coarse))) === toText(parseDecimal(coarse));
}
