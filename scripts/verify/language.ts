/**
 * How a published copy writes figures and days, told a second time: the language is that of its pages, and each is
 * written out here by hand, so that a wrong catalogue is found.
 */

export interface Day { readonly year: number; readonly month: number; readonly day: number }

export interface Language {
  readonly group: string;
  readonly point: string;
  readonly negativeInTable: (digits: string) => string;
  readonly percent: (digits: string) => string;
  readonly points: (digits: string, isOne: boolean) => string;
  /** By power of ten: "23.4" with what follows it. */
  readonly scales: Readonly<Record<number, string>>;
  readonly money: (amount: string, currency: string) => string;
  /** Singular and plural of what the product counts. */
  readonly units: Readonly<Record<string, readonly [string, string]>>;
  readonly yes: string;
  readonly no: string;
  readonly day: (day: Day) => string;
  /** The last day in the name of a period that has no other: "Four quarters to September 30, 2012". */
  readonly until: RegExp;
  /** Words that can say one direction only; `slowly` overrules `upward`. */
  readonly upward: RegExp;
  readonly downward: RegExp;
  readonly slowly: RegExp;
  readonly daysInPeriod: string;
  readonly endsOfRange: string;
}

const ENGLISH_MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];
const GERMAN_MONTHS = [
  "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
];
const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };

const american: Language = {
  group: ",", point: ".",
  negativeInTable: (digits) => `(${digits})`,
  percent: (digits) => `${digits}%`,
  points: (digits, isOne) => `${digits} percentage ${isOne ? "point" : "points"}`,
  scales: { 0: "", 3: " thousand", 6: " million", 9: " billion", 12: " trillion" },
  money: (amount, currency) => `${SIGNS[currency] ?? `${currency} `}${amount}`,
  units: { day: ["day", "days"], month: ["month", "months"], share: ["share", "shares"] },
  yes: "yes", no: "no",
  day: ({ year, month, day }) => `${ENGLISH_MONTHS[month - 1] ?? ""} ${day}, ${year}`,
  until: / to (\w+ \d{1,2}, \d{4})$/,
  upward: /^(?:more|higher|larger|above|rose|rises?|gr[eo]ws?|up|increased|went up|widened|faster|much faster|costs more)\b/i,
  downward: /^(?:less|lower|smaller|below|fell|falls?|shr[ai]nks?|down|decreased|went down|narrowed|slower|costs less)\b/i,
  slowly: /^more slowly\b/i,
  daysInPeriod: "days in the period", endsOfRange: "the two ends of the range",
};

const british: Language = {
  ...american,
  day: ({ year, month, day }) => `${day} ${ENGLISH_MONTHS[month - 1] ?? ""} ${year}`,
  until: / to (\d{1,2} \w+ \d{4})$/,
};

const NO_BREAK = "\u00a0";

const german: Language = {
  group: ".", point: ",",
  negativeInTable: (digits) => `\u2212${digits}`,
  percent: (digits) => `${digits}${NO_BREAK}%`,
  points: (digits, isOne) => `${digits} ${isOne ? "Prozentpunkt" : "Prozentpunkte"}`,
  scales: { 0: "", 3: `${NO_BREAK}Tsd.`, 6: `${NO_BREAK}Mio.`, 9: `${NO_BREAK}Mrd.`, 12: `${NO_BREAK}Bio.` },
  money: (amount, currency) => `${amount}${NO_BREAK}${currency}`,
  units: { day: ["Tag", "Tage"], month: ["Monat", "Monate"], share: ["Aktie", "Aktien"] },
  yes: "ja", no: "nein",
  day: ({ year, month, day }) => `${day}. ${GERMAN_MONTHS[month - 1] ?? ""} ${year}`,
  until: / bis (\d{1,2}\. \S+ \d{4})$/,
  upward: /^(?:mehr|höher|größer|über|stieg|gestiegen|steigt|wuchs|gewachsen|wächst|erhöht|nahm zu|schneller|viel schneller)(?!\p{L})/iu,
  downward: /^(?:weniger|niedriger|kleiner|unter|fiel|gefallen|fällt|gesunken|schrumpfte?|geschrumpft|verringert|nahm ab|langsamer)(?!\p{L})/iu,
  slowly: /^langsamer(?!\p{L})/iu,
  daysInPeriod: "Tage des Zeitraums", endsOfRange: "die zwei Enden der Spanne",
};

const LANGUAGES: Readonly<Record<string, Language>> = { "en-US": american, en: british, de: german };

let current = american;

/** Puts the language of a BCP 47 tag in force; false where it is not known here. */
export function useLanguage(tag: string): boolean {
  const found = LANGUAGES[tag] ?? LANGUAGES[tag.split("-")[0] ?? ""];
  if (found !== undefined) current = found;
  return found !== undefined;
}

export const language = (): Language => current;
