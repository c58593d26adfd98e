/** Which quarter of which fiscal year the release reports, and the calendar that follows from it. */
import { addDays, daysBetween, partsOf, type PlainDate } from "../../../model/plain-date.ts";
import type { Block } from "../document/block.ts";
import { dateOf, yearEndOf, type Calendar } from "../table/calendar.ts";
import { completed, readPhrase, countOf, fullYear, type PeriodPhrase } from "../table/period-phrase.ts";
import type { ReadTable } from "../table/read-tables.ts";
import { textsOf } from "./issuer.ts";

export interface FoundFiscal {
  readonly calendar: Calendar;
  readonly yearEnd: string;
  /** True where no heading of a table names a day, and calendar quarters are taken for fiscal ones. */
  readonly assumed: boolean;
}

export function findFiscal(blocks: readonly Block[], tables: readonly ReadTable[]): FoundFiscal | undefined {
  const phrases = tables.flatMap((table) => table.columns.filter(({ computed }) => computed === undefined)
    .map(({ phrase }) => completed(phrase, table.caption.phrase)));
  const opening = textsOf(blocks).slice(0, 45).map(({ text }) => text.replaceAll(/\s+/g, " ").slice(0, 900));
  const said = saidQuarter(opening);
  const quarterEnd = endReported(phrases, opening);
  if (quarterEnd === undefined) return assumedFiscal(phrases, said);
  const quarter = said.quarter ?? quarterByLength(phrases, quarterEnd) ?? calendarQuarter(quarterEnd);
  const yearEnd = yearEndOf(quarterEnd, quarter);
  const fiscalYear = fiscalYearOf(said, quarterEnd, yearEnd);
  return { calendar: { quarterEnd, fiscalYear, quarter, ends: endsOf(phrases, opening) }, yearEnd, assumed: false };
}

const LATEST_FIRST = (a: string, b: string): number => (a < b ? 1 : -1);

/** The latest day that durations end on, else the latest balance, else the day that the text names. */
function endReported(phrases: readonly PeriodPhrase[], opening: readonly string[]): PlainDate | undefined {
  const ends = (list: readonly PeriodPhrase[]): PlainDate[] =>
    list.flatMap((phrase) => dateOf(phrase) ?? []).toSorted(LATEST_FIRST);
  const durations = phrases.filter(({ months, weeks }) => months !== undefined || weeks !== undefined);
  const inText = opening.flatMap((text) => [...text.matchAll(/\b(?:ended|as of)\s+([A-Z][a-z]+ \d{1,2},? \d{4})/g)].map((match) => readPhrase(match[1] ?? "").phrase));
  return ends(durations)[0] ?? ends(phrases)[0] ?? ends(inText)[0];
}

function endsOf(phrases: readonly PeriodPhrase[], opening: readonly string[]): PlainDate[] {
  const inText = opening.flatMap((text) => [...text.matchAll(/\bended\s+([A-Z][a-z]+ \d{1,2},? \d{4})/g)].map((match) => readPhrase(match[1] ?? "").phrase));
  return [...new Set([...phrases, ...inText].flatMap((phrase) => dateOf(phrase) ?? []))];
}

interface Said { readonly quarter: number | undefined; readonly year: number | undefined }

