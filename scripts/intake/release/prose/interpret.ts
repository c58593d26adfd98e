/**
 * One sentence read by meaning: each figure with the measure named near it, the period that the words give it, and its
 * shape. A figure whose measure or period the words leave open stays stated; no figure is looked up by its value.
 */
import { isInstant, lastDay, periodKey, type Period } from "../../../model/period.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
import { comparators, dilutionOf, directionBefore, isConnected, isPerShare, marginMentions, movedBy, wordOf, type Comparator, type Direction, type MarginMention, type Moved } from "./grammar.ts";
import type { Lexicon, Measure, Mention } from "./lexicon.ts";
import { numeralsIn, type Numeral } from "./numerals.ts";
import { periodMentions, resolveRelative, type PeriodMention } from "./period-mentions.ts";

export interface ReadingContext {
  readonly lexicon: Lexicon;
  readonly frame: FiscalFrame;
  /** Periods that the filing knows. */
  readonly known: readonly Period[];
  /** Metric id of the growth of a concept. */
  readonly growthOf: ReadonlyMap<string, string>;
  readonly concepts: ReadonlySet<string>;
  /** "concept|period" → what the filing prints for it. */
  readonly values: ReadonlyMap<string, string>;
}

export interface Base {
  readonly period: Period;
  /** A heading compares with something else than the year before. */
  readonly sequential: boolean;
}

export type Meaning =
  | { readonly kind: "not"; readonly reason: string }
  | { readonly kind: "claim"; readonly measure: string; readonly period: Period; readonly lexeme: string; readonly direction: Direction | undefined }
  | { readonly kind: "stated"; readonly why: string; readonly period: Period; readonly direction: Direction | undefined };

export interface Reading { readonly numeral: Numeral; readonly meaning: Meaning }

export interface SentenceReading { readonly readings: readonly Reading[]; readonly base: Base }

interface Scene {
  readonly text: string;
  readonly context: ReadingContext;
  readonly base: Base;
  readonly numerals: readonly Numeral[];
  readonly mentions: readonly Mention[];
  readonly margins: readonly MarginMention[];
  readonly periods: readonly PeriodMention[];
  readonly turns: readonly Comparator[];
}

export function readSentence(text: string, base: Base, context: ReadingContext): SentenceReading {
  if (!/\d|quarter|year|months?|weeks?/i.test(text)) return { readings: [], base };
  const scene = sceneOf(text, base, context);
  const readings: Reading[] = [];
  for (const numeral of scene.numerals) {
    const before = readings.at(-1);
    readings.push({ numeral, meaning: numeral.not === undefined ? meaningOf(numeral, scene, before) : { kind: "not", reason: numeral.not } });
  }
  return { readings, base: scene.base };
}

/** The first period that the sentence names before any comparison is the one that it is about. */
function sceneOf(text: string, base: Base, context: ReadingContext): Scene {
  const turns = comparators(text);
  const periods = periodMentions(text, context.frame);
  const first = periods.find(({ period, relative, start }) => period !== undefined && relative === undefined
    && !turns.some((turn) => turn.end <= start));
  const own = first?.period !== undefined && !isInstant(first.period) ? { ...base, period: first.period } : base;
  const numerals = numeralsIn(text);
  const scene = { text, context, base: own, periods, turns, numerals };
  if (numerals.every(({ not }) => not !== undefined)) return { ...scene, mentions: [], margins: [] };
  return { ...scene, mentions: measuresIn(text, context), margins: marginMentions(text) };
}

/** "Per diluted share" names no number of shares. */
const measuresIn = (text: string, { lexicon }: ReadingContext): Mention[] =>
  lexicon.mentionsIn(text).filter(({ start }) => !/\bper\s+$/i.test(text.slice(0, start)));

function meaningOf(numeral: Numeral, scene: Scene, before: Reading | undefined): Meaning {
  const { text } = scene;
  const [left, right] = [text.slice(0, numeral.start), text.slice(numeral.end)];
  const stated = (why: string): Meaning => ({ kind: "stated", why, period: scene.base.period, direction: directionBefore(left) });
  if (/\brespectively\b/i.test(text)) return stated("\"respectively\" shares out figures among several periods or measures");
  if (EXPECTED.test(text)) return stated("an expectation");
  const moved = movedBy(left, right) ?? pairedMove(numeral, left, before);
  if (numeral.kind === "points") return stated("a change in points");
  if (numeral.kind === "percent") return moved === undefined ? marginMeaning(numeral, scene, stated) : growthMeaning({ numeral, scene, moved }, stated);
  if (numeral.kind === "number") return stated("a count");
  return moneyMeaning({ numeral, scene, moved }, stated);
}

