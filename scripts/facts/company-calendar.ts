/**
 * The fiscal calendar of a company over all its filings: one id and one pair of days for each period, however each
 * filing dates it. A filer of 52- and 53-week years may give the month's end in one release and the week's in another;
 * durations of one span whose ends lie within a week of each other are one period, dated as the newest filing dates it.
 */
import { namePeriod, periodIdOf, type Fiscal, type PeriodName } from "../model/fiscal-calendar.ts";
import { isInstant, periodKey, spanOf, type Duration, type Period } from "../model/period.ts";
import { addDays, daysBetween, type PlainDate } from "../model/plain-date.ts";

const SLACK_DAYS = 6;

export interface CalendarPeriod { readonly id: string; readonly period: Period; readonly name: PeriodName }

export class CompanyCalendar {
  readonly #fiscal: Fiscal;
  readonly #quarterEnd: PlainDate;
  readonly #known = new Map<string, CalendarPeriod>();
  readonly #ids = new Set<string>();
  /** Durations by the month of their end. */
  readonly #byMonth = new Map<string, Duration[]>();

  /** `fiscal` and `quarterEnd` are the newest release's: they settle how the issuer numbers its years. */
  constructor(fiscal: Fiscal, quarterEnd: PlainDate) {
    this.#fiscal = fiscal;
    this.#quarterEnd = quarterEnd;
  }

  /** Feed periods from the newest filing to the oldest. */
  at(period: Period): CalendarPeriod {
    const key = periodKey(period);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const like = isInstant(period) ? undefined : this.#like(period);
    const made = like === undefined ? this.#add(period) : this.at(like);
    this.#known.set(key, made);
    return made;
  }

  name(period: Period): PeriodName {
    return namePeriod(period, this.#fiscal, this.#quarterEnd);
  }

  #add(period: Period): CalendarPeriod {
    const name = this.name(period);
    const plain = periodIdOf(period, name);
    // Two periods of one name can only come from a changed calendar; the older keeps its days as its id.
    const id = this.#ids.has(plain) ? periodKey(period).replace("/", "-") : plain;
    this.#ids.add(id);
    if (!isInstant(period)) {
      const month = period.end.slice(0, "YYYY-MM".length);
      this.#byMonth.set(month, [...this.#byMonth.get(month) ?? [], period]);
    }
    return { id, period, name };
  }

  #like(period: Duration): Duration | undefined {
    const months = new Set([-SLACK_DAYS, SLACK_DAYS].map((days) => addDays(period.end, days).slice(0, "YYYY-MM".length)));
    const near = [...months].flatMap((month) => this.#byMonth.get(month) ?? []);
    return near.find((other) => spanOf(other) === spanOf(period) && spanOf(period) !== "other"
      && isNear(other.end, period.end) && isNear(other.start, period.start));
  }
}

const isNear = (a: PlainDate, b: PlainDate): boolean => Math.abs(daysBetween(a, b)) <= SLACK_DAYS;
