/**
 * Days of the calendar as numbers (days since 1970-01-01), and stretches of them. Proleptic Gregorian, no
 * clock.
 */

import { language, type Day } from "./language.ts";

/** First and last day, both included; the same day twice for an instant. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isInstant: boolean;
}

const FROM_0000_TO_1970 = 719_468;

/** Days since 1970-01-01, counting years from March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - FROM_0000_TO_1970;
}

const daysInMonth = (year: number, month: number): number =>
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumber(year, month, 1);

function partsOf(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => parseInt(part, 10)) as [number, number, number];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

/** Undefined for a text that is no day of the calendar as YYYY-MM-DD. */
export function parseDay(text: string): number | undefined {
  const parts = partsOf(text);
  return parts === undefined ? undefined : dayNumber(parts.year, parts.month, parts.day);
}

/** "2012-09-30" → "September 30, 2012" */
export function dayInWords(text: string): string | undefined {
  const parts = partsOf(text);
  return parts === undefined ? undefined : language().day(parts);
}

/** The day after, in the same notation. */
export function dayAfter(text: string): string | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const { year, month, day } = parts;
  if (day < daysInMonth(year, month)) return isoText({ year, month, day: day + 1 });
  return isoText(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 });
}

const isoText = ({ year, month, day }: Day): string =>
  [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");

export const lengthOf = ({ start, end }: Stretch): number => end - start + 1;
export const isSame = (a: Stretch, b: Stretch): boolean =>
  a.start === b.start && a.end === b.end && a.isInstant === b.isInstant;

/** What is left of `a` when `b`, its beginning or its end, is taken away. */
export function lessPart(a: Stretch, b: Stretch): Stretch | undefined {
  if (a.isInstant || b.isInstant) return undefined;
  if (a.end === b.end && a.start < b.start) return { start: a.start, end: b.start - 1, isInstant: false };
  if (a.start === b.start && b.end < a.end) return { start: b.end + 1, end: a.end, isInstant: false };
  return undefined;
}

/** `a` and `b` together, where `b` begins on the day after `a` ends. */
export function joined(a: Stretch, b: Stretch): Stretch | undefined {
  if (a.isInstant || b.isInstant || b.start !== a.end + 1) return undefined;
  return { start: a.start, end: b.end, isInstant: false };
}

/** One year apart and as long; 52- and 53-week years shift a period by up to a week. */
export function isYearBefore(earlier: Stretch, later: Stretch): boolean {
  const gap = later.end - earlier.end;
  return gap >= 357 && gap <= 373 && earlier.isInstant === later.isInstant
    && Math.abs(lengthOf(earlier) - lengthOf(later)) <= 8;
}
