/**
 * From a phrase to days. Months count by the calendar; where an issuer's periods end on weekdays (52- and 53-week
 * years), lengths count in weeks and snap to the period ends that the document itself names.
 */
import { addDays, addMonths, daysBetween, fromParts, partsOf, type PlainDate } from "../../../model/plain-date.ts";
import type { Duration, Period } from "../../../model/period.ts";
import type { PeriodPhrase } from "./period-phrase.ts";

export interface Calendar {
  /** Last day of the quarter that the release reports. */
  readonly quarterEnd: PlainDate;
  readonly fiscalYear: number;
  readonly quarter: number;
  /** Every full date that a heading of the document names: period ends to snap to. */
  readonly ends: readonly PlainDate[];
}

const QUARTER_DAYS = 91;
const SNAP_DAYS = 9;

export function dateOf({ year, month, day }: PeriodPhrase): PlainDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return fromParts({ year, month, day });
}

const daysInMonth = (year: number, month: number): number => partsOf(monthEnd(year, month)).day;

function monthEnd(year: number, month: number): PlainDate {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return addDays(fromParts(next), -1);
}

const isMonthEnd = (date: PlainDate): boolean => partsOf(addDays(date, 1)).day === 1;

/** `instants` says that the table's figures are balances where the words leave it open. */
export function periodOf(phrase: PeriodPhrase, calendar: Calendar, instants: boolean): Period | undefined {
  const end = dateOf(phrase) ?? fiscalEnd(phrase, calendar) ?? yearAlone(phrase, calendar);
  if (end === undefined) return undefined;
  if (phrase.instant === true
    || (instants && phrase.months === undefined && phrase.weeks === undefined)) return { instant: end };
  return durationTo(end, phrase, calendar);
}

function durationTo(end: PlainDate, phrase: PeriodPhrase, calendar: Calendar): Duration {
  if (phrase.weeks !== undefined) return { start: addDays(end, 1 - 7 * phrase.weeks), end };
  const months = phrase.months ?? monthsNamed(phrase, end, calendar);
  if (isMonthEnd(end)) return { start: addMonths(addDays(end, 1), -months), end };
  const nominal = addDays(end, -Math.round(QUARTER_DAYS * months / 3));
  const before = months === 12 ? snap(addDays(end, -364), calendar) : snap(nominal, calendar);
  return { start: addDays(before, 1), end };
}

function monthsNamed({ quarter, total, fiscalYear }: PeriodPhrase, end: PlainDate, calendar: Calendar): number {
  if (quarter !== undefined) return 3;
  if (total === true && fiscalYear === undefined) return 3 * quarterAt(end, calendar);
  return fiscalYear === undefined ? 3 : 12;
}

function quarterAt(end: PlainDate, { quarterEnd, quarter }: Calendar): number {
  const away = Math.round(daysBetween(end, quarterEnd) / QUARTER_DAYS);
  return ((quarter - away - 1) % 4 + 4) % 4 + 1;
}

/** "Q4 2010", "2Q21", "Fiscal 2014": counted from the quarter that the release reports. */
function fiscalEnd(phrase: PeriodPhrase, calendar: Calendar): PlainDate | undefined {
  const { fiscalYear, quarter, total } = phrase;
  const year = fiscalYear ?? (quarter === undefined ? undefined : phrase.year ?? calendar.fiscalYear);
  if (year === undefined) return undefined;
  const last = quarter ?? (total === true && year === calendar.fiscalYear ? calendar.quarter : 4);
  return quartersFrom(calendar, (year - calendar.fiscalYear) * 4 + last - calendar.quarter);
}

/** The end of the quarter `count` quarters after the one reported (before it, if negative). */
export function quartersFrom(calendar: Calendar, count: number): PlainDate {
  const { quarterEnd } = calendar;
  if (count === 0) return quarterEnd;
  if (!isMonthEnd(quarterEnd)) return snap(addDays(quarterEnd, Math.round(count * 91.3)), calendar);
  return addDays(addMonths(addDays(quarterEnd, 1), 3 * count), -1);
}

/** "2012" above a column, where nothing else says the day: the same day as the quarter reported, of that year. */
function yearAlone({ year, month }: PeriodPhrase, calendar: Calendar): PlainDate | undefined {
  if (year === undefined) return undefined;
  if (month !== undefined) return monthEnd(year, month);
  const end = partsOf(calendar.quarterEnd).year;
  return quartersFrom(calendar, (year - end) * 4);
}

/** A known period end close by; of a date in the issuer's weekly calendar. */
function snap(date: PlainDate, { ends }: Calendar): PlainDate {
  const near = ends.filter((end) => Math.abs(daysBetween(end, date)) <= SNAP_DAYS)
    .toSorted((a, b) => Math.abs(daysBetween(a, date)) - Math.abs(daysBetween(b, date)));
  return near[0] ?? date;
}

/** Last month and day of the fiscal year, from the quarter reported. */
export function yearEndOf(quarterEnd: PlainDate, quarter: number): string {
  const left = 4 - quarter;
  const end = isMonthEnd(quarterEnd) ? addDays(addMonths(addDays(quarterEnd, 1), 3 * left), -1)
    : addDays(quarterEnd, QUARTER_DAYS * left);
  return end.slice(5) === "02-29" ? "02-28" : end.slice(5);
}