const EXPECTED = /\b(?:expects?|expected|expectation|guidance|outlook|forecasts?|anticipat\w+|will be|projects? (?:that|revenue)|estimates? that|in the range of|target(?:s|ed|ing)?)\b/i;

/** "$19.8 million, or 25%": the second says the same as the first. */
function pairedMove(numeral: Numeral, left: string, before: Reading | undefined): Moved | undefined {
  if (before?.meaning.kind !== "claim" || !/^[\s,]*or\s*(?:by )?$/.test(left.slice(before.numeral.end))) return undefined;
  const { measure, direction } = before.meaning;
  if (!measure.startsWith("change:") && !measure.endsWith("-growth")) return undefined;
  if (numeral.kind !== "percent" && !measure.endsWith("-growth")) return undefined;
  return { direction: direction === "decreased" || direction === "down" ? "down" : "up" };
}

type Stated = (why: string) => Meaning;
interface Moving { readonly numeral: Numeral; readonly scene: Scene; readonly moved: Moved | undefined }

function marginMeaning(numeral: Numeral, scene: Scene, stated: Stated): Meaning {
  const margin = scene.margins.findLast(({ end }) => end <= numeral.start);
  const mention = measureBefore(numeral, scene)?.measures.find(({ percent }) => percent);
  const period = periodFor(numeral, scene);
  if (period === undefined) return stated("no period is clear");
  if (mention !== undefined && (margin === undefined || !scene.context.concepts.has("us-gaap:Revenues"))) return claim(numeral, scene, { measure: mention.concept, period });
  if (margin === undefined || !isConnected(bare(scene, margin.end, numeral.start))) return stated("no measure is named near it");
  return claim(numeral, scene, { measure: margin.metric, period });
}

function growthMeaning({ numeral, scene, moved }: Moving & { moved: Moved }, stated: Stated): Meaning {
  const mention = measureBefore(numeral, scene) ?? measureAfter(numeral, scene);
  if (mention === undefined) return stated("no measure is named near it");
  const level = mention.measures.filter(({ percent }) => !percent);
  const metric = level.map(({ concept }) => scene.context.growthOf.get(concept)).find((id) => id !== undefined);
  if (metric === undefined) return stated(`no metric is the growth of ${level[0]?.concept ?? mention.words}`);
  const period = periodOfMove(numeral, scene);
  if (!isAgainstYearBefore(numeral, scene)) return stated("compared with another period than the year before");
  return movement({ numeral, scene, moved }, { measure: metric, period });
}

function moneyMeaning({ numeral, scene, moved }: Moving, stated: Stated): Meaning {
  const right = scene.text.slice(numeral.end);
  const mention = measureBefore(numeral, scene) ?? measureAfter(numeral, scene);
  if (mention === undefined) return stated("no measure is named near it");
  const period = moved === undefined ? periodFor(numeral, scene) : periodOfMove(numeral, scene);
  if (period === undefined) return stated("no period is clear");
  const perShare = isPerShare(right) || mention.measures.every((measure) => measure.perShare);
  if (moved !== undefined && perShare) return stated("a change per share");
  const chosen = perShare ? perShareMeasure(mention, numeral, scene) : levelMeasure(mention, period, scene.context);
  if (chosen === undefined) return stated(`${mention.words} names more than one figure, or none, for this`);
  const about = chosen.instant && !isInstant(period) ? { instant: lastDay(period) } : period;
  if (moved === undefined) return claim(numeral, scene, { measure: chosen.concept, period: about, loss: /\bloss\b/i.test(mention.words) });
  if (!isAgainstYearBefore(numeral, scene)) return stated("compared with another period than the year before");
  return movement({ numeral, scene, moved }, { measure: `change:${chosen.concept}`, period: about });
}

