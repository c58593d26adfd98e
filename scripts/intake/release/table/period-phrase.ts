/**
 * What words say about a period: "Thirteen Weeks Ended October 29, 2016", "2Q21", "As of", "Fiscal 2014 Q4", "TOTAL".
 * The words are taken apart into their parts; {@link ../table/calendar} makes days of them.
 */
export interface PeriodPhrase {
  /** Length in months, or in weeks where the issuer counts weeks. */
  readonly months?: number;
  readonly weeks?: number;
  readonly instant?: boolean;
  readonly month?: number;
  readonly day?: number;
  readonly year?: number;
  /** Fiscal quarter and year, where the words name them instead of days. */
  readonly quarter?: number;
  readonly fiscalYear?: number;
  readonly total?: boolean;
}

export interface ReadPhrase {
  readonly phrase: PeriodPhrase;
  /** What is left when the period's words are taken out. */
  readonly rest: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAME = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const SMALL: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
    twelve: 12, thirteen: 13,
  fourteen: 14, sixteen: 16, twenty: 20, thirty: 30, forty: 40, fifty: 50, first: 1, second: 2, third: 3, fourth: 4,
};
const COUNT = String.raw`(\d{1,2}|(?:(?:twenty|thirty|forty|fifty)[- ]?)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|sixteen)|twenty|thirty|forty|fifty)`;
const ENDED = String.raw`(?:\s*(?:period)?s?[\s,]*(?:then\s+)?end(?:ed|ing))?(?:\s+on)?`;
const ORDINAL = "(first|second|third|fourth)";

type Part = { -readonly [K in keyof PeriodPhrase]: PeriodPhrase[K] };
interface Rule { readonly pattern: RegExp; read(groups: readonly string[]): Part }

const int = (text: string | undefined): number => Number.parseInt(text ?? "0", 10);

export function countOf(text: string): number {
  if (/^\d+$/.test(text)) return int(text);
  return text.toLowerCase().split(/[- ]/).reduce((sum, word) => sum + (SMALL[word] ?? 0), 0);
}

