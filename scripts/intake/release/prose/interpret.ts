/**
 * One sentence read by meaning: each figure with the measure named near it, the period that the words give it, what it
 * is measured against, and its role. A figure whose measure or period the words leave open stays stated; no figure is
 * looked up by its value.
 */
import { directionBefore, isPerShare, movedBy, type Moved } from "./grammar.ts";
import type { Measure } from "./lexicon.ts";
import { choose, namesPerShare, ofCount, ofMoney, perShareMeasure, periodOfMeasure } from "./measure-choice.ts";
import type { Numeral } from "./numerals.ts";
import {
  claimed, isLoss, movement, open, whenOf, type Meaning, type Outcome, type Question, type Reading,
  type Said,
} from "./outcome.ts";
import { readMultiple, readPercent, readPoints } from "./rates.ts";
import { allotted } from "./respectively.ts";
import { besideOf, besidesMeasures, clauseAt, gap, sceneOf, type Base, type ReadingContext, type Scene } from "./scene.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { ADJUSTED, EXPECTED, ON_BASIS, OTHERWISE, TELLS_HOW } from "./vocabulary.ts";

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
  const subject = question.allotted?.mention === undefined ? subjectOf(numeral, scene)
    : { mention: question.allotted.mention, certain: true, after: false };
  if (isOtherwise(question, subject)) return "measured otherwise than in the tables";
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

/**
 * Words such as "excluding" beside the figure, or before the first figure of its clause. Of a measure that is adjusted
 * by name they only tell how.
 */
function isOtherwise({ numeral, scene }: Question, subject: Subject | undefined): boolean {
  const clause = clauseAt(scene, numeral);
  const first = scene.figures.find(({ start }) => start >= clause.start)?.start ?? numeral.start;
  const words = [besideOf(scene, numeral), { start: clause.start, end: Math.min(first, numeral.start) }]
    .map((span) => besidesMeasures(scene, span).replace(ON_BASIS, " "))
    .map((each) => (subject?.certain === true && ADJUSTED.test(subject.mention.words) ? each.replaceAll(TELLS_HOW, " ") : each));
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
function isCoordinate(numeral: Numeral, scene: Scene, between: string): boolean {
  const { text, periods, turns } = scene;
  const words = gap(scene, numeral.start - between.length, numeral.start).replace(/\bcompared (?:to|with)\b/g, "");
  if (!/\band\s*(?:by )?$/.test(between) || /\b(?:was|were|of|to)\b/.test(words)) return false;
  const next = text.slice(numeral.end).search(/\S/) + numeral.end;
  return [...turns, ...periods.filter(({ adverb }) => adverb)].some(({ start }) => Math.abs(start - next) <= 1);
}

const READERS: Readonly<Record<Numeral["kind"], (said: Said) => Outcome>> = {
  money: readMoney, percent: readPercent, points: readPoints, multiple: readMultiple, number: readCount,
};

function readMoney(said: Said): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  const perShare = [numeral, mention].some(({ end }) => isPerShare(scene.text.slice(end))) || namesPerShare(mention);
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
  const { concept } = choice.measure;
  const period = periodOfMeasure(choice.measure, when.period, scene.context);
  const loss = isLoss(subject.mention);
  if (moved === undefined) return claimed(said, { measure: { kind: "concept", concept }, when: { ...when, period }, negative: loss });
  return movement(said, { measure: { kind: "change", concept }, when: { ...when, period }, loss });
}
