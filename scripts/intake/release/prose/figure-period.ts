/** Which period a figure is for, and which one a change is measured against, by the words of its sentence. */
import { closingInstant, isInstant, isYearBefore, lastDay, openingInstant, spanOf, type Period } from "../../../model/period.ts";
import type { Numeral } from "./numerals.ts";
import { resolveRelative, type PeriodMention } from "./period-mentions.ts";
import { windowOf, type Scene, type Span } from "./scene.ts";

export interface FigurePeriod {
  readonly period: Period;
  /** Named for this figure, not taken over from what was said before. */
  readonly explicit: boolean;
}

/** What is said after these words is compared no longer. */
const NEW_CLAUSE = /\bwhile\b|;|\bbut\b|\b(?:was|were|resulting in)\b/i;

const NEXT_CLAUSE = /\bwhile\b|;|\bbut\b/i;

/** Named right after the figure, or after it where the comparison ends; else the sentence's own period. */
export function periodFor(numeral: Numeral, scene: Scene): FigurePeriod | undefined {
  const { turns, figures, base, text } = scene;
  const periods = scene.periods.filter(({ adverb }) => !adverb);
  const turn = turns.findLast(({ end, until = text.length }) => end <= numeral.start && numeral.start < until
    && !NEW_CLAUSE.test(text.slice(end, numeral.start)));
  const isBack = turn?.from === true && /\bto\s*$/.test(text.slice(0, numeral.start));
  const compared = turn !== undefined && !isBack && !isMovedPeriod(turn.end, numeral, scene);
  const stop = turns.find(({ start }) => start >= numeral.end)?.start ?? text.length;
  const next = figures
    .find(({ start }) => start >= numeral.end && !isPair(text.slice(numeral.end, start)))?.start ?? text.length;
  const end = compared ? stop : Math.min(stop, next);
  const after = periods.find(({ start }) => start >= numeral.end - 1 && start < end);
  const within = compared
    ? periods.findLast((each) => each.start >= turn.end - 1 && each.end <= numeral.start) : undefined;
  const named = after ?? within;
  if (named !== undefined) return resolved(named, scene, true);
  if (compared) return yearAgo(precedingPeriod(numeral, scene) ?? base.period, scene);
  return { period: precedingPeriod(numeral, scene) ?? base.period, explicit: scene.ownPeriod };
}

/** "From the third quarter to $10 million": the turn names only what the move started from. */
const isMovedPeriod = (turnEnd: number, numeral: Numeral, { periods, text }: Scene): boolean =>
  periods.some(({ start, end }) => start >= turnEnd && end <= numeral.start && /^[\s,]*to\s*(?:a record )?$/.test(text.slice(end, numeral.start)));

function resolved(mention: PeriodMention, { base, context }: Scene, explicit: boolean): FigurePeriod | undefined {
  const period = mention.period ?? resolveRelative(mention, base.period, context.known);
  return period && { period, explicit };
}

/** "$0.45 vs. $0.38": nothing says of when; releases mean the year before, or what their heading compares with. */
function yearAgo(about: Period, { base, context }: Scene): FigurePeriod | undefined {
  const period = base.against ?? context.known.find((known) => isYearBefore(known, about));
  return period && { period, explicit: false };
}

/** What rose or fell did so in the sentence's own period, not in the one that it is compared with. */
export const periodOfMove = (numeral: Numeral, scene: Scene): FigurePeriod =>
  ({ period: precedingPeriod(numeral, scene) ?? scene.base.period, explicit: scene.ownPeriod });

/** "or", "and" and a per-share phrase join two figures of one period. */
const isPair = (between: string): boolean =>
  /^[\s,]*(?:per [\w ]*share)?[\s,(]*(?:or|and)\b[\w\s]*$/i.test(between) || /^\s*(?:per share)?\s*\($/i.test(between);

function precedingPeriod(numeral: Numeral, { periods, turns, text }: Scene): Period | undefined {
  return periods.findLast(({ end, start, relative }) => end <= numeral.start && relative === undefined
    && !turns.some((turn) => turn.end <= start && !NEXT_CLAUSE.test(text.slice(turn.end, start))))?.period;
}

/** What a change is measured against. "unknown": the words name a period that the filing does not have. */
export function againstOf(figure: Span, about: Period, scene: Scene): Compared {
  const { base } = scene;
  const named = comparedWith(figure, scene);
  if (named !== undefined) return { base: baseNamed(named, about, scene), explicit: true };
  const opening = isInstant(about) ? openingNamed(figure, scene) : undefined;
  if (opening !== undefined) return { base: opening, explicit: true };
  if (base.against === undefined) return { base: "year-before", explicit: false };
  const other = asLong(base.against, about);
  return { base: isYearBefore(other, about) || !isSensible(other, about) ? "year-before" : other, explicit: false };
}

export interface Compared {
  readonly base: Period | "year-before" | "unknown";
  /** Named beside the figure, not taken over from what was said before. */
  readonly explicit: boolean;
}

/** "Increased $42.3 million during the quarter": since the quarter began. */
function openingNamed(figure: Span, { text, base }: Scene): Period | undefined {
  const said = /^[^.;]{0,40}?\bduring the (?:quarter|period|(?:first|second|third|fourth) quarter|year|first (?:six|nine) months)\b/i.test(text.slice(figure.end));
  return said && !isInstant(base.period) ? openingInstant(base.period) : undefined;
}

function baseNamed(named: PeriodMention, about: Period, scene: Scene): Compared["base"] {
  const { context } = scene;
  const from = isInstant(about) && named.relative !== undefined ? flowOf(about, scene) : about;
  const period = named.period ?? resolveRelative(named, from, context.known);
  if (period === undefined) return "unknown";
  const other = asLong(period, about);
  if (isYearBefore(other, about)) return "year-before";
  return isSensible(other, about) ? other : "unknown";
}

/** Earlier, and as long. */
const isSensible = (other: Period, about: Period): boolean => lastDay(other) < lastDay(about)
  && (isInstant(about) ? isInstant(other) : !isInstant(other) && spanOf(other) === spanOf(about));

/** A balance is compared with the balance at the end of the period that is named. */
const asLong = (period: Period, about: Period): Period =>
  (isInstant(about) && !isInstant(period) ? closingInstant(period) : period);

const flowOf = (about: Period, { base }: Scene): Period =>
  (!isInstant(base.period) && lastDay(base.period) === lastDay(about) ? base.period : about);

/** "Sequentially" beside the figure, or the first period after the next turn. */
function comparedWith(numeral: Span, scene: Scene): PeriodMention | undefined {
  const { periods, turns, text } = scene;
  const window = windowOf(scene, numeral);
  const beside = periods.find(({ adverb, start, end }) => adverb && start >= numeral.end && end <= window.end)
    ?? periods.findLast(({ adverb, start, end }) => adverb && end <= numeral.start && start >= window.start);
  if (beside !== undefined) return beside;
  const stop = /;|\bwhile\b|\bbut\b/i.exec(text.slice(numeral.end))?.index ?? text.length;
  const turn = turns.find(({ start, end }) => start >= numeral.end - 1 && end <= numeral.end + stop)
    ?? turns.findLast(({ start, end }) => end <= numeral.start && start === leading(scene));
  return turn === undefined ? undefined : periods.find(({ start, adverb }) => !adverb && start >= turn.end - 1);
}

/** "Compared with the first quarter, revenues rose 5%": the comparison begins the sentence. */
function leading({ turns, text }: Scene): number {
  const first = turns[0];
  return first !== undefined && text.slice(0, first.start).trim() === "" ? first.start : -1;
}
