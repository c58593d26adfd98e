/** Where a text speaks of a period, and of which: by name, by date, or in relation to the one reported. */
import { isInstant, isYearBefore, periodKey, spanOf, type Period } from "../../../model/period.ts";
import { namePeriod, periodIdOf } from "../../../model/fiscal-calendar.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
import { periodOf, quartersFrom } from "../table/calendar.ts";
import { isDuration, readPhrase, saysWhen } from "../table/period-phrase.ts";

export interface PeriodMention {
  readonly start: number;
  readonly end: number;
  /** Undefined for "the same period last year" and the like until it is known of which period. */
  readonly period: Period | undefined;
  readonly relative: "year-before" | "quarter-before" | undefined;
  /** What a relative mention is the year before of, where the words say: "the third quarter of last year". */
  readonly of?: Period;
  /** "Sequentially", "year over year": says what is compared, and never when a figure stands. */
  readonly adverb: boolean;
}

const ADVERB = /^(?:sequential|linked|year|quarter)/i;

const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATE = String.raw`(?:${MONTH}\.? \d{1,2}\b(?:,? \d{4})?|\d{1,2} ${MONTH},? \d{4}\b)`;
const COUNT = String.raw`(?:\d{1,2}|(?:(?:twenty|thirty|forty|fifty)[- ]?)?(?:three|four|six|nine|twelve|thirteen|fourteen|one|two))`;
const NAMED = new RegExp([
  String.raw`\b${COUNT}[- ](?:months?|weeks?)(?: fiscal)?(?: (?:quarter|period|year))?s?(?: (?:period )?end(?:ed|ing) ${DATE}| of (?:fiscal )?(?:year )?\d{4}\b)?`,
  String.raw`\b(?:H[12]|[12]H|[369]M) ?(?:FY ?)?'?(?:\d{4}|\d\d)\b|\bhalf[- ]year(?: end(?:ed|ing) ${DATE})?`,
  String.raw`\bfour[- ]quarters?(?: period)?(?: end(?:ed|ing) ${DATE})?|\btrailing (?:twelve|12|four|4)[- ](?:months?|quarters?)(?: basis)?`,
  String.raw`\b(?:fiscal )?(?:quarter|year)s?(?: then)? end(?:ed|ing) ${DATE}`,
  String.raw`\b(?:(?:fiscal (?:year )?)?\d{4} )?(?:first|second|third|fourth)[- ](?:fiscal )?quarters?(?:,? (?:of |ended |in )?(?:the )?(?:fiscal )?(?:year )?(?:\d{4}|${DATE}))?`,
  String.raw`\bQ[1-4](?: (?:of )?(?:fiscal (?:year )?)?'?\d{2,4})?\b|\b[1-4]Q\s?'?\d\d\b|\bfiscal (?:year )?\d{4}(?: Q[1-4])?`,
  String.raw`\b(?:first|second) half(?:[- ]year)?(?: of)?(?: fiscal)?(?: \d{4})?|\bfull[- ](?:fiscal )?year(?: of)?(?: fiscal)?(?: \d{4})?|\b(?:fiscal )?year \d{4}\b|\byear[- ]to[- ]date`,
  String.raw`\b(?:at|as of|on) ${DATE}|\b${DATE}`,
].join("|"), "gi");
const YEAR_BEFORE = /\b(?:in |for |during )?(?:the )?(?:same|comparable|corresponding|similar|prior[- ]year|year[- ]ago|year[- ]earlier|previous year|prior fiscal year|last year)[’'s]*(?: (?:fiscal|prior|prior[- ]year|comparable|quarterly|three[- ]month|nine[- ]month|six[- ]month|third|second|first|fourth))* ?(?:quarters?|periods?|months?)?(?: (?:of |in |a )?(?:the )?(?:last|prior|previous|preceding)(?: fiscal)? year| a year (?:ago|earlier)| last year| year[- ]ago| in \d{4})?|\b(?:a|one) year (?:ago|earlier)|\blast year(?:[’']s \w+(?: quarter)?)?|\b(?:the )?(?:prior|previous|preceding) (?:fiscal )?year(?: (?:comparable )?(?:period|quarter))?|\byear[- ](?:over|on)[- ]year/gi;
const QUARTER_BEFORE = /\b(?:the )?(?:immediately )?(?:previous|preceding|prior|sequential|linked|last) quarter\b|\bsequential(?:ly)?\b|\bquarter[- ]over[- ]quarter/gi;

