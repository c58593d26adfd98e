/**
 * Business days of the federal government: Monday to Friday but for the legal public holidays of 5 U.S.C.
 * 6103(a). A holiday on a Saturday is observed the Friday before (5 U.S.C. 6103(b)(1)), one on a Sunday the
 * Monday after (Executive Order 11582, section 3).
 *
 * Right from 1978 on, when Veterans Day was back on November 11. Not covered: closings by executive order (a
 * day of mourning, a Christmas Eve), the weather, and Inauguration Day, a holiday of the Washington area only
 * (6103(c)). EDGAR may accept no filings on such days, so a deadline that spans one can lie a day later than
 * this calendar has it.
 */
import { addDays, dayOfWeek, partsOf, type PlainDate } from "./plain-date.ts";

interface FixedHoliday {
  readonly name: string;
  readonly month: number;
  readonly day: number;
  /** First year of the holiday; none where it is older than this calendar. */
  readonly since?: number;
}

const FIXED: readonly FixedHoliday[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: "Juneteenth National Independence Day", month: 6, day: 19, since: 2021 },
  { name: "Independence Day", month: 7, day: 4 },
  { name: "Veterans Day", month: 11, day: 11 },
  { name: "Christmas Day", month: 12, day: 25 },
];

/** Holidays on one weekday of the month; `from` is the earliest day of the month that it can fall on. */
interface FloatingHoliday {
  readonly name: string;
  readonly month: number;
  readonly weekday: number;
  readonly from: number;
  readonly since?: number;
}

const [MONDAY, THURSDAY, FRIDAY] = [1, 4, 5];

const FLOATING: readonly FloatingHoliday[] = [
  { name: "Birthday of Martin Luther King, Jr.", month: 1, weekday: MONDAY, from: 15, since: 1986 },
  { name: "Washington's Birthday", month: 2, weekday: MONDAY, from: 15 },
  { name: "Memorial Day", month: 5, weekday: MONDAY, from: 25 },
  { name: "Labor Day", month: 9, weekday: MONDAY, from: 1 },
  { name: "Columbus Day", month: 10, weekday: MONDAY, from: 8 },
  { name: "Thanksgiving Day", month: 11, weekday: THURSDAY, from: 22 },
];

export const isBusinessDay = (date: PlainDate): boolean =>
  dayOfWeek(date) <= FRIDAY && !isFloatingHoliday(date) && !isObservedHoliday(date);

/**
 * Business days after `from`, up to and including `to`: 1 from a Tuesday to the Wednesday. Negative the other
 * way.
 */
export function businessDaysBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -businessDaysBetween(to, from);
  let count = 0;
  for (let date = from; date < to;) {
    date = addDays(date, 1);
    if (isBusinessDay(date)) count += 1;
  }
  return count;
}

/**
 * The n-th business day after `date`, which need not be one itself; `date` for 0. Throws a RangeError below
 * 0.
 */
export function addBusinessDays(date: PlainDate, n: number): PlainDate {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of business days to add: ${n}`);
  let [day, left] = [date, n];
  while (left > 0) {
    day = addDays(day, 1);
    if (isBusinessDay(day)) left -= 1;
  }
  return day;
}

function isFloatingHoliday(date: PlainDate): boolean {
  const { year, month, day } = partsOf(date);
  return FLOATING.some((holiday) => holiday.month === month && holiday.weekday === dayOfWeek(date)
    && day >= holiday.from && day < holiday.from + 7 && year >= (holiday.since ?? 0));
}

/** The holiday itself on a weekday, or the weekday on which one of the weekend is observed. */
function isObservedHoliday(date: PlainDate): boolean {
  if (isFixedHoliday(date)) return true;
  if (dayOfWeek(date) === FRIDAY) return isFixedHoliday(addDays(date, 1));
  return dayOfWeek(date) === MONDAY && isFixedHoliday(addDays(date, -1));
}

function isFixedHoliday(date: PlainDate): boolean {
  const { year, month, day } = partsOf(date);
  return FIXED.some((holiday) => holiday.month === month && holiday.day === day
    && year >= (holiday.since ?? 0));
}
