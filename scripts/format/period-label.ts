/** Dates and periods in words. */
import { locale, rememberingWords, valuesIn, words } from "../lib/words.ts";
import { namePeriod, type Fiscal, type PeriodName } from "../model/fiscal-calendar.ts";
import type { Period } from "../model/period.ts";
import { partsOf, type PlainDate } from "../model/plain-date.ts";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(): Intl.DateTimeFormat {
  const known = formatters.get(locale());
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  formatters.set(locale(), made);
  return made;
}

/** "September 30, 2012" in en-US, "30 September 2012" in en-GB */
export const formatDate: (date: PlainDate) => string = rememberingWords(5_000, (date: PlainDate) => {
  const { year, month, day } = partsOf(date);
  return formatter().format(Date.UTC(year, month - 1, day));
});

/** "Q3 2012", "First half 2012", "Nine months 2012", "Fiscal year 2011", "Four quarters to September 30, 2012" */
export function formatPeriodName(name: PeriodName): string {
  switch (name.kind) {
    case "quarter": return words("period.quarter", { quarter: name.quarter, year: name.year });
    case "first-half":
    case "second-half":
    case "nine-months":
    case "year": return words(`period.${name.kind}`, { year: name.year });
    case "four-quarters":
    case "other": return words(`period.${name.kind}`, { end: formatDate(name.end) });
    case "instant": return formatDate(name.end);
  }
}

export const formatPeriod = (period: Period, fiscal: Fiscal, quarterEnd: PlainDate): string =>
  formatPeriodName(namePeriod(period, fiscal, quarterEnd));

const NAMED = ["quarter", "first-half", "second-half", "nine-months", "year", "four-quarters", "other"] as const;

/** A period's label as it reads within a sentence: "the first half of 2012" for "First half 2012". */
export const prosePeriod: (label: string) => string = rememberingWords(5_000, (label: string) => {
  for (const kind of NAMED) {
    const values = valuesIn(`period.${kind}`, label);
    if (values !== undefined) return words(`period.${kind}.in-prose`, values);
  }
  return label;
});