/** Several names for one printed figure are one measure. */
function levelMeasure({ measures }: Mention, period: Period, { values }: ReadingContext): Measure | undefined {
  const level = measures.filter(({ perShare, percent }) => !perShare && !percent);
  const fitting = isInstant(period) ? level.filter(({ instant }) => instant) : level;
  return fitting.find(({ concept }) => concept.startsWith("us-gaap:")) ?? (fitting.length === 1 || isOneFigure(fitting) ? fitting[0] : undefined);

  function isOneFigure(list: readonly Measure[]): boolean {
    const printed = new Set(list.map(({ concept }) => values.get(`${concept}|${periodKey(period)}`)));
    return printed.size === 1 && !printed.has(undefined);
  }
}

/** Net income "or $0.06 per diluted share": earnings per share on the basis of the income that is named. */
function perShareMeasure(mention: Mention, numeral: Numeral, scene: Scene): Measure | undefined {
  const own = mention.measures.filter(({ perShare }) => perShare);
  const dilution = dilutionOf(scene.text.slice(Math.max(0, mention.start), numeral.start),
    scene.text.slice(numeral.end)) ?? siblingDilution(numeral, scene);
  const adjusted = /non-?gaap|adjusted/i.test(mention.words);
  const proForma = /pro ?forma/i.test(mention.words);
  const wanted = `${adjusted ? "NonGAAP" : proForma ? "ProForma" : ""}EarningsPerShare${dilution === "basic" ? "Basic" : "Diluted"}`;
  const both = `${adjusted ? "NonGAAP" : proForma ? "ProForma" : ""}EarningsPerShareBasicAndDiluted`;
  const names = [wanted, both].flatMap((name) => [`us-gaap:${name}`, `issuer:${name}`]);
  const concept = names.find((name) => scene.context.concepts.has(name));
  if (concept === undefined) return own.length === 1 ? own[0] : undefined;
  const isEarnings = /income|loss|earning|profit|eps/i.test(mention.words) && !/dividend/i.test(mention.words);
  return isEarnings ? { concept, perShare: true, instant: false, percent: false } : own.length === 1 ? own[0]
    : undefined;
}

