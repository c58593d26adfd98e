/**
 * One sentence read by meaning: each figure with the measure named near it, the period that the words give it, what it
 * is measured against, and its role. A figure whose measure or period the words leave open stays stated; no figure is
 * looked up by its value.
 */
import { formatMeasure, type Measure as Stating } from "../../../model/measure.ts";
import { isInstant, lastDay, type Period } from "../../../model/period.ts";
import { againstOf, periodFor, periodOfMove, type Compared, type FigurePeriod } from "./figure-period.ts";
import { directionBefore, isPerShare, movedBy, wordOf, type Direction, type Moved } from "./grammar.ts";
import type { Measure, Mention, Ratio } from "./lexicon.ts";
import { choose, ofCount, ofMoney, ofPercent, perShareMeasure } from "./measure-choice.ts";
import type { Numeral } from "./numerals.ts";
import { allotted, type Allotted } from "./respectively.ts";
import { besideOf, besidesMeasures, clauseAt, sceneOf, type Base, type ReadingContext, type Scene } from "./scene.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { EXPECTED, ON_BASIS, OTHERWISE } from "./vocabulary.ts";

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

export interface SentenceReading { readonly readings: readonly Reading[]; readonly base: Base }

export function readSentence(text: string, base: Base, context: ReadingContext): SentenceReading {
  if (!/\d|quarter|year|months?|weeks?|cents|doubled|tripled/i.test(text)) return { readings: [], base };
  const scene = sceneOf(text, base, context);
  const shares = allotted(scene);
  const readings: Reading[] = [];
  for (const numeral of scene.numerals) {
    if (numeral.not !== undefined) readings.push({ numeral, meaning: { kind: "not", reason: numeral.not } });
    else {
      const before = readings.findLast(({ meaning }) => meaning.kind !== "not");
      readings.push({ numeral, meaning: meaningOf({ numeral, scene, before, allotted: shares.get(numeral) }) });
    }
  }
  const [first] = scene.mentions;
  const compared = readings.flatMap(({ meaning }) => (meaning.kind === "claim" ? meaning.against ?? [] : [])).at(-1);
  return { readings, base: { ...scene.base, against: compared ?? scene.base.against, subject: first ?? base.subject } };
}

interface Question {
  readonly numeral: Numeral;
  readonly scene: Scene;
  /** The figure before this one. */
  readonly before: Reading | undefined;
  readonly allotted: Allotted | undefined;
}

/** A figure with its subject found. */
interface Said extends Question { readonly subject: Subject; readonly moved: Moved | undefined }

type Outcome = ClaimMeaning | string;

function meaningOf(question: Question): Meaning {
  const { numeral, scene } = question;
  const outcome = read(question);
  if (typeof outcome !== "string") return outcome;
  return { kind: "stated", why: outcome, period: scene.base.period, direction: directionBefore(scene.text.slice(0, numeral.start)) };
}

function read(question: Question): Outcome {
  const { numeral, scene } = question;
  const { text } = scene;
  if (EXPECTED.test(text)) return "an expectation";
  if (/\brespectively\b/i.test(text) && question.allotted === undefined && inRun(numeral, scene)) {
    return "\"respectively\" shares out figures among several periods or measures";
  }
  if (isOtherwise(question)) return "measured otherwise than in the tables";
  const subject = question.allotted?.mention === undefined ? subjectOf(numeral, scene)
    : { mention: question.allotted.mention, certain: true, after: false };
  if (subject === undefined) return "no measure is named near it";
  const run = question.allotted?.run ?? [numeral];
  const [left, right] = [leftOf(run[0] ?? numeral, scene), text.slice((run.at(-1) ?? numeral).end)];
  const said: Said = { ...question, subject, moved: movedBy(left, right) ?? movedAs(question, subject) };
  return READERS[numeral.kind](said);
}

