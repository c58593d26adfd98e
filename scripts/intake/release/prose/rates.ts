/** Figures that compare: percentages (growth or share), points, multiples. */
import type { Measure as Stating } from "../../../model/measure.ts";
import { periodFor, periodOfMove, type FigurePeriod } from "./figure-period.ts";
import type { Mention, Ratio } from "./lexicon.ts";
import { choose, ofCount, ofMoney, namesPerShare, ofPercent, periodOfMeasure, perShareMeasure } from "./measure-choice.ts";
import { scoped } from "./subject.ts";
import { asInstant, claimed, isLoss, movement, open, whenOf, type Outcome, type Said } from "./outcome.ts";
import type { Numeral } from "./numerals.ts";
import { clauseAt, type ReadingContext, type Scene } from "./scene.ts";

export function readPercent(said: Said): Outcome {
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
  const period = periodOfMeasure(choice.measure, when.period, scene.context);
  return claimed(said, { measure: { kind: "concept", concept: choice.measure.concept }, when: { ...when, period } });
}

/** A balance stands at the end of the period. */
const atEnd = (when: FigurePeriod, instant: boolean): FigurePeriod =>
  (instant ? { ...when, period: asInstant(when.period) } : when);

/** A registered metric goes before the computed share. */
function shareMeasure({ part, whole }: Ratio, { shareOf: registered }: ReadingContext): Stating {
  const metric = registered.get(`${part}/${whole}`);
  return metric === undefined ? { kind: "share", part, whole } : { kind: "metric", metric };
}

/** "21.3% of net sales"; "as a percentage of net sales" anywhere in the clause. */
function wholeOf({ numeral, scene, allotted: share }: Said): Mention | undefined {
  const last = share?.run.at(-1) ?? numeral;
  const clause = clauseAt(scene, numeral);
  return scene.wholes.find(({ figure }) => figure === last)?.mention ?? comparedWhole(last, scene)
    ?? scene.wholes.find(({ figure, start, end }) =>
      figure === undefined && start >= clause.start && end <= clause.end)?.mention;
}

/** "18.9% of net sales, compared with 19.4%": the second is a share of the same. */
function comparedWhole(figure: Numeral, { wholes, turns, figures, mentions }: Scene): Mention | undefined {
  const before = figures[figures.indexOf(figure) - 1];
  const turn = turns.findLast(({ end }) => end <= figure.start);
  const whole = wholes.find((each) => each.figure === before);
  if (whole === undefined || turn === undefined || turn.start < whole.end) return undefined;
  return mentions.some(({ start, end }) => start >= whole.end && end <= figure.start) ? undefined : whole.mention;
}

function shareOf(said: Said, wholeMention: Mention): Outcome {
  const { base, context } = said.scene;
  const own = scoped(wholeMention, base.scope, context);
  const ratio = ratioOf(said, own ?? wholeMention);
  if (typeof ratio === "string") return ratio;
  const when = whenOf({ ...said, moved: undefined });
  if (when === undefined) return "no period is clear";
  const share = claimed(said, { measure: shareMeasure(ratio.ratio, context), when: atEnd(when, ratio.instant) });
  return own === undefined ? share : { ...share, certain: false };
}

function ratioOf(said: Said, wholeMention: Mention): { ratio: Ratio; instant: boolean } | string {
  const { numeral, scene, subject: { mention: subject } } = said;
  const when = periodFor(numeral, scene)?.period ?? scene.base.period;
  const [part, whole] = [subject, wholeMention].map((mention) => choose(ofMoney(mention), when, scene.context));
  if (part === undefined || whole === undefined) return "no share is named";
  if ("open" in part) return open(subject, part.open);
  if ("open" in whole) return open(wholeMention, whole.open);
  if (part.measure === whole.measure) return "a share of itself";
  return { ratio: { part: part.measure.concept, whole: whole.measure.concept }, instant: part.measure.instant };
}

function growth(said: Said, when: FigurePeriod): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  const perShare = namesPerShare(mention);
  const own = perShare ? perShareMeasure(mention, numeral, scene) : undefined;
  const measures = perShare ? (own === undefined ? [] : [own]) : ofMoney(mention);
  const choice = choose(measures.length > 0 ? measures : ofCount(mention), when.period, scene.context);
  if ("open" in choice) return open(mention, choice.open);
  const { concept } = choice.measure;
  const period = periodOfMeasure(choice.measure, when.period, scene.context);
  return movement(said, { measure: { kind: "growth", concept }, when: { ...when, period }, loss: isLoss(mention) });
}

/** "Gross margin improved 150 basis points", "SG&A as a percentage of net sales fell 40 basis points". */
export function readPoints(said: Said): Outcome {
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
  return movement(said, { measure: { kind: "change", concept }, when: atEnd(when, instant) });
}

export function readMultiple(said: Said): Outcome {
  const { numeral, scene, subject: { mention } } = said;
  if (/\d/.test(scene.text.slice(numeral.start, numeral.end)) && !/^\s*(?:the|that of|last|prior|those)\b/i.test(scene.text.slice(numeral.end))) return "a multiple of something else";
  const when = periodOfMove(numeral, scene);
  const choice = choose(ofMoney(mention), when.period, scene.context);
  if ("open" in choice) return open(mention, choice.open);
  return movement({ ...said, moved: { direction: "up" } }, { measure: { kind: "multiple", concept: choice.measure.concept }, when });
}
