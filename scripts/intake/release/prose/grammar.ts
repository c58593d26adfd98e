/** What the words around a numeral make of it: a level, a change, growth, a margin, an amount per share. */
import type { Claim } from "../../../model/earnings-release.ts";
import type { PeriodMention } from "./period-mentions.ts";
import { DOWN, UP } from "./vocabulary.ts";

export type Direction = NonNullable<Claim["direction"]>;

const MOVED = new RegExp(String.raw`\b(?:(?<up>${UP})|(?<down>${DOWN}))\b[,\s]*(?:(?:year[- ]over[- ]year|sequentially|slightly|significantly|sharply|modestly|over|of|by|about|approximately|nearly|more than|almost|an? additional|another|an?|record|percent)[,\s(]*)*$`, "i");
const MOVES_AFTER = new RegExp(String.raw`^\s*(?:[-\w]+\s){0,2}?(?:(?<up>increase|growth|higher|gain|improvement|rise|above|ahead of)|(?<down>decrease|decline|lower|reduction|drop|below))\b`, "i");

export interface Moved {
  readonly direction: "up" | "down";
  /** The words only say that it is better so: "improved". */
  readonly better?: boolean;
}

/** "increased by 21%", "an increase of $19.8 million", "down 11%", "a 23 percent increase"; not "increased to". */
export function movedBy(before: string, after: string): Moved | undefined {
  const groups = MOVED.exec(before)?.groups ?? (/^\s*(?:or\b|,)/.test(after) ? undefined : MOVES_AFTER.exec(after)?.groups);
  if (groups === undefined) return undefined;
  const up = groups["up"] ?? "";
  return { direction: groups["down"] === undefined ? "up" : "down", ...(/^improv/i.test(up) && { better: true }) };
}

/** The direction word that goes with a figure, in the form that claims have. */
export function directionBefore(before: string): Direction | undefined {
  if (/\bmore than\s*$/i.test(before)) return "more-than";
  if (/\bover\s*$/i.test(before)) return "over";
  if (/\b(?:approximately|about|nearly|almost|roughly)\s*$/i.test(before)) return "approximately";
  if (/\bup(?: (?:slightly|sharply))?(?: from)?\s*$/i.test(before)) return "up";
  return undefined;
}

export const wordOf = ({ direction }: Moved, before: string): Direction => {
  const isShort = /\b(?:up|down)\b[^a-z]*(?:by\s*)?$/i.test(before);
  if (direction === "up") return isShort ? "up" : "increased";
  return isShort ? "down" : "decreased";
};

const PER_SHARE = /^\s*(?:\([^)]*\)\s*)?(?:per|a|for each)\s+(?:[\w-]+\s+){0,3}?(?:shares?|ADS)\b/i;

export const isPerShare = (after: string): boolean => PER_SHARE.test(after);

/** Which of the per-share figures is meant, if the words say. */
export function dilutionOf(before: string, after: string): "basic" | "diluted" | undefined {
  const near = after.slice(0, 60).split(/\$\d|\d%|;|\bcompared\b|\bversus\b/)[0] ?? "";
  if (/dilut/i.test(near)) return "diluted";
  if (/\bbasic\b/i.test(near)) return "basic";
  const last = /(basic|dilut)\w*[^.;$]{0,40}$/i.exec(before)?.[1]?.toLowerCase();
  return last === undefined ? undefined : last === "basic" ? "basic" : "diluted";
}

export interface Comparator {
  readonly start: number;
  readonly end: number;
  readonly from: boolean;
  /** Where a bracket closes that holds all that is compared. */
  readonly until?: number;
}

const TURN = /\b(?:as )?compare[sd]? (?:to|with)\b|\b(?:in|by) comparison (?:to|with)\b|\bversus\b|\bvs\b\.?|\bfrom(?= (?:an? |the |net |total |record |pro |gaap |non|revenues? |approximately |about |[\w ]{0,40}of )?\(?[$€£\d])|\bover(?= (?:the|that of) (?:[\w ]{0,30}of )?\(?[$€£]\d)|(?<=\b(?:increase|growth|improvement|gain|rise) )over(?= [$€£]\d)|\bin line with\b|\b(?:consistent|even|flat) with\b|\bsimilar to\b|\bagainst\b|\brelative to\b/gi;
const BEFORE_PERIOD = /\b(?:from|over|than|on|above|below)\s+(?:(?:the|that|those|levels|level|of|in|for|at)\s+)*$/i;

/** Where a sentence turns to what its figures are compared with: by a word, or by "from" and "over" before a period. */
export function comparators(text: string, periods: readonly PeriodMention[]): Comparator[] {
  const worded = [...text.matchAll(TURN)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, from: /^from/i.test(match[0]) }));
  const bare = periods.flatMap(({ start, adverb }): Comparator[] => {
    const found = adverb ? null : BEFORE_PERIOD.exec(text.slice(0, start));
    return found === null || /^on/i.test(found[0]) ? [] : [{ start: found.index, end: start, from: true }];
  });
  const bracketed = periods.flatMap(({ start, end }): Comparator[] => {
    const close = text.indexOf(")", end);
    const isOpen = text[start - 1] === "(" && /^\s*(?::|[-–—]|was\b)\s*[-(]?[$€£\d]/.test(text.slice(end));
    return isOpen && close > 0 ? [{ start: start - 1, end: start, from: false, until: close }] : [];
  });
  return [...worded, ...bracketed, ...bare.filter(({ start }) => !worded.some((other) => other.start === start))]
    .toSorted((a, b) => a.start - b.start);
}
