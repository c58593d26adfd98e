/** Dates and periods in words. */
import { namePeriod, type Fiscal, type PeriodName } from "../model/fiscal-calendar.ts";
import type { Period } from "../model/period.ts";
import { partsOf, type PlainDate } from "../model/plain-date.ts";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];

/** "September 30, 2012" */
export function formatDate(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${MONTHS[month - 1] ?? ""} ${day}, ${year}`;
}

/** "Q3 2012", "First half 2012", "Nine months 2012", "Fiscal year 2011", "Four quarters to September 30, 2012" */
export function formatPeriodName(name: PeriodName): string {
  switch (name.kind) {
    case "quarter": return `Q${name.quarter} ${name.year}`;
    case "first-half": return `First half ${name.year}`;
    case "second-half": return `Second half ${name.year}`;
    case "nine-months": return `Nine months ${name.year}`;
    case "year": return `Fiscal year ${name.year}`;
    case "four-quarters": return `Four quarters to ${formatDate(name.end)}`;
    case "other": return `Period to ${formatDate(name.end)}`;
    case "instant": return formatDate(name.end);
  }
}

export const formatPeriod = (period: Period, fiscal: Fiscal, quarterEnd: PlainDate): string =>
  formatPeriodName(namePeriod(period, fiscal, quarterEnd));
