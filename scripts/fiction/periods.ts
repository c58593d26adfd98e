/** Which periods a release of a quarter tells of, under the ids that the store expects of their days. */
import type { EarningsRelease } from "../model/earnings-release.ts";
import { periodOf, type BookedPeriod, type Books } from "./books.ts";
import type { Calendar } from "./calendar.ts";
import type { Column } from "./statement.ts";

type Range = readonly [number, number];

const LONGER: Readonly<Record<number, string>> = { 2: "h1", 3: "9m", 4: "fy" };

/** "q3-2023", "h1-2023", "9m-2023", "fy-2023" */
export function rangeId(year: number, [from, to]: Range): string {
  if (from === to) return `q${to}-${year}`;
  return from === 1 ? `${LONGER[to] ?? "fy"}-${year}` : `h2-${year}`;
}

/** The days of the quarters `from` to `to`. */
export function daysOf(calendar: Calendar, year: number, [from, to]: Range): { start: string; end: string } {
  const quarters = calendar(year);
  const [first, last] = [quarters[from - 1], quarters[to - 1]];
  if (first === undefined || last === undefined) throw new RangeError(`no quarters ${from} to ${to}`);
  return { start: first.start, end: last.end };
}

/** The last day of the fiscal year. */
export const yearEnd = (calendar: Calendar, year: number): string => daysOf(calendar, year, [1, 4]).end;

export type Periods = EarningsRelease["periods"];

/** Each range in the year and in the year before, as columns; newest first. */
export const columnsOver = (books: Books, year: number, ranges: readonly Range[]): Column<BookedPeriod>[] =>
  ranges.flatMap((range) => [year, year - 1].map((one) => ({ id: rangeId(one, range), at: periodOf(books, one,
    range) })));

/** The same ranges as the filing declares them. */
export const declared = (calendar: Calendar, year: number, ranges: readonly Range[]): Periods =>
  Object.fromEntries(ranges.flatMap((range) =>
    [year, year - 1].map((one) => [rangeId(one, range), daysOf(calendar, one, range)])));