const inRun = (numeral: Numeral, { text }: Scene): boolean =>
  /^\s*(?:,|and|,\s*and)\s*[$€£(]*\d/.test(text.slice(numeral.end)) || /\d[^a-z]*(?:million|billion|thousand|percent)?\s*(?:,|and)\s*$/i.test(text.slice(0, numeral.start));

/** Periods out of the way: "increased in the third quarter by 5%". */
function leftOf(numeral: Numeral, { text, periods }: Scene): string {
  let words = text.slice(0, numeral.start);
  for (const { start, end } of periods) if (end <= numeral.start) words = words.slice(0, start) + " ".repeat(end - start) + words.slice(end);
  return words;
}

/** Words such as "excluding" beside the figure, or before the first figure of its clause. */
function isOtherwise({ numeral, scene }: Question): boolean {
  const clause = clauseAt(scene, numeral);
  const first = scene.figures.find(({ start }) => start >= clause.start)?.start ?? numeral.start;
  const words = [besideOf(scene, numeral), { start: clause.start, end: Math.min(first, numeral.start) }]
    .map((span) => besidesMeasures(scene, span).replace(ON_BASIS, " "));
  return words.some((each) => OTHERWISE.test(each));
}

/** "$19.8 million, or 25%": the second says the same as the first. "Growth in net sales of 5%." */
function movedAs({ numeral, scene, before }: Question, { mention, after }: Subject): Moved | undefined {
  const { text } = scene;
  if (!after) {
    const noun = /\b(?:(?<up>increase|growth|improvement|rise|gain)|(?<down>decrease|decline|reduction|drop))s? (?:in|of) (?:(?:our|the|total|its|record) )*$/i.exec(text.slice(0, mention.start))?.groups;
    if (noun !== undefined && /^\s*(?:of|was|by)\s*(?:approximately |about )?$/.test(text.slice(mention.end, numeral.start))) {
      return { direction: noun["down"] === undefined ? "up" : "down" };
    }
  }
  if (before?.meaning.kind !== "claim") return undefined;
  const { measure, direction } = before.meaning;
  if (!/^(?:change|growth|change-of-share):|-growth$/.test(measure)) return undefined;
  const between = text.slice(before.numeral.end, numeral.start);
  const isPaired = numeral.kind !== before.numeral.kind && /^[\s,]*\(?\s*(?:or )?\s*(?:by |approximately |about )?$/.test(between);
  if (!isPaired && !isCoordinate(numeral, scene, between)) return undefined;
  return { direction: direction === "decreased" || direction === "down" ? "down" : "up" };
}

/** "Increased 5% sequentially and 12% year over year": both rose, each against what follows it. */
function isCoordinate(numeral: Numeral, { text, periods, turns }: Scene, between: string): boolean {
  if (!/\band\s*(?:by )?$/.test(between) || /\b(?:was|were|of|to)\b/.test(between.replace(/\bcompared to\b/g, ""))) return false;
  const next = text.slice(numeral.end).search(/\S/) + numeral.end;
  return turns.some(({ start }) => Math.abs(start - next) <= 1) || periods.some(({ start, adverb }) => adverb && Math.abs(start - next) <= 1);
}

const READERS: Readonly<Record<Numeral["kind"], (said: Said) => Outcome>> = {
  money: readMoney, percent: readPercent, points: readPoints, multiple: readMultiple, number: readCount,
};

function readMoney(said: Said): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  const perShare = isPerShare(scene.text.slice(numeral.end)) || (mention.measures.length > 0 && mention.measures.every((each) => each.perShare));
  if (perShare) {
    const own = perShareMeasure(mention, numeral, scene);
    return own === undefined ? `${mention.words} names no figure per share` : level(said, [own]);
  }
  return level(said, ofMoney(mention));
}

function readCount(said: Said): Outcome {
  const counts = ofCount(said.subject.mention);
  return counts.length === 0 || said.moved !== undefined ? "a count" : level(said, counts);
}

/** A level, or a change of one. */
function level(said: Said, measures: readonly Measure[]): Outcome {
  const { scene, moved, subject } = said;
  const when = whenOf(said);
  if (when === undefined) return "no period is clear";
  const choice = choose(measures, when.period, scene.context);
  if ("open" in choice) return open(subject.mention, choice.open);
  const { concept, instant } = choice.measure;
  const period = instant ? asInstant(when.period) : when.period;
  const loss = isLoss(subject.mention);
  if (moved === undefined) return claimed(said, { measure: { kind: "concept", concept }, when: { ...when, period }, negative: loss });
  return movement(said, { measure: { kind: "change", concept }, when: { ...when, period }, loss });
}

const asInstant = (period: Period): Period => (isInstant(period) ? period : { instant: lastDay(period) });

const isLoss = ({ words }: Mention): boolean => /\bloss\b/i.test(words.replaceAll(/\(loss\)/gi, ""));

const open = (mention: Mention, concepts: readonly string[]): string => (concepts.length === 0
  ? `${mention.words} names no such figure` : `${mention.words} may be ${concepts.join(" or ")}`);

function whenOf({ numeral, scene, moved, allotted: share }: Said): FigurePeriod | undefined {
  if (share?.period !== undefined) return { period: share.period, explicit: true };
  return moved === undefined ? periodFor(numeral, scene) : periodOfMove(numeral, scene);
}

function readPercent(said: Said): Outcome {
  const { scene, subject: { mention }, moved } = said;
  const whole = wholeOf(said);
  if (whole !== undefined) return shareOf(said, whole);
  const when = whenOf(said);
  if (when === undefined) return "no period is clear";
  const isRate = mention.ratio !== undefined || (ofPercent(mention).length > 0 && ofMoney(mention).length === 0);
  if (moved !== undefined) return isRate ? "a change of a ratio in percent" : growth(said, when);
  if (mention.ratio !== undefined) return claimed(said, { measure: shareMeasure(mention.ratio, scene.context), when });
  const choice = choose(ofPercent(mention), when.period, scene.context);
  if ("open" in choice) return choice.open.length === 0 ? "no share or growth is named near it" : open(mention, choice.open);
  const { concept, instant } = choice.measure;
  return claimed(said, { measure: { kind: "concept", concept }, when: instant ? { ...when, period: asInstant(when.period) } : when });
}

/** A registered metric goes before the computed share. */
function shareMeasure({ part, whole }: Ratio, { shareOf: registered }: ReadingContext): Stating {
  const metric = registered.get(`${part}/${whole}`);
  return metric === undefined ? { kind: "share", part, whole } : { kind: "metric", metric };
}

/** "21.3% of net sales"; "as a percentage of net sales" anywhere in the clause. */
function wholeOf({ numeral, scene, allotted: share }: Said): Mention | undefined {
  const last = share?.run.at(-1) ?? numeral;
  const clause = clauseAt(scene, numeral);
  return scene.wholes.find(({ figure }) => figure === last)?.mention
    ?? scene.wholes.find(({ figure, start, end }) => figure === undefined && start >= clause.start && end <= clause.end)?.mention;
}

function shareOf(said: Said, wholeMention: Mention): Outcome {
  const ratio = ratioOf(said, wholeMention);
  if (typeof ratio === "string") return ratio;
  const when = whenOf({ ...said, moved: undefined });
  if (when === undefined) return "no period is clear";
  return claimed(said, { measure: shareMeasure(ratio.ratio, said.scene.context), when: ratio.instant ? { ...when, period: asInstant(when.period) } : when });
}

function ratioOf(said: Said, wholeMention: Mention): { ratio: Ratio; instant: boolean } | string {
  const { numeral, scene, subject: { mention: subject } } = said;
  const when = periodFor(numeral, scene)?.period ?? scene.base.period;
  const [part, whole] = [choose(ofMoney(subject), when, scene.context), choose(ofMoney(wholeMention), when, scene.context)];
  if ("open" in part) return open(subject, part.open);
  if ("open" in whole) return open(wholeMention, whole.open);
  if (part.measure === whole.measure) return "a share of itself";
  return { ratio: { part: part.measure.concept, whole: whole.measure.concept }, instant: part.measure.instant };
}

function growth(said: Said, when: FigurePeriod): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  const perShare = mention.measures.length > 0 && mention.measures.every((each) => each.perShare);
  const own = perShare ? perShareMeasure(mention, numeral, scene) : undefined;
  const measures = perShare ? (own === undefined ? [] : [own]) : ofMoney(mention);
  const choice = choose(measures.length > 0 ? measures : ofCount(mention), when.period, scene.context);
  if ("open" in choice) return open(mention, choice.open);
  const { concept, instant } = choice.measure;
  const period = instant ? asInstant(when.period) : when.period;
  return movement(said, { measure: { kind: "growth", concept }, when: { ...when, period }, loss: isLoss(mention) });
}

