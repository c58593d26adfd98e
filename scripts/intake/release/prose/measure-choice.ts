/** Which of the measures that a name stands for is meant, by the kind of the figure and by what the filing prints. */
import { isInstant, lastDay, periodKey, type Period } from "../../../model/period.ts";
import { dilutionOf } from "./grammar.ts";
import type { Measure, Mention } from "./lexicon.ts";
import type { Numeral } from "./numerals.ts";
import type { ReadingContext, Scene } from "./scene.ts";

export type Choice = { readonly measure: Measure } | { readonly open: readonly string[] };

/** Several names for one printed figure are one measure; several figures of one name leave it open. */
export function choose(measures: readonly Measure[], period: Period, context: ReadingContext): Choice {
  const balances = isInstant(period) ? measures.filter(({ instant }) => instant) : measures;
  const fitting = balances.length > 0 || !isInstant(period) ? balances
    : measures.filter((measure) => flowTo(period.instant, measure, context) !== undefined);
  const known = fitting.filter((measure) => printed(measure, period, context) !== undefined);
  const candidates = known.length === 0 ? fitting : known;
  const [first] = candidates;
  if (first === undefined) return { open: [] };
  for (const preferred of PREFERENCES) {
    const group = candidates.filter(preferred);
    const [one] = group;
    const figures = new Set(group.map((each) => printed(each, period, context) ?? each.concept));
    if (one !== undefined && figures.size === 1) return { measure: one };
  }
  return { open: candidates.map(({ concept }) => concept) };
}

/** Of all that a name may mean: one of a primary statement, else a part of revenues, else one of the taxonomy. */
const PREFERENCES: readonly ((measure: Measure) => boolean)[] = [
  () => true, ({ primary }) => primary, ({ sold }) => sold, ({ concept }) => concept.startsWith("us-gaap:"),
];

/** The period of a measure that is spoken of at another: a balance stands at its end, a flow has run to the day. */
export function periodOfMeasure(measure: Measure, period: Period, context: ReadingContext): Period {
  if (measure.instant) return isInstant(period) ? period : { instant: lastDay(period) };
  return isInstant(period) ? flowTo(period.instant, measure, context) ?? period : period;
}

/** The shortest flow to a day of which the filing has the figure: highlights date what a quarter came to. */
const flowTo = (day: string, { concept }: Measure, { known, values }: ReadingContext): Period | undefined => known
  .filter((period) => !isInstant(period) && period.end === day && values.has(`${concept}|${periodKey(period)}`))
  .toSorted((a, b) => (isInstant(a) || isInstant(b) || a.start < b.start ? 1 : -1))[0];

const printed = ({ concept, instant }: Measure, period: Period, { values }: ReadingContext): string | undefined =>
  values.get(`${concept}|${periodKey(period)}`)
    ?? (instant && !isInstant(period) ? values.get(`${concept}|${lastDay(period)}`) : undefined);

export const ofMoney = ({ measures }: Mention): Measure[] => measures.filter(({ kind }) => kind === "money");
export const ofPercent = ({ measures }: Mention): Measure[] => measures.filter(({ percent }) => percent);
export const ofCount = ({ measures }: Mention): Measure[] => measures.filter(({ kind }) => kind === "count" || kind === "shares");

/** Every figure of this name is one per share. */
export const namesPerShare = ({ measures }: Mention): boolean =>
  measures.length > 0 && measures.every(({ perShare }) => perShare);

const INCOME = /income|loss|earning|profit|eps/i;

/** Net income "or $0.06 per diluted share": earnings per share on the basis of the income that is named. */
export function perShareMeasure(mention: Mention, numeral: Numeral, scene: Scene): Measure | undefined {
  const own = mention.measures.filter(({ perShare }) => perShare);
  const named = perShareNamed(mention, scene);
  const isEarnings = INCOME.test(mention.words) && !/dividend|operating|gross|before|book|ebitda/i.test(mention.words);
  if (!isEarnings) return own.length === 1 ? own[0] : named;
  const basic = dilutionWanted(mention, numeral, scene) === "basic";
  const { lexicon } = scene.context;
  const end = basic ? "Basic" : "Diluted";
  const names = basesOf(mention).flatMap((base) =>
    [`${base}EarningsPerShare${end}`, `${base}EarningsPerShareBasicAndDiluted`].flatMap((name) => [`us-gaap:${name}`, `issuer:${name}`]));
  if (/continuing operations/i.test(mention.words)) names.unshift(`us-gaap:IncomeLossFromContinuingOperationsPer${end}Share`);
  const found = names.map((name) => lexicon.get(name)).find((measure) => measure !== undefined);
  return found ?? (own.length === 1 ? own[0] : named);
}

/** "FFO … or $0.74 per diluted share", where a row is called "FFO per diluted share". */
function perShareNamed({ words }: Mention, { context: { lexicon } }: Scene): Measure | undefined {
  const names = ["diluted share", "share", "common share", "share diluted", "diluted common share", "common share diluted"];
  const found = names.flatMap((name) => lexicon.named(`${words} per ${name}`)?.measures.filter(({ perShare }) => perShare) ?? []);
  return new Set(found.map(({ concept }) => concept)).size === 1 ? found[0] : undefined;
}

function basesOf({ words }: Mention): string[] {
  if (/non-?gaap/i.test(words)) return ["NonGAAP"];
  if (/adjusted/i.test(words)) return ["Adjusted", "NonGAAP"];
  return [/pro ?forma/i.test(words) ? "ProForma" : ""];
}

/** "$0.89 per share ($0.88 per share on a diluted basis)": the one that is not diluted is basic. */
function dilutionWanted(mention: Mention, numeral: Numeral, { text }: Scene): "basic" | "diluted" | undefined {
  const before = text.slice(mention.start, Math.max(mention.start, numeral.start));
  const own = dilutionOf(before, text.slice(numeral.end));
  if (own !== undefined) return own;
  return /^\s*per share\s*\(\s*\$[\d.]+ per (?:diluted share|share on a diluted)/i.test(text.slice(numeral.end)) ? "basic" : undefined;
}
