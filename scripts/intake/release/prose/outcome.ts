/** What a figure was read as, and the claim that comes of it: with its sign, its direction word and its base. */
import { formatMeasure, type Measure as Stating } from "../../../model/measure.ts";
import { isInstant, lastDay, type Period } from "../../../model/period.ts";
import { againstOf, periodFor, periodOfMove, type Compared, type FigurePeriod } from "./figure-period.ts";
import { directionBefore, wordOf, type Direction, type Moved } from "./grammar.ts";
import type { Mention } from "./lexicon.ts";
import type { Numeral } from "./numerals.ts";
import type { Allotted } from "./respectively.ts";
import type { Scene } from "./scene.ts";
import type { Subject } from "./subject.ts";
import { BETTER_LOWER } from "./vocabulary.ts";

export interface ClaimMeaning {
  readonly kind: "claim";
  readonly measure: string;
  readonly period: Period;
  readonly against: Period | undefined;
  readonly lexeme: string;
  readonly direction: Direction | undefined;
  /** The measure is named in so many words: what does not tie then is no misreading. */
  readonly certain: boolean;
  /** So is the period, and what it is compared with. */
  readonly periodNamed: boolean;
}

export interface StatedMeaning {
  readonly kind: "stated";
  readonly why: string;
  readonly period: Period;
  readonly direction: Direction | undefined;
}

export type Meaning = { readonly kind: "not"; readonly reason: string } | ClaimMeaning | StatedMeaning;

export interface Reading { readonly numeral: Numeral; readonly meaning: Meaning }

export interface Question {
  readonly numeral: Numeral;
  readonly scene: Scene;
  /** The figure before this one. */
  readonly before: Reading | undefined;
  readonly allotted: Allotted | undefined;
}

/** A figure with its subject found. */
export interface Said extends Question { readonly subject: Subject; readonly moved: Moved | undefined }

/** A claim, or why the figure stays stated. */
export type Outcome = ClaimMeaning | string;

export const asInstant = (period: Period): Period => (isInstant(period) ? period : { instant: lastDay(period) });

export const isLoss = ({ words }: Mention): boolean => /\bloss\b/i.test(words.replaceAll(/\(loss\)/gi, ""));

export const open = (mention: Mention, concepts: readonly string[]): string => (concepts.length === 0
  ? `${mention.words} names no such figure` : `${mention.words} may be ${concepts.join(" or ")}`);

export function whenOf({ numeral, scene, moved, allotted: share }: Said): FigurePeriod | undefined {
  if (share?.period !== undefined) return { period: share.period, explicit: true };
  return moved === undefined ? periodFor(numeral, scene) : periodOfMove(numeral, scene);
}

interface About { readonly measure: Stating; readonly when: FigurePeriod; readonly negative?: boolean }

export function claimed({ numeral, scene, subject }: Said, { measure, when, negative }: About): ClaimMeaning {
  const isNegative = /^[(-]|^\$[(-]/.test(numeral.lexeme);
  const lexeme = negative === true && !isNegative && /[1-9]/.test(numeral.lexeme) ? `-${numeral.lexeme}` : numeral.lexeme;
  return {
    kind: "claim", measure: formatMeasure(measure), period: when.period, against: undefined, lexeme,
    direction: directionBefore(scene.text.slice(0, numeral.start)),
    certain: subject.certain && subject.mention.printed, periodNamed: when.explicit,
  };
}

interface Movement extends About { readonly loss?: boolean }

/** A fall is stated without a sign; the claim carries it. A smaller loss is a rise. */
export function movement(said: Said, { measure, when, loss }: Movement): Outcome {
  const { numeral, scene, moved, subject } = said;
  if (moved === undefined) return "a change without a direction";
  if (loss === true && measure.kind !== "change") return "growth of a loss";
  const { base: against, explicit } = balanceBase(baseOf(said, when.period), { measure, when }, scene);
  if (against === "unknown") return "compared with a period that no table has";
  const isBetterLower = moved.better === true && BETTER_LOWER.test("concept" in measure ? measure.concept : "part" in measure ? measure.part : "");
  const falls = (moved.direction === "down") !== (loss === true || isBetterLower);
  const isSigned = numeral.lexeme.startsWith("-") || measure.kind === "multiple";
  const text = scene.text.slice(0, numeral.start);
  const hedge = directionBefore(text);
  const said2 = hedge === "up" || hedge === undefined ? wordOf(moved, text) : hedge;
  const base = against === "year-before" ? undefined : against;
  const metric = measure.kind === "growth" && base === undefined ? scene.context.growthOf.get(measure.concept) : undefined;
  return {
    kind: "claim", measure: metric ?? formatMeasure(measure), period: when.period, against: base,
    lexeme: falls && !isSigned ? `-${numeral.lexeme}` : numeral.lexeme, direction: loss === true || isBetterLower ? undefined : said2,
    certain: subject.certain && subject.mention.printed, periodNamed: when.explicit && explicit,
  };
}

/** A balance of which the tables have one earlier figure, and not that of a year before, moved since then. */
function balanceBase(compared: Compared, { measure, when: { period } }: About, { context }: Scene): Compared {
  const { known, values } = context;
  if (compared.base !== "year-before" || compared.explicit || !isInstant(period) || !("concept" in measure)) return compared;
  const earlier = known.filter((other) => isInstant(other) && lastDay(other) < lastDay(period)
    && values.has(`${measure.concept}|${lastDay(other)}`));
  const [only, second] = earlier;
  return only === undefined || second !== undefined ? compared : { base: only, explicit: false };
}

function baseOf(said: Said, about: Period): Compared {
  const { numeral, scene, allotted: share, before } = said;
  const given = share?.against ?? pairedBase(said, before);
  if (given !== undefined) return { base: isInstant(about) ? asInstant(given) : given, explicit: true };
  const run = share?.run ?? [numeral];
  return againstOf({ start: run[0]?.start ?? numeral.start, end: run.at(-1)?.end ?? numeral.end }, about, scene);
}

/** "$723 million, or 40%": of one comparison. */
function pairedBase({ numeral, scene }: Said, before: Reading | undefined): Period | undefined {
  if (before?.meaning.kind !== "claim" || !/^[\s,]*\(?\s*or\b/.test(scene.text.slice(before.numeral.end, numeral.start))) return undefined;
  return before.meaning.against;
}
