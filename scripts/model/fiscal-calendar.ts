/**
 * Where a period lies in the issuer's fiscal years. The filing names its own quarter ("fiscal"), which settles how the
 * issuer numbers its years; everything else follows from the day on which its fiscal year ends.
 */
import { daysBetween, partsOf, type PlainDate } from "./plain-date.ts";
import { isInstant, lastDay, spanOf, type Duration, type Period } from "./period.ts";

export interface Fiscal {
  readonly year: number;
  readonly quarter: number;
  /** Last month and day of the fiscal year: "12-31". */
  readonly yearEnd: string;
}

export interface FiscalPosition {
  readonly year: number;
  /** The quarter in which the period ends, 1 to 4. */
  readonly quarter: number;
}

/** 52- and 53-week years end up to a week beside their nominal day. */
const SLACK_DAYS = 10;
const QUARTER_DAYS = 91;

function yearEnding(year: number, yearEnd: string): PlainDate {
  const day = yearEnd === "02-29" ? "02-28" : yearEnd;
  return `${String(year).padStart(4, "0")}-${day}`;
}

function nominalPosition(end: PlainDate, yearEnd: string): FiscalPosition {
  const calendarYear = partsOf(end).year;
  const year = [calendarYear - 1, calendarYear, calendarYear + 1]
    .find((candidate) => daysBetween(end, yearEnding(candidate, yearEnd)) >= -SLACK_DAYS) ?? calendarYear;
  const left = daysBetween(end, yearEnding(year, yearEnd));
  return { year, quarter: 4 - Math.min(3, Math.max(0, Math.round(left / QUARTER_DAYS))) };
}

/** The fiscal year and quarter in which `period` ends, as the issuer counts (`fiscal`, ending on `quarterEnd`). */
export function fiscalPosition(period: Period, fiscal: Fiscal, quarterEnd: PlainDate): FiscalPosition {
  const own = nominalPosition(quarterEnd, fiscal.yearEnd);
  const there = nominalPosition(lastDay(period), fiscal.yearEnd);
  return { year: there.year + fiscal.year - own.year, quarter: there.quarter };
}

export type PeriodName =
  | { readonly kind: "quarter"; readonly year: number; readonly quarter: number }
  | { readonly kind: "first-half" | "second-half" | "nine-months" | "year"; readonly year: number }
  | { readonly kind: "four-quarters" | "other" | "instant"; readonly end: PlainDate };

/** What the field calls a period: third quarter, first half, nine months, fiscal year, four quarters to a day. */
export function namePeriod(period: Period, fiscal: Fiscal, quarterEnd: PlainDate): PeriodName {
  if (isInstant(period)) return { kind: "instant", end: period.instant };
  const { year, quarter } = fiscalPosition(period, fiscal, quarterEnd);
  return nameDuration(period, year, quarter);
}

function nameDuration(period: Duration, year: number, quarter: number): PeriodName {
  const span = spanOf(period);
  if (span === "quarter") return { kind: "quarter", year, quarter };
  if (span === "half" && quarter === 2) return { kind: "first-half", year };
  if (span === "half" && quarter === 4) return { kind: "second-half", year };
  if (span === "nine-months" && quarter === 3) return { kind: "nine-months", year };
  if (span === "year" && quarter === 4) return { kind: "year", year };
  if (span === "year") return { kind: "four-quarters", end: period.end };
  return { kind: "other", end: period.end };
}

/** The id under which a period goes when the filing itself gives it none: "q4-2011", "h1-2012", "fy-2011". */
export function periodIdOf(period: Period, name: PeriodName): string {
  switch (name.kind) {
    case "quarter": return `q${name.quarter}-${name.year}`;
    case "first-half": return `h1-${name.year}`;
    case "second-half": return `h2-${name.year}`;
    case "nine-months": return `9m-${name.year}`;
    case "year": return `fy-${name.year}`;
    case "four-quarters": return `4q-${name.end.slice(0, 7)}`;
    case "instant": return name.end;
    case "other": return isInstant(period) ? name.end : `${period.start}-${period.end}`;
  }
}
