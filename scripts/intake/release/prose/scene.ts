/** A sentence with everything in it that a figure may refer to, each at its place: measures, periods, comparisons. */
import { isInstant, isYearBefore, spanOf, type Period } from "../../../model/period.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
import { comparators, type Comparator } from "./grammar.ts";
import type { Lexicon, Mention } from "./lexicon.ts";
import { numeralsIn, type Numeral } from "./numerals.ts";
import { periodMentions, type PeriodMention } from "./period-mentions.ts";
import { CONNECTIVE, DOWN, REASON, UNQUALIFYING, UP } from "./vocabulary.ts";

export interface ReadingContext {
  readonly lexicon: Lexicon;
  readonly frame: FiscalFrame;
  /** Periods that the filing knows. */
  readonly known: readonly Period[];
  /** Metric id of the growth of a concept. */
  readonly growthOf: ReadonlyMap<string, string>;
  /** "part/whole" → metric id of the share. */
  readonly shareOf: ReadonlyMap<string, string>;
  /** "concept|period" → what the filing prints for it. */
  readonly values: ReadonlyMap<string, string>;
}

/** What sentences take from those before them, and from headings. */
export interface Base {
  readonly period: Period;
  /** What a heading or a sentence before compares with. */
  readonly against: Period | undefined;
  /** What a heading, or the sentence before, is about. */
  readonly subject: Mention | undefined;
  /** A heading that is neither a period nor a measure: "North America". What stands under it is said of that. */
  readonly scope: string | undefined;
}

export interface Span { readonly start: number; readonly end: number }

export interface Whole extends Span {
  readonly mention: Mention;
  /** The percentage that it follows; undefined for "as a percentage of". */
  readonly figure: Numeral | undefined;
}

export interface Scene {
  readonly text: string;
  readonly context: ReadingContext;
  readonly base: Base;
  readonly numerals: readonly Numeral[];
  /** Numerals that are figures. */
  readonly figures: readonly Numeral[];
  readonly mentions: readonly Mention[];
  readonly periods: readonly PeriodMention[];
  readonly turns: readonly Comparator[];
  /** "Net sales" in "21.3% of net sales" and "as a percentage of net sales": what shares are taken of. */
  readonly wholes: readonly Whole[];
  /** ", including $62 million from X," */
  readonly asides: readonly Span[];
  /** The sentence names its own period. */
  readonly ownPeriod: boolean;
}

/** The first period that the sentence names before any comparison is the one that it is about. */
export function sceneOf(text: string, base: Base, context: ReadingContext): Scene {
  const periods = periodMentions(text, context.frame);
  const turns = comparators(text, periods);
  const first = periods.find(({ period, relative, start }) => period !== undefined && relative === undefined
    && !turns.some((turn) => turn.end <= start));
  const isOwn = first?.period !== undefined && !isInstant(first.period);
  const own = isOwn && first.period !== undefined ? { ...base, period: first.period, against: undefined }
    : { ...base, period: facing(periods, turns, { base, context }) ?? base.period };
  const numerals = numeralsIn(text);
  const figures = numerals.filter(({ not }) => not === undefined);
  const all = figures.length === 0 ? [] : measuresIn(text, context.lexicon)
    .filter((mention) => !periods.some(({ start, end }) => start <= mention.start && mention.end <= end));
  const wholes = wholesIn({ text, figures, periods, mentions: all });
  const mentions = all.filter((mention) => !wholes.some((whole) => whole.mention === mention));
  return {
    text, context, base: isOwn && samePeriod(first.period, base.period) ? base : own,
    numerals, figures, mentions, wholes, periods, turns, asides: asidesIn(text), ownPeriod: first !== undefined,
  };
}

/** "€0.55 (Q2 2022: €0.47)" under a heading of the half year: what faces a quarter is a quarter, a year later. */
function facing(periods: readonly PeriodMention[], turns: readonly Comparator[],
  { base, context }: Pick<Scene, "base" | "context">): Period | undefined {
  const { period: about } = base;
  const compared = periods.find(({ period, start }) => period !== undefined && turns.some(({ end }) => end <= start));
  const other = compared?.period;
  if (other === undefined || isInstant(other) || isInstant(about) || spanOf(other) === spanOf(about)) return undefined;
  return context.known.find((known) => isYearBefore(other, known));
}

