/** What the issuer expects: ranges ("$24.0 million to $24.6 million") and points,
  for the period that the words name. */
import type { Guidance } from "../../../model/earnings-release.ts";
import { parseLexeme } from "../../../model/lexeme.ts";
import { isInstant, type Period } from "../../../model/period.ts";
import type { TextBlock } from "../document/block.ts";
import { idOf } from "../concepts/local-name.ts";
import { plainLexeme } from "../table/cell-value.ts";
import { periodOf } from "../table/calendar.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
import type { Lexicon, Measure, Mention } from "./lexicon.ts";
import { numeralsIn, type Numeral } from "./numerals.ts";
import { periodIdIn, periodMentions } from "./period-mentions.ts";
import { sentencesOf } from "./sentences.ts";

export interface FoundGuidance {
  readonly guidance: readonly Guidance[];
  readonly periods: ReadonlyMap<string, Period>;
}

const EXPECTS = /\b(?:expects?|expected|guidance|outlook|forecasts?|anticipates?|projects?)\b/i;
const ASSUMED = /based on (?:approximately |about )?(\d[\d.,]*) (million|billion|thousand)? ?(?:weighted[- ]average )?(?:fully )?(?:diluted )?(?:weighted[- ]average )?(?:common )?(?:shares|diluted shares)/i;

export function findGuidance(blocks: readonly TextBlock[], lexicon: Lexicon, frame: FiscalFrame): FoundGuidance {
  const items = new Map<string, Guidance>();
  const periods = new Map<string, Period>();
  let heading: Period | undefined;
  for (const block of blocks) {
    if (block.text.length < 120) heading = headingPeriod(block.text, heading, frame);
    for (const { item, period } of itemsOfBlock(block, heading, { lexicon, frame })) {
      if (!items.has(item.id)) items.set(item.id, item);
      periods.set(item.period, period);
    }
  }
  return { guidance: [...items.values()], periods };
}

const headingPeriod = (text: string, before: Period | undefined, frame: FiscalFrame): Period | undefined =>
  forwardPeriod(text, frame) ?? (EXPECTS.test(text) ? before : undefined);

/** Under a heading that names a period to come, every sentence is an expectation. */
function itemsOfBlock(
  block: TextBlock, heading: Period | undefined, frame: Frame,
): { item: Guidance; period: Period }[] {
  if (heading === undefined && !EXPECTS.test(block.text)) return [];
  let current = forwardPeriod(block.text.slice(0, 90), frame.frame) ?? heading;
  return sentencesOf(block.text).flatMap(({ text }) => {
    current = forwardPeriod(text, frame.frame) ?? current;
    const period = current;
    if (period === undefined || (heading === undefined && !EXPECTS.test(text))) return [];
    return itemsIn(text, period, frame).map((item) => ({ item, period }));
  });
}

/** A period that ends after the one reported. "September 2003 quarter" is the quarter ending in that month. */
function forwardPeriod(text: string, frame: FiscalFrame): Period | undefined {
  const month = /\b([A-Z][a-z]+|[A-Z]{3,9}) (\d{4}) quarter\b/i.exec(text);
  const named = month === null ? undefined : monthQuarter(month[1] ?? "", month[2] ?? "", frame);
  const all = [named, ...periodMentions(text, frame).map(({ period }) => period)];
  return all.find((period) => period !== undefined && !isInstant(period) && period.end > frame.calendar.quarterEnd);
}

function monthQuarter(name: string, year: string, frame: FiscalFrame): Period | undefined {
  const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const day = [4, 6, 9, 11].includes(month) ? 30 : month === 2 ? 28 : 31;
  return periodOf({ month, day, year: Number.parseInt(year, 10), months: 3 }, frame.calendar, false);
}

interface Frame { readonly lexicon: Lexicon; readonly frame: FiscalFrame }

function itemsIn(text: string, period: Period, { lexicon, frame }: Frame): Guidance[] {
  const numerals = numeralsIn(text).filter(({ kind, not }) => not === undefined && kind === "money");
  const mentions = lexicon.mentionsIn(text);
  const items: Guidance[] = [];
  for (let at = 0; at < numerals.length; at += 1) {
    const low = numerals[at];
    const next = numerals[at + 1];
    if (low === undefined) continue;
    const isRange = next !== undefined && /^\s*(?:to|and|[-–—])\s*$/.test(text.slice(low.end, next.start));
    const mention = mentions.findLast(({ end }) => end <= low.start);
    if (isRange) at += 1;
    else if (!/\b(?:about|approximately|of|be|to)\s*$/i.test(text.slice(0, low.start))) continue;
    const item = mention && itemOf({ text, mention, low, high: isRange ? next : low }, period, frame);
    if (item !== undefined) items.push(item);
  }
  return items;
}

interface Range { readonly text: string; readonly mention: Mention; readonly low: Numeral; readonly high: Numeral }

function itemOf({ text, mention, low, high }: Range, period: Period, frame: FiscalFrame): Guidance | undefined {
  const perShare = mention.measures.find((measure) => measure.perShare);
  const measure = perShare ?? mention.measures.find(({ concept }) => concept.startsWith("us-gaap:")) ?? mention.measures[0];
  const [from, to] = [parseLexeme(low.lexeme), parseLexeme(high.lexeme)];
  if (measure === undefined || from === undefined || to === undefined
    || text.slice(mention.end, low.start).length > 60) return undefined;
  const scale = to.scale;
  const periodId = periodIdIn(period, frame);
  const shares = perShare === undefined ? undefined : sharesIn(text);
  return {
    id: `${periodId}-${idOf(guidanceName(measure), "item")}`, concept: measure.concept, label: mention.words, period: periodId,
    unit: perShare === undefined ? "USD" : "USD/shares", scale, low: digitsOf(low.lexeme), high: digitsOf(high.lexeme),
    ...(shares && { shares }),
  };
}

const SHORT: Readonly<Record<string, string>> = {
  Revenues: "revenue", EarningsPerShareDiluted: "gaap-eps", NonGAAPEarningsPerShareDiluted: "non-gaap-eps",
};

const guidanceName = ({ concept }: Measure): string => SHORT[concept.slice(concept.indexOf(":") + 1)]
  ?? concept.slice(concept.indexOf(":") + 1).replaceAll(/([a-z])([A-Z])/g, "$1 $2").replace(/^Non ?GAAP/i, "non gaap ");

const digitsOf = (lexeme: string): string =>
  plainLexeme((/\d[\d,]*(?:\.\d+)?|\.\d+/.exec(lexeme)?.[0] ?? "0"), /^[-(]|^\$[-(]/.test(lexeme));

const SCALES: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9 };

function sharesIn(text: string): Guidance["shares"] | undefined {
  const match = ASSUMED.exec(text);
  if (match === null) return undefined;
  return {
    concept: "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding", value: plainLexeme(match[1] ?? "0", false),
    scale: SCALES[match[2]?.toLowerCase() ?? ""] ?? 0,
  };
}
