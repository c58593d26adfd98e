/**
 * Which quarter or year an OIM report is of, and the ids of its periods. SEC reports say so themselves in dei: facts
 * (EDGAR Filer Manual, volume II, section 6.5); for all others the period that most figures are told for settles it.
 */
import { compareTexts } from "../../lib/order.ts";
import { fiscalPosition, namePeriod, periodIdOf, type Fiscal } from "../../model/fiscal-calendar.ts";
import { isInstant, periodKey, type Duration, type Period } from "../../model/period.ts";
import { addDays } from "../../model/plain-date.ts";
import type { OimFact } from "./oim-model.ts";
import { localNameOf } from "./oim-names.ts";
import type { TableFact } from "./oim-tables.ts";
import { reportingSpan } from "./reporting-span.ts";
import { groupBy } from "./series-point.ts";

export interface ReportFiscal extends Fiscal { readonly main: Duration }

/** The text of a fact without dimensions, by its concept's local name. */
export function textFact(facts: readonly OimFact[], name: string): string | undefined {
  const plain = facts.filter(({ dimensions }) => Object.keys(dimensions).length === 0);
  return plain.find(({ concept }) => localNameOf(concept) === name)?.value ?? undefined;
}

/** Undefined for a report without a single figure of a duration. */
export function reportFiscal(facts: readonly OimFact[], figures: readonly TableFact[]): ReportFiscal | undefined {
  const main = mainDuration(figures);
  if (main === undefined) return undefined;
  const yearEnd = statedYearEnd(facts) ?? yearEndOf(figures, main);
  const position = fiscalPosition(main, { year: 0, quarter: 0, yearEnd }, main.end);
  const calendarYear = Number.parseInt(main.end.slice(0, "YYYY".length), 10);
  const stated = Number.parseInt(textFact(facts, "DocumentFiscalYearFocus") ?? "", 10);
  const year = Number.isNaN(stated) ? calendarYear + yearsAhead(main.end, yearEnd) : stated;
  return { main, yearEnd, year, quarter: statedQuarter(facts) ?? position.quarter };
}

/**
 * A fiscal year is named by the calendar year that it ends in, unless the report says otherwise; 52- and 53-week years
 * end up to ten days after their nominal day, so one of December may end in January.
 */
function yearsAhead(end: string, yearEnd: string): number {
  const day = end.slice("YYYY-".length);
  if (yearEnd >= "12-21" && day <= "01-10") return -1;
  return day > `${yearEnd.slice(0, 3)}${Number.parseInt(yearEnd.slice(3), 10) + 10}` ? 1 : 0;
}

/**
 * Of the day on which most durations end: its quarter, unless hardly any figure is of a quarter (an annual report that
 * tells a few quarters besides), else the duration that most figures are of.
 */
function mainDuration(figures: readonly TableFact[]): Duration | undefined {
  const durations = figures.flatMap(({ period }) => (isInstant(period) ? [] : [period]));
  const sameEnd = mostCommon(durations, ({ end }) => end);
  const most = mostCommon(sameEnd, periodKey);
  const quarter = mostCommon(sameEnd.filter((period) => reportingSpan(period) === "quarter"), periodKey);
  return quarter.length * HARDLY_ANY >= most.length && quarter.length > 0 ? quarter[0] : most[0];
}

const HARDLY_ANY = 5;

/** The largest group; of equal ones that whose key comes last. */
const mostCommon = (periods: readonly Duration[], keyOf: (period: Duration) => string): readonly Duration[] =>
  [...groupBy(periods, keyOf)].toSorted(([a, x], [b, y]) => y.length - x.length || compareTexts(b, a))[0]?.[1] ?? [];

/**
 * The day before half a year or nine months began, since those are told from the start of a fiscal year; else the end
 * of a year (which may be of any four quarters); else the main period's own end.
 */
function yearEndOf(figures: readonly TableFact[], main: Duration): string {
  const durations = figures.flatMap(({ period }) => (isInstant(period) ? [] : [period]));
  const of = (...spans: string[]): readonly Duration[] =>
    mostCommon(durations.filter((period) => spans.includes(reportingSpan(period))), periodKey);
  const toDate = of("half", "nine-months")[0];
  const end = toDate === undefined ? (of("year")[0] ?? main).end : addDays(toDate.start, -1);
  return end.slice("YYYY-".length);
}

/** xs:gMonthDay: "--12-31". */
const statedYearEnd = (facts: readonly OimFact[]): string | undefined =>
  /^--(?<day>\d{2}-\d{2})$/.exec(textFact(facts, "CurrentFiscalYearEndDate") ?? "")?.groups?.["day"];

const QUARTERS: Readonly<Record<string, number>> = { Q1: 1, Q2: 2, Q3: 3, Q4: 4, FY: 4 };

const statedQuarter = (facts: readonly OimFact[]): number | undefined =>
  QUARTERS[textFact(facts, "DocumentFiscalPeriodFocus") ?? ""];

/** Period key → id; a second period that the fiscal calendar would name alike goes under its days. */
export function periodIds(periods: readonly Period[], fiscal: ReportFiscal): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const period of [fiscal.main, ...periods]) {
    const key = periodKey(period);
    if (ids.has(key)) continue;
    const named = periodIdOf(period, namePeriod(period, fiscal, fiscal.main.end));
    const id = taken.has(named) && !isInstant(period) ? `${period.start}-${period.end}` : named;
    ids.set(key, id);
    taken.add(id);
  }
  return ids;
}