/** "Gross margin improved 150 basis points", "SG&A as a percentage of net sales fell 40 basis points". */
function readPoints(said: Said): Outcome {
  const { moved, subject: { mention }, scene } = said;
  if (moved === undefined) return "a change in points without a direction";
  const when = whenOf(said) ?? { period: scene.base.period, explicit: false };
  const whole = wholeOf(said);
  if (whole !== undefined) {
    const ratio = ratioOf(said, whole);
    return typeof ratio === "string" ? ratio : movement(said, { measure: { kind: "change-of-share", ...ratio.ratio }, when });
  }
  if (mention.ratio !== undefined) return movement(said, { measure: { kind: "change-of-share", ...mention.ratio }, when });
  const choice = choose(ofPercent(mention), when.period, scene.context);
  if ("open" in choice) return open(mention, choice.open);
  const { concept, instant } = choice.measure;
  return movement(said, { measure: { kind: "change", concept }, when: instant ? { ...when, period: asInstant(when.period) } : when });
}

function readMultiple(said: Said): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  if (/\d/.test(scene.text.slice(numeral.start, numeral.end)) && !/^\s*(?:the|that of|last|prior|those)\b/i.test(scene.text.slice(numeral.end))) return "a multiple of something else";
  const when = periodOfMove(numeral, scene);
  const choice = choose(ofMoney(mention), when.period, scene.context);
  if ("open" in choice) return open(mention, choice.open);
  return movement({ ...said, moved: { direction: "up" } }, { measure: { kind: "multiple", concept: choice.measure.concept }, when });
}