/** "The third quarter of last year" is one mention, not two. */
const NAMED_BEFORE = /\b(?:(?:first|second|third|fourth)[- ](?:fiscal )?quarter|Q[1-4]|(?:three|six|nine)[- ]months?),? (?:of |in )?$/i;

export function periodMentions(text: string, frame: FiscalFrame): PeriodMention[] {
  const relative = [...marks(text, YEAR_BEFORE, "year-before").filter(({ start, end }) => !NAMED_BEFORE.test(text.slice(Math.max(0, start - 40), start)) || /same|comparable|corresponding|over/i.test(text.slice(start, end))), ...marks(text, QUARTER_BEFORE, "quarter-before")];
  const named = [...text.matchAll(NAMED)].flatMap((match): PeriodMention[] => {
    const place = { start: match.index, end: match.index + match[0].length };
    if (relative.some((other) => other.start < place.end && place.start < other.end)) return [];
    const period = named1(match[0], frame);
    if (period === undefined) return [];
    const earlier = LAST_YEAR.exec(text.slice(place.end));
    if (earlier !== null) return [{ start: place.start, end: place.end + earlier[0].length, period: undefined, relative: "year-before", of: period, adverb: false }];
    const own = { ...place, period, relative: undefined, adverb: false };
    return [...listedBefore(text, match, frame), own, ...listedAfter(text, match, frame)];
  });
  const quarter = [...text.matchAll(/\b(?:for|during|in|of) the (quarter|year|fiscal year)(?! (?:ended|end)|-)\b|\b(?:the|this) (quarter)[’']s\b/gi)].map((match): PeriodMention =>
    ({ start: match.index, end: match.index + match[0].length, relative: undefined, adverb: false, period: reported(frame, /year/i.test(match[1] ?? "") ? 12 : 3) }));
  return [...relative, ...named, ...quarter, ...yearEnds(text, frame)].toSorted((a, b) => a.start - b.start);
}

const YEAR_END = /(?<=\b(?:at|since|from) (?:the )?(?:fiscal |prior |last |previous )?)year[- ]end\b(?: (\d{4})\b)?|\bat the end of (?:the )?(?:last|prior|previous) (?:fiscal )?year\b/gi;

/** "At year-end 2008"; "at year end", said during the next year: the last day of the fiscal year before. */
function yearEnds(text: string, frame: FiscalFrame): PeriodMention[] {
  const { calendar } = frame;
  const known = [...text.matchAll(YEAR_END)].filter(({ 1: year }) => year !== undefined || calendar.quarter < 4);
  return known.map((match) => {
    const years = match[1] === undefined ? -1 : Number.parseInt(match[1], 10) - calendar.fiscalYear;
    return {
      start: match.index, end: match.index + match[0].length, relative: undefined, adverb: false,
      period: { instant: quartersFrom(calendar, 4 * (years + 1) - calendar.quarter) },
    };
  });
}

const LISTED_BEFORE = /\b(quarters?|three|six|nine|13|26|39|thirteen|twenty-six|thirty-nine)(?:[- ](?:months?|weeks?)|-)? (?:ended )?and (?:the )?(?:fiscal )?$/i;

/** "The quarter and nine months ended June 30": the first has the day of the second. */
function listedBefore(text: string, { 0: words, index }: RegExpMatchArray, frame: FiscalFrame): PeriodMention[] {
  const start = index ?? 0;
  const ended = /\bend(?:ed|ing) .*$/i.exec(words)?.[0];
  const match = LISTED_BEFORE.exec(text.slice(0, start));
  if (ended === undefined || match === null) return [];
  const count = match[1] ?? "";
  const unit = /week/i.test(words) ? "weeks" : "months";
  const period = named1(/quarter/i.test(count) ? `quarter ${ended}` : `${count} ${unit} ${ended}`, frame);
  const end = match.index + (/^\w+(?:[- ](?:months?|weeks?)|-)?/.exec(match[0])?.[0].length ?? 0);
  return period === undefined ? [] : [{ start: match.index, end, period, relative: undefined, adverb: false }];
}

/** "Fiscal 2014 and 2013", "June 30, 2021 and 2020": the second is the first with another year. */
function listedAfter(text: string, { 0: words, index }: RegExpMatchArray, frame: FiscalFrame): PeriodMention[] {
  const found: PeriodMention[] = [];
  let at = (index ?? 0) + words.length;
  for (let next = NEXT_YEAR.exec(text.slice(at)); next !== null && /\b(?:19|20)\d\d\b/.test(words); next = NEXT_YEAR.exec(text.slice(at))) {
    const [all, year = ""] = next;
    const period = named1(words.replace(/\b(?:19|20)\d\d\b(?!.*\b(?:19|20)\d\d\b)/, year), frame);
    at += all.length;
    const start = at - year.length;
    if (period !== undefined) found.push({ start, end: at, period, relative: undefined, adverb: false });
  }
  return found;
}

const LAST_YEAR = /^,? (?:of |in )?(?:the )?(?:last|prior|previous|preceding) (?:fiscal )?year\b(?![’'])|^,? (?:a|one) year (?:ago|earlier)\b/i;
const NEXT_YEAR = /^(?:,? and|,)\s+((?:19|20)\d\d)\b(?!,? (?:million|billion))/;

const marks = (text: string, pattern: RegExp, relative: "year-before" | "quarter-before"): PeriodMention[] =>
  [...text.matchAll(pattern)].filter(([words]) => words.trim().length > 7)
    .map((match) => {
      const [words] = match;
      const end = match.index + words.length;
      return { start: match.index, end, period: undefined, relative, adverb: ADVERB.test(words) };
    });

export const reported = ({ calendar }: FiscalFrame, months: number): Period | undefined =>
  periodOf({ fiscalYear: calendar.fiscalYear, quarter: calendar.quarter, months }, calendar, false);

function named1(words: string, frame: FiscalFrame): Period | undefined {
  const { calendar } = frame;
  const { phrase } = readPhrase(words.replace(/\b(?:at|on) (?=[A-Z])/i, "as of "));
  if (/^\s*full/i.test(words)) return periodOf({ fiscalYear: calendar.fiscalYear, ...phrase, months: 12 }, calendar, false);
  if (!saysWhen(phrase)) {
    const counted = phrase.total === true ? calendar.quarter * 3 : phrase.months;
    const lasting = counted ?? (phrase.weeks === undefined ? undefined : Math.round(phrase.weeks / 13) * 3);
    return lasting === undefined ? undefined : reported(frame, lasting);
  }
  if (phrase.month !== undefined && phrase.year === undefined) return periodOf({ ...phrase,
    year: Number.parseInt(calendar.quarterEnd.slice(0, 4), 10) }, calendar, !isDuration(phrase));
  const isQuarterOfYear = phrase.quarter !== undefined && phrase.fiscalYear === undefined;
  return periodOf(isQuarterOfYear ? { ...phrase, fiscalYear: phrase.year ?? calendar.fiscalYear } : phrase,
    calendar, !isDuration(phrase) && phrase.fiscalYear === undefined);
}

/** The period that stands to `base` as the mention says. */
export function resolveRelative(mention: PeriodMention, base: Period, known: readonly Period[]): Period | undefined {
  if (mention.relative === undefined) return mention.period;
  if (mention.relative === "year-before") return known.find((period) => isYearBefore(period, mention.of ?? base));
  return known.filter((period) => !isInstant(period) && !isInstant(base) && spanOf(period) === spanOf(base)
    && period.end < base.start)
    .toSorted((a, b) => (isInstant(a) || isInstant(b) || a.end < b.end ? 1 : -1))
      .find((period) => isJustBefore(period, base));
}

const isJustBefore = (period: Period, base: Period): boolean =>
  !isInstant(period) && !isInstant(base) && Math.abs(Date.parse(base.start) - Date.parse(period.end)) <= 4 * 86_400_000;

export const periodIdIn = (period: Period, { fiscal, calendar }: FiscalFrame): string =>
  periodIdOf(period, namePeriod(period, fiscal, calendar.quarterEnd));

export const same = (a: Period, b: Period): boolean => periodKey(a) === periodKey(b);
export const nextQuarterEnd = ({ calendar }: FiscalFrame): string => quartersFrom(calendar, 1);
