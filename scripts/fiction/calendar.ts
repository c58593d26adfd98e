/** Fiscal calendars: years of 52 or 53 weeks, and years of twelve months. */
import { addDays, addMonths, dayOfWeek, type PlainDate } from "../model/plain-date.ts";

export interface FiscalQuarter {
  readonly year: number;
  readonly quarter: number;
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** The quarters of a fiscal year, first to last. */
export type Calendar = (year: number) => readonly FiscalQuarter[];

const SATURDAY = 6;
const WEEKS_OF_A_QUARTER = 13;

const monthDay = (year: number, rest: string): PlainDate => `${String(year).padStart(4, "0")}-${rest}`;

function lastSaturdayBy(day: PlainDate): PlainDate {
  return addDays(day, -((dayOfWeek(day) + 7 - SATURDAY) % 7));
}

/**
 * Years that end on the last Saturday of the month that `yearEnd` ("09-30") ends. Quarters have thirteen weeks; in
 * a year
 * of 53 weeks the fourth quarter has fourteen.
 */
export const weekCalendar = (yearEnd: string): Calendar => (year) => {
  const end = lastSaturdayBy(monthDay(year, yearEnd));
  const first = addDays(lastSaturdayBy(monthDay(year - 1, yearEnd)), 1);
  return [1, 2, 3, 4].map((quarter) => {
    const start = addDays(first, (quarter - 1) * WEEKS_OF_A_QUARTER * 7);
    return { year, quarter, start, end: quarter === 4 ? end : addDays(start, WEEKS_OF_A_QUARTER * 7 - 1) };
  });
};

/** Years of twelve months that end on the last day of a month ("12-31"). */
export const monthCalendar = (yearEnd: string): Calendar => (year) => {
  const first = addDays(monthDay(year - 1, yearEnd), 1);
  return [1, 2, 3, 4].map((quarter) => {
    const start = addMonths(first, (quarter - 1) * 3);
    return { year, quarter, start, end: addDays(addMonths(start, 3), -1) };
  });
};
