/**
 * Plain dates ("2012-09-30"): a day of the calendar, without clock or zone. The one door to the Temporal polyfill.
 * ISO 8601 strings at the borders; they compare and sort as text.
 */
import { Temporal } from "temporal-polyfill";

export type PlainDate = string;

const days = new Map<PlainDate, Temporal.PlainDate>();

/** A filing names few days and asks for them often, so each is read once. */
function read(date: PlainDate): Temporal.PlainDate {
  const known = days.get(date) ?? Temporal.PlainDate.from(date);
  days.set(date, known);
  return known;
}

export const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: not 2013-02-29. */
export function isPlainDate(text: string): boolean {
  if (!PLAIN_DATE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

export const addDays = (date: PlainDate, count: number): PlainDate => read(date).add({ days: count }).toString();
export const addMonths = (date: PlainDate, months: number): PlainDate => read(date).add({ months }).toString();
export const addYears = (date: PlainDate, years: number): PlainDate => read(date).add({ years }).toString();

const EPOCH = Temporal.PlainDate.from("1970-01-01");
const dayNumbers = new Map<PlainDate, number>();

/** Days since 1970-01-01, counted once. */
function dayNumber(date: PlainDate): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const number = EPOCH.until(read(date)).days;
  dayNumbers.set(date, number);
  return number;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** Whole months from `from` to `to`: 32 from 2010-11-29 to 2013-08-06. */
export const monthsBetween = (from: PlainDate, to: PlainDate): number =>
  read(from).until(read(to), { largestUnit: "months" }).months;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const dayOfWeek = (date: PlainDate): number => read(date).dayOfWeek;

export interface YearMonthDay { year: number; month: number; day: number }

export function partsOf(date: PlainDate): YearMonthDay {
  const { year, month, day } = read(date);
  return { year, month, day };
}

export const fromParts = ({ year, month, day }: YearMonthDay): PlainDate =>
  Temporal.PlainDate.from({ year, month, day }).toString();
