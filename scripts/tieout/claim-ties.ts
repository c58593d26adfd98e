/**
 * Claims: what the issuer states in prose, tied to the fact or metric that it is about. The direction word ("increased
 * by 21%") is part of the claim: a right figure with the wrong direction does not tie.
 */
import { words } from "../lib/words.ts";
import type { Claim } from "../model/earnings-release.ts";
import { nearest } from "../lib/nearest.ts";
import { ZERO, type Decimal } from "../model/decimal.ts";
import type { Place } from "../model/fact.ts";
import { parseLexeme, type Lexeme } from "../model/lexeme.ts";
import { Missing, Quantity, rounded, type Figure } from "../model/quantity.ts";
import type { Grade, Tie, Verdict } from "../model/tie.ts";
import { periodNamed } from "../facts/release-facts.ts";
import { claimTitle, measureOf, metricKey, movesByItself, recomputeClaim } from "./claim-measures.ts";
import type { ReleaseContext } from "./context.ts";
import { gradeOf } from "./grade.ts";
import { residualOf } from "./tie-of.ts";

export function claimTies(context: ReleaseContext): Tie[] {
  return context.filing.claims.map((claim, index) => tieOfClaim(context, claim, index));
}

function tieOfClaim(context: ReleaseContext, claim: Claim, index: number): Tie {
  const lexeme = parseLexeme(claim.lexeme);
  if (lexeme === undefined) throw new RangeError(`claim ${claim.id}: ${claim.lexeme} is not one figure`);
  const recomputed = recomputeClaim(context, claim);
  const stated = statedQuantity(claim, lexeme, recomputed);
  const judged = judge(context, { claim, lexeme, stated, recomputed });
  const tied = judged.grade === "stated" || recomputed instanceof Missing ? undefined : recomputed;
  return {
    id: `claim.${claim.id}`, kind: "claim", title: claimTitle(context, claim), grade: judged.grade, verdict: judged.verdict, stated,
    lexeme: claim.lexeme, recomputed: tied, residual: tied === undefined ? undefined : residualOf(stated, tied),
    place: placeOf(claim, index), fact: undefined, metric: metricKey(context, claim), note: judged.note,
  };
}

const placeOf = (claim: Claim, index: number): Place => ({
  part: words("tie.prose", { section: claim.section }), row: claim.id, column: claim.period,
  pointer: `/claims/${index}/lexeme`,
});

function statedQuantity(claim: Claim, lexeme: Lexeme, recomputed: Figure): Quantity {
  const unit = recomputed instanceof Missing ? claim.unit ?? lexeme.unit ?? "pure" : recomputed.unit;
  return rounded(lexeme.value, lexeme.decimals, { unit, trace: { op: "fact", fact: `claim.${claim.id}` } });
}

interface Judged { grade: Grade; verdict: Verdict; note: string | undefined }
interface Evidence { claim: Claim; lexeme: Lexeme; stated: Quantity; recomputed: Figure }

function judge(context: ReleaseContext, { claim, lexeme, stated, recomputed }: Evidence): Judged {
  const unknown = unknownMeasure(context, claim);
  if (unknown !== undefined) return untied(unknown);
  if (recomputed instanceof Missing) return judgeStated(context, claim, lexeme);
  if (lexeme.unit !== undefined && !unitsAgree(lexeme.unit, recomputed.unit)) {
    return untied(`is stated in ${lexeme.unit}, but is recomputed in ${recomputed.unit}`);
  }
  const direction = directionProblem(context, claim, recomputed);
  if (direction !== undefined) return untied(direction);
  const grade = gradeOf(stated, lexeme.decimals, recomputed);
  return { grade, verdict: grade === "untied" ? "does-not-add" : "ties", note: undefined };
}

const untied = (note: string, verdict: Verdict = "does-not-add"): Judged => ({ grade: "untied", verdict, note });

/** A measure is a concept, or a metric that is registered: a misspelt one must not pass as the issuer's word. */
function unknownMeasure(context: ReleaseContext, claim: Claim): string | undefined {
  const { measure } = claim;
  if (measureOf(claim).kind !== "metric" || context.metricTitle(measure) !== undefined) return undefined;
  const guess = nearest(measure, context.metricIds);
  return `there is no metric ${measure}${guess === undefined ? "" : `; did you mean ${guess}?`}`;
}

/** A sum per share is written as money alone: "$0.06". */
const unitsAgree = (stated: string, recomputed: string): boolean =>
  recomputed === stated || recomputed === `${stated}/shares`;

/** The issuer's word; where the release gives it more than once, it must give the same. */
function judgeStated(context: ReleaseContext, claim: Claim, lexeme: Lexeme): Judged {
  const elsewhere = context.filing.claims.find((other) =>
    other.id !== claim.id && other.measure === claim.measure && other.period === claim.period
    && other.against === claim.against);
  const other = elsewhere && parseLexeme(elsewhere.lexeme);
  if (elsewhere !== undefined && other !== undefined && !other.value.equals(lexeme.value)) {
    return untied(`the release also states it as ${elsewhere.lexeme} (claim ${elsewhere.id})`, "duplicates-disagree");
  }
  return { grade: "stated", verdict: "not-recomputable", note: words("tie.note.issuers-word") };
}

const RISES = new Set(["increased", "up"]);
const FALLS = new Set(["decreased", "down"]);

function directionProblem(context: ReleaseContext, claim: Claim, recomputed: Quantity): string | undefined {
  const word = claim.direction;
  if (word === undefined || (!RISES.has(word) && !FALLS.has(word))) return undefined;
  const change = movement(context, claim, recomputed);
  if (change === undefined || change.isZero()) return undefined;
  const rose = change.greaterThan(ZERO);
  return rose === RISES.has(word) ? undefined : `says "${word}", but the figure ${rose ? "rose" : "fell"}`;
}

/** Growth and change move by their own sign; a level against the comparable figure one year before. */
function movement(context: ReleaseContext, claim: Claim, recomputed: Quantity): Decimal | undefined {
  if (movesByItself(claim, recomputed)) return recomputed.value;
  const before = context.facts.yearBefore(periodNamed(context.filing, claim.period));
  if (before === undefined) return undefined;
  const earlier = recomputeClaim(context, { ...claim, period: before.id });
  const difference = earlier instanceof Missing ? undefined : recomputed.minus(earlier);
  return difference instanceof Quantity ? difference.value : undefined;
}