const ORDINAL = "(first|second|third|fourth)";
const SAID: readonly { pattern: RegExp; quarter: number; year: number }[] = [
  { pattern: new RegExp(`\\bfiscal (?:year )?(\\d{4})[, ]+${ORDINAL}[- ]quarter`, "i"), quarter: 2, year: 1 },
  { pattern: new RegExp(`${ORDINAL}[- ](?:fiscal )?quarter(?: of| for)?(?: the)?(?: its)? ?(?:fiscal )?(?:year )?(\\d{4})`, "i"), quarter: 1, year: 2 },
  { pattern: /\bQ([1-4])[ -]?(?:of )?(?:fiscal (?:year )?|FY ?)?'?(\d{4}|\d\d)\b/i, quarter: 1, year: 2 },
  { pattern: /\bfiscal (?:year )?(\d{4}) Q([1-4])\b/i, quarter: 2, year: 1 },
  { pattern: /\b([1-4])Q'?(\d\d)\b/, quarter: 1, year: 2 },
];

/** The first text that names a quarter names the one that is reported; its year may come a little later. */
function saidQuarter(opening: readonly string[]): Said {
  const head = opening.slice(0, 12);
  const first = head.map(saidIn).find((said) => said !== undefined);
  if (first?.year !== undefined) return first;
  const same = opening.map(saidIn)
    .find((said) => said?.year !== undefined && said.quarter === (first?.quarter ?? said.quarter));
  const year = same?.year ?? /\bfiscal (?:year )?(\d{4})\b/i.exec(head.slice(0, 6).join(" "))?.[1];
  return { quarter: first?.quarter ?? same?.quarter, year: typeof year === "string" ? fullYear(year) : year };
}

const ALONE = new RegExp(`\\b${ORDINAL}[- ](?:fiscal )?quarter|\\bQ([1-4])\\b`, "i");

function saidIn(text: string): Said | undefined {
  const found = SAID.map(({ pattern, quarter, year }) => ({ match: pattern.exec(text), quarter, year }))
    .filter(({ match }) => match !== null).toSorted((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
  const alone = ALONE.exec(text);
  const isFirst = alone === null || (found?.match?.index ?? Infinity) <= alone.index + 12;
  if (found?.match && isFirst) {
    return { quarter: countOf(found.match[found.quarter] ?? ""), year: fullYear(found.match[found.year] ?? "") };
  }
  return alone === null ? undefined : { quarter: countOf(alone[1] ?? alone[2] ?? ""), year: undefined };
}

/** Nine months to the same day make it the third quarter; a year the fourth. */
function quarterByLength(phrases: readonly PeriodPhrase[], quarterEnd: PlainDate): number | undefined {
  const months = phrases.filter((phrase) => dateOf(phrase) === quarterEnd)
    .flatMap(({ months: counted, weeks }) => counted ?? (weeks === undefined ? [] : Math.round(weeks / 13) * 3));
  const longest = Math.max(0, ...months);
  return longest > 3 && longest <= 12 ? Math.round(longest / 3) : undefined;
}

const calendarQuarter = (end: PlainDate): number => Math.ceil(partsOf(addDays(end, -10)).month / 3);

/**
 * As the issuer counts it, if that can be right; else the year in which its fiscal year ends. A fiscal year that ends
 * with the calendar year has its number: another year that the text names is the one compared with.
 */
function fiscalYearOf(said: Said, quarterEnd: PlainDate, yearEnd: string): number {
  const { year } = partsOf(quarterEnd);
  const ends = quarterEnd.slice(5) > yearEnd && daysBetween(`${year}-${yearEnd}`, quarterEnd) > 12 ? year + 1 : year;
  return said.year !== undefined && !yearEnd.startsWith("12") && Math.abs(said.year - ends) <= 1 ? said.year : ends;
}

/** Only "Q1 2011" and the like: calendar quarters are the best guess. */
function assumedFiscal(phrases: readonly PeriodPhrase[], said: Said): FoundFiscal | undefined {
  const named = phrases.filter(({ quarter, fiscalYear }) => quarter !== undefined && fiscalYear !== undefined)
    .toSorted((a, b) => (b.fiscalYear ?? 0) * 4 + (b.quarter ?? 0) - (a.fiscalYear ?? 0) * 4 - (a.quarter ?? 0))[0];
  const quarter = named?.quarter ?? said.quarter;
  const fiscalYear = named?.fiscalYear ?? said.year;
  if (quarter === undefined || fiscalYear === undefined) return undefined;
  const quarterEnd = `${fiscalYear}-${["03-31", "06-30", "09-30", "12-31"][quarter - 1] ?? "12-31"}`;
  return { calendar: { quarterEnd, fiscalYear, quarter, ends: [] }, yearEnd: "12-31", assumed: true };
}