/** "$0.89 per share ($0.88 per share on a diluted basis)": the one that is not diluted is basic. */
function siblingDilution(numeral: Numeral, { text }: Scene): "basic" | undefined {
  return /^\s*per share\s*\(\s*\$[\d.]+ per (?:diluted share|share on a diluted)/i.test(text.slice(numeral.end)) ? "basic" : undefined;
}

/** The last measure named before the figure, with nothing but connecting words between. */
function measureBefore(numeral: Numeral, scene: Scene): Mention | undefined {
  const mention = scene.mentions.findLast(({ end }) => end <= numeral.start);
  if (mention === undefined || !isConnected(bare(scene, mention.end, numeral.start))) return undefined;
  return isQualified(mention, scene) ? undefined : mention;
}

/** "$9.8 billion in cash flow from operations", "62 percent of the quarter's revenue". */
function measureAfter(numeral: Numeral, scene: Scene): Mention | undefined {
  const mention = scene.mentions.find(({ start }) => start >= numeral.end);
  if (mention === undefined || !/^\s*(?:in|of)?\s*(?:record |total |quarterly |gaap |the )*$/i.test(scene.text.slice(numeral.end, mention.start))) return undefined;
  return isQualified(mention, scene) ? undefined : mention;
}

/** "Legacy", "Americas", "comparable store": a word before the measure makes another measure of it. */
function isQualified({ start, words }: Mention, { text }: Scene): boolean {
  const before = /([A-Za-z][\w&’'-]*)[\s]*$/.exec(text.slice(0, start))?.[1];
  if (before === undefined || /^(?:GAAP|gaap|Non-GAAP)$/.test(words)) return false;
  return !UNQUALIFYING.test(before);
}

const UNQUALIFYING = /^(?:a|an|the|of|and|or|in|for|that|to|with|by|our|its|their|total|record|net|gaap|reported|posted|quarter(?:ly)?|quarter[’']s|year|annual|consolidated|company|company[’']s|overall|revenues?|fiscal|from|both|while|today|announced|had|generated|generating|generates|achieved|delivered|recorded|was|were|on|basis|first|second|third|fourth|results|highest|strong|same|strong|period|Q[1-4]|corresponding|respective|as|including)$/i;

/** The words between two places without figures and periods. */
function bare({ text, numerals, periods }: Scene, from: number, to: number): string {
  let words = text.slice(from, to);
  for (const { start, end } of [...numerals, ...periods]) {
    const [a, b] = [Math.max(0, start - from), Math.min(words.length, end - from)];
    if (b > a && a < words.length) words = words.slice(0, a) + " ".repeat(b - a) + words.slice(b);
  }
  return words;
}

/** What is said after these words is compared no longer. */
const NEW_CLAUSE = /\bwhile\b|;|\bbut\b|\b(?:was|were)\b/i;

/** Named right after the figure, or after it where the comparison ends; else the sentence's own period. */
function periodFor(numeral: Numeral, scene: Scene): Period | undefined {
  const { periods, turns, numerals, base, text, context } = scene;
  const turn = turns.findLast(({ end }) => end <= numeral.start && !NEW_CLAUSE.test(text.slice(end, numeral.start)));
  const isBack = turn?.from === true && /\bto\s*$/.test(text.slice(0, numeral.start));
  const stop = turns.find(({ start }) => start >= numeral.end)?.start ?? text.length;
  const next = numerals.find(({ start, not }) => start >= numeral.end && not === undefined
    && !isPair(text.slice(numeral.end, start)))?.start ?? text.length;
  const compared = turn !== undefined && !isBack;
  const end = compared ? stop : Math.min(stop, next);
  const after = periods.find(({ start }) => start >= numeral.end - 1 && start < end);
  const within = compared ? periods.findLast((each) => each.start >= turn.end && each.end <= numeral.start) : undefined;
  const named = after ?? within;
  if (named !== undefined) return named.period ?? resolveRelative(named, base.period, context.known);
  return compared ? undefined : precedingPeriod(numeral, scene) ?? base.period;
}

/** What rose or fell did so in the sentence's own period, not in the one that it is compared with. */
const periodOfMove = (numeral: Numeral, scene: Scene): Period => precedingPeriod(numeral, scene) ?? scene.base.period;

/** "or", "and" and a per-share phrase join two figures of one period. */
const isPair = (between: string): boolean => /^[\s,]*(?:per [\w ]*share)?[\s,(]*(?:or|and)\b[\w\s]*$/i.test(between) || /^\s*per share\s*\($/i.test(between);

function precedingPeriod(numeral: Numeral, { periods, turns }: Scene): Period | undefined {
  return periods.findLast(({ end, start, relative }) => end <= numeral.start && relative === undefined
    && !turns.some((turn) => turn.end <= start))?.period;
}

/** Growth is counted on the year before; what is compared with the quarter before, or in constant currency, is not. */
function isAgainstYearBefore(numeral: Numeral, { text, turns, periods, base, context }: Scene): boolean {
  if (/linked[- ]quarter|sequential|constant currency/i.test(text)) return false;
  const turn = turns.find(({ start }) => start >= numeral.end);
  const against = turn === undefined ? undefined : periods.find(({ start }) => start >= turn.end);
  if (against === undefined) return !base.sequential;
  if (against.relative !== undefined) return against.relative === "year-before";
  const year = resolveRelative({ ...against, period: undefined, relative: "year-before" }, base.period, context.known);
  return year !== undefined && against.period !== undefined && lastDay(year) === lastDay(against.period);
}

interface About { readonly measure: string; readonly period: Period; readonly loss?: boolean }

function claim(numeral: Numeral, { text }: Scene, { measure, period, loss }: About): Meaning {
  const isNegative = /^[(-]|^\$[(-]/.test(numeral.lexeme);
  const lexeme = loss === true && !isNegative && /[1-9]/.test(numeral.lexeme) ? `-${numeral.lexeme}` : numeral.lexeme;
  return { kind: "claim", measure, period, lexeme, direction: directionBefore(text.slice(0, numeral.start)) };
}

/** A fall is stated without a sign; the claim carries it. */
function movement({ numeral, scene, moved }: Moving & { moved: Moved }, { measure, period }: About): Meaning {
  const lexeme = moved.direction === "down" && !numeral.lexeme.startsWith("-") ? `-${numeral.lexeme}` : numeral.lexeme;
  const before = scene.text.slice(0, numeral.start);
  const hedge = directionBefore(before);
  return { kind: "claim", measure, period, lexeme, direction: hedge === "up" || hedge === undefined ? wordOf(moved, before) : hedge };
}
