/** A point of a series: what filings told of one concept, unit and period; and the series that points make. */
import { compareTexts } from "../../lib/order.ts";
import { isInstant, lastDay, periodKey, type Duration, type Period } from "../../model/period.ts";
import type { Unit } from "../../model/unit.ts";

/** A value that one or more filings in a row told of a period. */
export interface Version {
  readonly value: string;
  readonly lexeme: string;
  /** First filing that told it. */
  readonly filed: string;
  readonly form: string;
  readonly accession: string;
  /** Day of the last filing in a row that told it. */
  readonly lastFiled: string;
  /** `rounded`: the same value to fewer digits; `restated`: another value than the filing before told. */
  readonly change: "first" | "rounded" | "restated";
}

export interface Derivation {
  /** Keys of the periods ("2023-01-01/2023-12-31") whose difference the value is. */
  readonly minuend: string;
  readonly subtrahend: string;
  /** One of the two was restated after the other was told: the difference may mix two bases. */
  readonly mixed: boolean;
}

export interface Point {
  readonly period: Period;
  readonly value: string;
  /** Of the filing that told the value last and differently from the one before. */
  readonly filed: string;
  readonly form: string;
  readonly accession: string;
  /** Oldest first; the last is the value. Empty for a derived point. */
  readonly history: readonly Version[];
  readonly restated: boolean;
  readonly derived?: Derivation;
}

export interface ConceptSeries {
  readonly concept: string;
  readonly label: string;
  readonly unit: Unit;
  /** Quarters, reported or derived, by their end. */
  readonly quarterly: readonly Point[];
  readonly annual: readonly Point[];
  /** Half years and nine months. */
  readonly yearToDate: readonly Point[];
  readonly instants: readonly Point[];
  readonly other: readonly Point[];
}

/** All points of a series, reported ones. */
export const reportedPoints = (series: ConceptSeries): readonly Point[] =>
  [...series.quarterly, ...series.annual, ...series.yearToDate, ...series.instants, ...series.other]
    .filter(({ derived }) => derived === undefined);

export type DurationPoint = Point & { readonly period: Duration };
export const isOfDuration = (point: Point): point is DurationPoint => !isInstant(point.period);

/** Filings round to thousands or millions, but hardly to less than this many digits. */
const LEAST_DIGITS = 3;

/** EDGAR's JSON drops zeros at the end of a fraction: 1.5 may be 1.50. */
export const CENTS = 2;

/** XBRL decimals of the last digit that is told: 2 for "0.06" and "1.5", −3 for "23382000", −4 for "1000000". */
export function lastPlace(value: string): number {
  const point = value.indexOf(".");
  if (point >= 0) return Math.max(CENTS, value.length - point - 1);
  const [digits, zeros] = [value.replace("-", "").length, /0*$/.exec(value)?.[0].length ?? 0];
  return Math.min(0, -Math.min(zeros, digits - LEAST_DIGITS));
}

export const byPeriod = (a: Point, b: Point): number =>
  compareTexts(lastDay(a.period), lastDay(b.period)) || compareTexts(periodKey(a.period), periodKey(b.period));


export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