/** "14" → 2014, "98" → 1998. */
export function fullYear(text: string): number {
  const year = int(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const month = (name: string | undefined): number => MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
const rule = (source: string, read: Rule["read"]): Rule => ({ pattern: new RegExp(source, "i"), read });

const WEEKS_OF_QUARTER = 13;

/** In this order: the longer wording before the shorter one that it contains. */
const RULES: readonly Rule[] = [
  rule(String.raw`\b(?:first )?(three|six|nine|3|6|9)[- ]months? (?:of|in) (?:the )?(?:fiscal )?(?:year )?(\d{4})\b`, ([count = "", year = ""]) => ({
    months: countOf(count), quarter: countOf(count) / 3, fiscalYear: fullYear(year),
  })),
  rule(String.raw`\b(?:first )?(13|26|39)[- ]weeks? (?:of|in) (?:the )?(?:fiscal )?(?:year )?(\d{4})\b`, ([count = "", year = ""]) => ({
    weeks: countOf(count), quarter: countOf(count) / WEEKS_OF_QUARTER, fiscalYear: fullYear(year),
  })),
  rule(String.raw`\b(?:for )?(?:the )?${COUNT}[- ]months?\b${ENDED}`, ([count = ""]) => ({ months: countOf(count) })),
  rule(String.raw`\b(?:for )?(?:the )?${COUNT}[- ]weeks?\b(?: fiscal)?(?: (?:quarter|period|year))?${ENDED}`, ([count = ""]) => ({ weeks: countOf(count) })),
  rule(String.raw`\b(?:four|4)[- ]quarters?\b${ENDED}|\btrailing (?:twelve|12|4|four)[- ](?:months?|quarters?)\b${ENDED}|\bttm\b`, () => ({ months: 12 })),
  rule(String.raw`\b(?:H([12])|([12])H)[\s,-]*(?:FY ?)?'?(\d{4}|\d\d)\b`, ([first = "", second = "", year = ""]) => ({
    months: 6, quarter: 2 * int(first || second), fiscalYear: fullYear(year),
  })),
  rule(String.raw`\b${ORDINAL}[- ]half(?:[- ]year)?(?: of)?(?: the)?(?: fiscal)?(?: year)?,? (\d{4})\b`, ([half = "", year = ""]) => ({
    months: 6, quarter: 2 * countOf(half), fiscalYear: fullYear(year),
  })),
  rule(String.raw`\b(3|6|9|12)M[\s,-]*(?:FY ?)?'?(\d{4}|\d\d)\b`, ([months, year = ""]) => ({
    months: int(months), quarter: int(months) / 3, fiscalYear: fullYear(year),
  })),
  rule(String.raw`\b(?:for )?(?:the )?half[- ]years?\b${ENDED}`, () => ({ months: 6 })),
  rule(String.raw`\b([1-4])Q\s*'?(\d{4}|\d\d)\b`, ([quarter, year = ""]) => ({ quarter: int(quarter), fiscalYear: fullYear(year) })),
  rule(String.raw`\bQ([1-4])[\s,-]*(?:of )?(?:fiscal(?: year)? ?|FY ?)?'?(\d{4}|\d\d)\b(?!,)`, ([quarter, year = ""]) => ({ quarter: int(quarter), fiscalYear: fullYear(year) })),
  rule(String.raw`\b(?:FY|fiscal(?: year)?) ?'?(\d{4}|\d\d)\b,? Q([1-4])\b`, ([year = "", quarter]) => ({ quarter: int(quarter), fiscalYear: fullYear(year) })),
  rule(String.raw`\b${ORDINAL}[- ](?:fiscal )?quarter(?: of)?(?: the)?(?: fiscal)?(?: year)?,? (\d{4})\b`, ([quarter = "", year = ""]) => ({ quarter: countOf(quarter), fiscalYear: fullYear(year) })),
  rule(String.raw`\b(?:fiscal )?(\d{4}) ${ORDINAL}[- ](?:fiscal )?quarter\b`, ([year = "", quarter = ""]) => ({ quarter: countOf(quarter), fiscalYear: fullYear(year) })),
  rule(String.raw`\bQ([1-4])\b`, ([quarter]) => ({ quarter: int(quarter) })),
  rule(String.raw`\b${ORDINAL}[- ](?:fiscal )?quarter\b${ENDED}`, ([quarter = ""]) => ({ quarter: countOf(quarter) })),
  rule(String.raw`\b(?:at or )?(?:for )?(?:the )?(?:fiscal )?(?:quarters?|qtrs?\.?)\b(?:${ENDED})`, () => ({ months: 3 })),
  rule(String.raw`\b(?:at or )?(?:for )?(?:the )?(?:fiscal |full )?years?\b\s*(?:then\s+)?end(?:ed|ing)\b|\bfull year\b`, () => ({ months: 12 })),
  rule(String.raw`\byear[- ]to[- ]date\b|\bYTD\b`, () => ({ total: true })),
  rule(String.raw`\b(?:fiscal(?: year)?|FY) ?'?(\d{4}|\d\d)\b`, ([year = ""]) => ({ fiscalYear: fullYear(year) })),
  rule(String.raw`\b${MONTH_NAME}\.? (\d{1,2})(?:st|nd|rd|th)?\b[\s,.]*((?:19|20)\d\d)?`, ([name, day, year]) => ({
    month: month(name), day: int(day), ...(year ? { year: int(year) } : {}),
  })),
  rule(String.raw`\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)\b`, ([m, day, year = ""]) => ({ month: int(m), day: int(day), year: fullYear(year) })),
  rule(String.raw`\b(\d{1,2}) ${MONTH_NAME},? ((?:19|20)\d\d)\b`, ([day, name, year]) => ({ month: month(name), day: int(day), year: int(year) })),
  rule(String.raw`\bas (?:of|at)\b|^\s*at\b`, () => ({ instant: true })),
  rule(String.raw`\b((?:19|20)\d\d)\b`, ([year]) => ({ year: int(year) })),
  rule(String.raw`^\s*total\s*$`, () => ({ total: true })),
  rule(String.raw`\b(?:for the )?(?:period )?end(?:ed|ing)\b`, () => ({})),
];

const known = new Map<string, ReadPhrase>();

export function readPhrase(text: string): ReadPhrase {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  let phrase: Part = {};
  let rest = text.replaceAll(/\s+/g, " ");
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const part = read(match.slice(1).map((group) => group ?? ""));
    if (Object.keys(part).some((key) => key in phrase && key !== "months")) continue;
    phrase = { ...part, ...phrase };
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.replaceAll(/\s+/g, " ").trim();
  }
  const found = { phrase, rest };
  if (known.size < 5000) known.set(text, found);
  return found;
}

/** `inner` says more exactly what `outer` leaves open (a column's year under its caption's "three months ended"). */
export const completed = (inner: PeriodPhrase, outer: PeriodPhrase): PeriodPhrase => ({ ...outer, ...inner });

export const saysWhen = ({ year, month: named, quarter, fiscalYear }: PeriodPhrase): boolean =>
  year !== undefined || named !== undefined || quarter !== undefined || fiscalYear !== undefined;

export const isDuration = ({ months, weeks, quarter, total }: PeriodPhrase): boolean =>
  months !== undefined || weeks !== undefined || quarter !== undefined || total === true;