const OF = /^(?:,?\s*respectively,?)?\s*of\s+(?:(?:our|the|its|total|consolidated|company[’']s|net|quarter[’']s|quarterly)\s+)*[’']?s?\s*$/i;
const AS_SHARE = /\bas an? (?:percentage|percent|%) of\s+(?:(?:our|the|its|total|consolidated|net)\s+)*$/i;

function wholesIn({ text, figures, periods, mentions }: Pick<Scene, "text" | "figures" | "periods" | "mentions">): Whole[] {
  return mentions.flatMap((mention): Whole[] => {
    const phrase = AS_SHARE.exec(text.slice(0, mention.start));
    if (phrase !== null) return [{ start: phrase.index, end: mention.end, mention, figure: undefined }];
    const figure = figures.findLast(({ end }) => end <= mention.start);
    if (figure?.kind !== "percent") return [];
    const between = periods.reduce((words, { start, end }) => (start >= figure.end && end <= mention.start
      ? words.replace(text.slice(start, end), "") : words), text.slice(figure.end, mention.start));
    return OF.test(between) ? [{ start: figure.end, end: mention.end, mention, figure }] : [];
  });
}

const samePeriod = (a: Period | undefined, b: Period): boolean => JSON.stringify(a) === JSON.stringify(b);

/** "Per diluted share" names no number of shares. */
const measuresIn = (text: string, lexicon: Lexicon): Mention[] =>
  lexicon.mentionsIn(text).filter(({ start }) => !/\bper\s+$/i.test(text.slice(0, start)));

const asidesIn = (text: string): Span[] =>
  [...text.matchAll(/,\s*(?:including|excluding|which includ\w+|inclusive of|net of|reflecting)\b[^,;]*(?:,(?=\s*(?:and\s+)?(?:increas|decreas|declin|grew|rose|fell|was|were|up\b|down\b|compared|totaled|improved|or\b))|$)/gi)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** The words between two places, without figures, periods and asides. */
export function gap({ text, numerals, periods, asides, wholes }: Scene, from: number, to: number): string {
  let words = text.slice(from, to);
  const within = asides.filter((aside) => aside.start >= from && aside.end <= to);
  for (const { start, end } of [...numerals, ...periods, ...wholes, ...within]) {
    const [a, b] = [Math.max(0, start - from), Math.min(words.length, end - from)];
    if (b > a && a < words.length) words = words.slice(0, a) + " ".repeat(b - a) + words.slice(b);
  }
  return words;
}

/** Nothing stands between a measure and its figure but words that connect the two. */
export function isConnected(between: string): boolean {
  const plain = between.replace(/^\s*:/, " ").replaceAll(/\bvs\./gi, "vs ");
  if (/[.;:]\s*[^\s(]/.test(plain.replaceAll(/\d\.\d/g, ""))) return false;
  return plain.replaceAll(/\([^)]*\)?/g, " ").replaceAll(/[’']s?\b/g, " ").toLowerCase().split(/[^a-z-]+/)
    .every((word) => word === "" || /^-+$/.test(word) || CONNECTIVE.has(word) || MOVES.test(word));
}

const MOVES = new RegExp(`^(?:${UP}|${DOWN})$`);

/** "Legacy", "Americas", "Online": a word before the measure makes another measure of it. */
export function isQualified({ start, words }: Mention, { text, periods }: Scene): boolean {
  if (periods.some(({ end }) => end <= start && /^[\s,’'s]*(?:the|total|record|and|net|gaap)?\s*$/i.test(text.slice(end, start)))) return false;
  const before = /((?:[A-Z]\.){2,}|[A-Za-z][\w&’'-]*)[®™]?(?:\s*\([^)]*\))?[\s]*$/.exec(text.slice(0, start).replace(/\bnon-gaap\s+$/i, ""))?.[1];
  if (before === undefined || /^(?:GAAP|gaap|Non-GAAP)$/.test(words)) return /\bnon-gaap\s+$/i.test(text.slice(0, start));
  return /\bnon-gaap\s+$/i.test(text.slice(0, start)) || !UNQUALIFYING.test(before);
}

/** What follows these words is said of something else. */
const CLAUSE = /;|\bwhile\b|\bbut\b|\bwhereas\b|\balthough\b/gi;

/** From the last break of the sentence before the place to the next one after it. */
export function clauseAt({ text }: Scene, { start, end }: Span): Span {
  const breaks = [...text.matchAll(CLAUSE)].map((match) => match.index + match[0].length);
  return { start: breaks.findLast((at) => at <= start) ?? 0, end: breaks.find((at) => at > end) ?? text.length };
}

/** From the figure before to the figure after, within the clause. */
export function windowOf(scene: Scene, { start, end }: Span): Span {
  const clause = clauseAt(scene, { start, end });
  const before = scene.figures.findLast((other) => other.end <= start)?.end ?? 0;
  const after = scene.figures.find((other) => other.start >= end)?.start ?? scene.text.length;
  return { start: Math.max(before, clause.start), end: Math.min(after, clause.end) };
}

/** What is said of the figure itself: after it, only to the first comma or the first word that tells why. */
export function besideOf(scene: Scene, figure: Span): Span {
  const { start, end } = windowOf(scene, figure);
  const after = scene.text.slice(figure.end, end);
  const stop = Math.min(...[/,(?!\s*(?:exclu|on an?|in constant|adjusted for|net of))/i, REASON].map((pattern) => pattern.exec(after)?.index ?? after.length));
  return { start, end: figure.end + stop };
}

/** The text of a span with the names of measures blanked, in which qualifying words stand out. */
export function besidesMeasures({ text, mentions }: Scene, { start, end }: Span): string {
  let words = text.slice(0, end);
  for (const mention of mentions) {
    if (mention.start < end) words = words.slice(0, mention.start) + " ".repeat(mention.end - mention.start) + words.slice(mention.end);
  }
  return words.slice(start, end);
}

export const inAside = ({ asides }: Scene, place: Span): Span | undefined =>
  asides.find(({ start, end }) => start <= place.start && place.end <= end);
