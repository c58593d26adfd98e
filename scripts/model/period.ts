/**
 * Periods as XBRL has them: a duration (first and last day, both included) or an instant (the end of a day).
 */
import { addDays, daysBetween, type PlainDate } from "./plain-date.ts";

export interface Duration { readonly start: PlainDate; readonly end: PlainDate }
export interface Instant { readonly instant: PlainDate }
export type Period = Duration | Instant;

/** Lengths a filing reports over. The names are those of period ids and labels. */
export type Span = "quarter" | "half" | "nine-months" | "year" | "other";

export const isInstant = (period: Period): period is Instant => "instant" in period;

/** Canonical text, equal for equal periods: "2012-07-01/2012-09-30" or "2012-09-30". */
export const periodKey = (period: Period): string =>
  isInstant(period) ? period.instant : `${period.start}/${period.end}`;

/** The last day of the period; for an instant that day itself. */
export const lastDay = (period: Period): PlainDate => (isInstant(period) ? period.instant : period.end);

export const daysIn = (duration: Duration): number => daysBetween(duration.start, duration.end) + 1;

/** The instant before a duration begins: where its opening balances stand (XBRL periodStartLabel). */
export const openingInstant = (duration: Duration): Instant => ({ instant: addDays(duration.start, -1) });

/** The instant at which a duration ends: where its closing balances stand (XBRL periodEndLabel). */
export const closingInstant = (duration: Duration): Instant => ({ instant: duration.end });

/** 13-week and 14-week quarters, 52-week and 53-week years count as what they stand for. */
export function spanOf(duration: Duration): Span {
  const days = daysIn(duration);
  const within = (low: number, high: number): boolean => days >= low && days <= high;
  if (within(84, 99)) return "quarter";
  if (within(175, 190)) return "half";
  if (within(266, 281)) return "nine-months";
  if (within(357, 372)) return "year";
  return "other";
}

/** Is `earlier` the comparable period one year before `later`? 52- and 53-week years shift the end by up to a week. */
export function isYearBefore(earlier: Period, later: Period): boolean {
  const gap = daysBetween(lastDay(earlier), lastDay(later));
  if (gap < 357 || gap > 373) return false;
  if (isInstant(earlier) || isInstant(later)) return isInstant(earlier) && isInstant(later);
  return spanOf(earlier) === spanOf(later) && Math.abs(daysIn(earlier) - daysIn(later)) <= 8;
}