interface About { readonly measure: Stating; readonly when: FigurePeriod; readonly negative?: boolean }

function claimed({ numeral, scene, subject }: Said, { measure, when, negative }: About): ClaimMeaning {
  const isNegative = /^[(-]|^\$[(-]/.test(numeral.lexeme);
  const lexeme = negative === true && !isNegative && /[1-9]/.test(numeral.lexeme) ? `-${numeral.lexeme}` : numeral.lexeme;
  return {
    kind: "claim", measure: formatMeasure(measure), period: when.period, against: undefined, lexeme,
    direction: directionBefore(scene.text.slice(0, numeral.start)), certain: subject.certain && subject.mention.printed, periodNamed: when.explicit,
  };
}

interface Movement extends About { readonly loss?: boolean }

/** A fall is stated without a sign; the claim carries it. A smaller loss is a rise. */
function movement(said: Said, { measure, when, loss }: Movement): Outcome {
  const { numeral, scene, moved, subject } = said;
  if (moved === undefined) return "a change without a direction";
  if (loss === true && measure.kind !== "change") return "growth of a loss";
  const { base: against, explicit } = baseOf(said, when.period);
  if (against === "unknown") return "compared with a period that no table has";
  const falls = (moved.direction === "down") !== (loss === true);
  const isSigned = numeral.lexeme.startsWith("-") || measure.kind === "multiple";
  const text = scene.text.slice(0, numeral.start);
  const hedge = directionBefore(text);
  const said2 = hedge === "up" || hedge === undefined ? wordOf(moved, text) : hedge;
  const base = against === "year-before" ? undefined : against;
  const metric = measure.kind === "growth" && base === undefined ? scene.context.growthOf.get(measure.concept) : undefined;
  return {
    kind: "claim", measure: metric ?? formatMeasure(measure), period: when.period, against: base,
    lexeme: falls && !isSigned ? `-${numeral.lexeme}` : numeral.lexeme, direction: loss === true ? undefined : said2,
    certain: subject.certain && subject.mention.printed, periodNamed: when.explicit && explicit,
  };
}

function baseOf(said: Said, about: Period): Compared {
  const { numeral, scene, allotted: share, before } = said;
  const given = share?.against ?? pairedBase(said, before);
  if (given !== undefined) return { base: isInstant(about) && !isInstant(given) ? asInstant(given) : given, explicit: true };
  const run = share?.run ?? [numeral];
  return againstOf({ start: run[0]?.start ?? numeral.start, end: run.at(-1)?.end ?? numeral.end }, about, scene);
}

/** "$723 million, or 40%": of one comparison. */
function pairedBase({ numeral, scene }: Said, before: Reading | undefined): Period | undefined {
  if (before?.meaning.kind !== "claim" || !/^[\s,]*\(?\s*or\b/.test(scene.text.slice(before.numeral.end, numeral.start))) return undefined;
  return before.meaning.against;
}
