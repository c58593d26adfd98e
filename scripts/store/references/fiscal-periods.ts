/**
 * Periods against the fiscal year: the reported quarter ends where the year's end puts it, and an id that names a
 * period ("q3-2011", "fy-2011", "2011-12-31") names the one whose days it has.
 */
import type { EarningsRelease } from "../../model/earnings-release.ts";
import { namePeriod, periodIdOf } from "../../model/fiscal-calendar.ts";
import { isInstant, lastDay, type Period } from "../../model/period.ts";
import { addMonths, daysBetween, isPlainDate, partsOf, type PlainDate } from "../../model/plain-date.ts";
import type { Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";

export function checkFiscalPeriods(filing: EarningsRelease): Fault[] {
  const reported = filing.periods[filing.fiscal.period];
  if (reported === undefined || isInstant(reported) || !isWhole(filing)) return [];
  const quarter = wrongQuarter(filing, reported);
  return quarter.length > 0 ? quarter : Object.entries(filing.periods).flatMap(([id, period]) =>
    wrongName(filing, { id, period, quarterEnd: lastDay(reported) }));
}

/** References are checked beside faults of shape: what is compared here must at least be of its own kind. */
const isWhole = ({ fiscal }: EarningsRelease): boolean =>
  Number.isInteger(fiscal.quarter) && Number.isInteger(fiscal.year) && isPlainDate(`2024-${fiscal.yearEnd}`);

function wrongQuarter({ fiscal }: EarningsRelease, reported: Period): Fault[] {
  const end = lastDay(reported);
  if (Math.min(...quarterEnds(fiscal, end).map((day) => Math.abs(daysBetween(day, end)))) <= SLACK_DAYS) return [];
  return [{
    code: "quarter-is-not-the-year's", pointer: "/fiscal/quarter",
    what: `quarter ${fiscal.quarter}, but ${JSON.stringify(fiscal.period)} ends on ${end}, which is not where that quarter `
      + `of a year that ends on ${fiscal.yearEnd} ends`,
    expected: "quarter, yearEnd and the period's days that go together", mend: "correct whichever of the three is wrong",
  }];
}

/** 52- and 53-week years end up to a week beside their nominal day, and months differ in length. */
const SLACK_DAYS = 16;

/** Where the quarter of that number nominally ends, in the years around `end`. */
function quarterEnds({ quarter, yearEnd }: EarningsRelease["fiscal"], end: PlainDate): PlainDate[] {
  const { year } = partsOf(end);
  const day = yearEnd === "02-29" ? "02-28" : yearEnd;
  return [year - 1, year, year + 1].map((one) => addMonths(`${String(one)}-${day}`, -3 * (4 - quarter)));
}

const NAMED = /^(?:q[1-4]|h[12]|9m|fy)-\d{4}$/;

interface Named { readonly id: string; readonly period: Period; readonly quarterEnd: string }

function wrongName({ fiscal }: EarningsRelease, { id, period, quarterEnd }: Named): Fault[] {
  if (!NAMED.test(id) && !isPlainDate(id)) return [];
  if (!isInstant(period) && period.start > period.end) return [];
  const right = periodIdOf(period, namePeriod(period, fiscal, quarterEnd));
  if (right === id) return [];
  return [{
    code: "period-is-not-what-it-is-called", pointer: toPointer("periods", id),
    what: `${JSON.stringify(id)}, with the days of ${JSON.stringify(right)}`,
    expected: "an id that names the period's own days", mend: `correct the days, or call it ${JSON.stringify(right)}`,
  }];
}
