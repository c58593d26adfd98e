/**
 * Vesting in equal monthly portions: the day of the first, and how many portions make the whole. Read only
 * where the footnote says so of the whole grant: schedules with a cliff, by quarter or year, by performance,
 * or that end on the earlier of several days are other schedules.
 */
import type { FootnoteTerms } from "../../../model/ownership.ts";
import { DAY, countOf, dayOf, portionsOf } from "./words.ts";

const NUMBER_WORD = "[a-z]+(?:[\\s-][a-z]+)?";
const FRACTION = `(1/\\d{1,3}(?:st|nd|rd|th)?|one[\\s-]${NUMBER_WORD}?th)`;
const COUNT = `(\\d{1,3}|${NUMBER_WORD}(?:\\s+\\(\\d{1,3}\\))?)`;
const OF_THE_SHARES = "\\s+(?:of\\s+[^.;]{1,90}?\\s+)?";
const VESTS = "(?:(?:shall|will)\\s+)?(?:become\\s+|became\\s+)?vest(?:ed|s)?"
  + "(?:\\s+and\\s+(?:become|became|is|are|were)?\\s*exercisable)?";
const MONTHLY = "(?:monthly|each\\s+month|every\\s+month|(?:on|as of)\\s+the\\s+same\\s+day\\s+of\\s+each\\s+month)";

/**
 * "One thirty-sixth of the shares vested on November 29, 2010 and one thirty-sixth of the shares vest monthly
 * thereafter"
 */
const FRACTIONS = new RegExp(`${FRACTION}${OF_THE_SHARES}${VESTS}\\s+on\\s+(${DAY}),?\\s+(?:and|with)\\s+`
  + `(?:an\\s+additional\\s+)?${FRACTION}${OF_THE_SHARES}(?:${VESTS}\\s+|vesting\\s+)?(?:on\\s+a\\s+)?`
  + `${MONTHLY}\\s+(?:basis\\s+)?thereafter`, "gi");
/** "in 72 equal monthly installments beginning on April 6, 2018" */
const INSTALLMENTS = new RegExp(`\\b(?:vest(?:s|ed|ing)?|exercisable)\\s+(?:[a-z]+\\s+){0,2}?in\\s+${COUNT}\\s+`
  + "(?:substantially\\s+)?equal\\s+(?:consecutive\\s+)?monthly\\s+(?:installments|instalments|portions|amounts),?\\s+"
  + `(?:beginning|commencing|starting|the\\s+first\\s+of\\s+which\\s+vest(?:s|ed))\\s+on\\s+(${DAY})`, "gi");

const OTHERWISE = new RegExp("\\b(?:(?:earlier|later)\\s+of|performance|cliff|quarter|quarterly|annually|annual(?!\\s+meeting)"
  + "|yearly|unless|provided,?\\s+(?:however|that))\\b", "i");

export function vestingIn(text: string): FootnoteTerms["vesting"] {
  if (OTHERWISE.test(text)) return undefined;
  const [schedule, ...others] = [...fractionsIn(text), ...installmentsIn(text)];
  return others.length > 0 ? undefined : schedule;
}

type Vesting = NonNullable<FootnoteTerms["vesting"]>;

const fractionsIn = (text: string): Vesting[] =>
  [...text.matchAll(FRACTIONS)].flatMap(([, one = "", day = "", other = ""]) => {
    const portions = portionsOf(one);
    return portions === portionsOf(other) ? scheduleOf(portions, dayOf(day)) : [];
  });

const installmentsIn = (text: string): Vesting[] =>
  [...text.matchAll(INSTALLMENTS)].flatMap(([, count = "", day = ""]) => scheduleOf(countOf(count), dayOf(day)));

const scheduleOf = (portions: number | undefined, first: string | undefined): Vesting[] =>
  (portions === undefined || portions < 2 || first === undefined ? [] : [{ first, portions, every: "month" }]);
