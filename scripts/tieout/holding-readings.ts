/**
 * How the rows of one holding may be read. The form asks for what is held "following reported
 * transaction(s)", and filers fill that in after each row, after the last row on every row, or with a day's
 * rows in another order; rows of several owners and of several grants look like one holding where nothing
 * tells them apart. A reading counts only if it explains every row; where none does, the rows are left in the
 * form's order and those that do not follow break.
 */
import { words } from "../lib/words.ts";
import { ZERO } from "../model/decimal.ts";
import type { Quantity } from "../model/quantity.ts";
import { isSame, movedBy, type Step } from "./holding-steps.ts";

export interface Outcome {
  readonly step: Step;
  /** ties, or breaks: `recomputed` is there. opens, or stated: nothing recomputes the holding. */
  readonly is: "ties" | "breaks" | "opens" | "stated";
  readonly recomputed?: Quantity;
  readonly note?: string;
}

export type Outcomes = readonly Outcome[];

export const breaksIn = (outcomes: Outcomes): Outcome[] => outcomes.filter((outcome) => outcome.is === "breaks");

const holds = (outcomes: Outcomes | undefined): outcomes is Outcomes =>
  outcomes !== undefined && breaksIn(outcomes).length === 0;

const opening = (): string => words("tie.note.opening");

/** What is held after a step; only steps that state it take part. */
const held = (step: Step): Quantity => {
  if (step.after === undefined) throw new TypeError(`${step.row} states no holding`);
  return step.after.quantity;
};

/**
 * Each row follows from the one before. A row without a stated holding counts towards the next that has one.
 */
export function inFormOrder(steps: readonly Step[]): Outcome[] {
  let before: Quantity | undefined;
  let pending: Step["change"][] = [];
  return steps.flatMap((step) => {
    pending.push(step.change);
    if (step.after === undefined) return [];
    const outcome = followed(step, before, pending);
    before = held(step);
    pending = [];
    return [outcome];
  });
}

/** Two rows break where one holding is wrong; then the second follows from the holding before the first. */
export function withOneSkipped(outcomes: Outcomes): Outcome[] {
  return outcomes.map((outcome, at) => {
    const [last, wrong] = [outcomes[at - 2], outcomes[at - 1]];
    if (outcome.is !== "breaks" || wrong?.is !== "breaks" || last === undefined) return outcome;
    const recomputed = movedBy(held(last.step), [wrong.step.change, outcome.step.change]);
    if (recomputed === undefined || !isSame(recomputed, held(outcome.step))) return outcome;
    return { step: outcome.step, is: "ties", recomputed, note: words("tie.note.from-last-that-ties") };
  });
}

function followed(step: Step, before: Quantity | undefined, changes: readonly Step["change"][]): Outcome {
  if (before === undefined) return opened(step, opening());
  const recomputed = movedBy(before, changes);
  if (recomputed === undefined) {
    return { step, is: "stated", note: words("tie.note.no-change-given") };
  }
  if (isSame(recomputed, held(step))) return { step, is: "ties", recomputed };
  const more = step.included && movedBy(recomputed, [step.included]);
  if (more !== undefined && isSame(more, held(step))) return { step, is: "ties", recomputed: more, note: words("tie.note.included") };
  return { step, is: "breaks", recomputed };
}

/**
 * Nothing can be held before a row that acquires more than is held after it, unless a footnote says what
 * happened.
 */
function opened(step: Step, note: string): Outcome {
  const { change } = step;
  const opening = movedBy(held(step), [change.negated()]);
  if (opening === undefined || !opening.value.lessThan(ZERO)) return { step, is: "opens", note };
  if (step.isFootnoted || !("value" in change)) {
    return { step, is: "stated", note: words("tie.note.too-little-footnoted") };
  }
  return { step, is: "breaks", recomputed: change, note: words("tie.note.too-little") };
}

/** The first reading that explains every row, or the form's order with its breaks. */
export function readHolding(steps: readonly Step[], owners: number): Outcome[] {
  const plain = inFormOrder(steps);
  if (holds(plain)) return plain;
  const stating = steps.filter(({ after }) => after !== undefined);
  const others = [
    () => repeated(stating), () => inAnotherOrder(stating), () => byOwner(stating, owners), () => byGrant(stating),
  ];
  for (const other of others) {
    const outcomes = other();
    if (holds(outcomes)) return [...outcomes];
  }
  return withOneSkipped(plain);
}

/** Runs of rows that state the same holding: the holding after the run, on each of its rows. */
function repeated(steps: readonly Step[]): Outcome[] {
  let before: Quantity | undefined;
  const outcomes: Outcome[] = [];
  for (let at = 0; at < steps.length;) {
    const run = runFrom(steps, at);
    outcomes.push(...(inFormOrderFrom(run, before) ?? together(run, before)));
    before = held(run.at(-1) as Step);
    at += run.length;
  }
  return outcomes;
}

function runFrom(steps: readonly Step[], at: number): Step[] {
  const first = steps[at] as Step;
  const end = steps.findIndex((step, index) => index > at && !isSame(held(step), held(first)));
  return steps.slice(at, end < 0 ? undefined : end);
}

/** A run of one row follows as ever. */
const inFormOrderFrom = (run: readonly Step[], before: Quantity | undefined): Outcome[] | undefined =>
  (run.length > 1 || run[0] === undefined ? undefined : [followed(run[0], before, [run[0].change])]);

function together(run: readonly Step[], before: Quantity | undefined): Outcome[] {
  const changes = run.map(({ change }) => change);
  const last = run.at(-1) as Step;
  if (before === undefined) {
    const opening = movedBy(held(last), changes.map((change) => change.negated()));
    const is = opening === undefined || opening.value.lessThan(ZERO) ? "breaks" : "stated";
    return run.map((step) => ({ step, is, recomputed: held(last), note: words("tie.note.final") }));
  }
  const recomputed = movedBy(before, changes);
  if (recomputed === undefined) return run.map((step) => ({ step, is: "stated", note: words("tie.note.final") }));
  const is = isSame(recomputed, held(last)) ? "ties" : "breaks";
  return run.map((step) => ({ step, is, recomputed, note: words("tie.note.given-on-each-row") }));
}

const MOST_TRIES = 2000;

/**
 * Days in their order, and the rows of a day in any order in which they follow from one another. Not through
 * nothing, since any acquisition follows from that; and beginning with an acquisition if there is one, since
 * the first row is not checked, and a sale of what was exercised would fit in front of the exercise whatever
 * its number.
 */
function inAnotherOrder(steps: readonly Step[]): Outcome[] | undefined {
  let tries = 0;
  const search = (left: readonly Step[], done: readonly Step[]): readonly Step[] | undefined => {
    if (left.length === 0) return done;
    tries += 1;
    if (tries > MOST_TRIES) return undefined;
    const day = left.map(({ transaction }) => transaction.date).toSorted()[0];
    for (const step of left.filter(({ transaction }) => transaction.date === day)) {
      if (!isNext(step, done.at(-1))) continue;
      const found = search(left.filter((other) => other !== step), [...done, step]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const order = search(steps, []);
  const isLate = order?.[0]?.transaction.acquired === false && steps.some(({ transaction }) => transaction.acquired);
  if (isLate) return undefined;
  return order && inFormOrder(order).map((outcome) => (outcome.is === "ties" ? { ...outcome, note: words("tie.note.reordered") } : outcome));
}

function isNext(step: Step, last: Step | undefined): boolean {
  if (last === undefined) return opened(step, opening()).is === "opens";
  return !held(last).value.isZero() && followed(step, held(last), [step.change]).is === "ties";
}

/**
 * Rows of several owners whom nothing tells apart: as many holdings as owners at most, each following from
 * its own rows. Believed only where each has rows that follow from one another, and the rows of one owner
 * come between those of another or begin again at an earlier day.
 */
function byOwner(steps: readonly Step[], owners: number): Outcome[] | undefined {
  if (owners < 2) return undefined;
  const { outcomes, chains } = inChains(steps, words("tie.note.another-owner"));
  const of = steps.map((step) => chains.findIndex((chain) => chain.includes(step)));
  const isBetween = of.some((chain, at) => of.indexOf(chain) < at && of[at - 1] !== chain);
  const isAgain = steps.some((step, at) => of[at] !== of[at - 1]
    && step.transaction.date < (steps[at - 1]?.transaction.date ?? ""));
  const isProven = chains.length <= owners && chains.every(({ length }) => length > 1);
  return isProven && (isBetween || isAgain) ? outcomes : undefined;
}

const UNIT = /\b(?:RSUs?|PSUs?|stock units?|share units?|phantom|performance (?:share|stock)s?)\b/i;

/**
 * Grants with the same terms are reported in rows of their own, each with what is left of it. Believed of
 * derivative securities only: where more was taken than the row before left, and of units, which have no
 * terms to be told apart by, where no row follows from another.
 */
function byGrant(steps: readonly Step[]): Outcome[] | undefined {
  if (steps[0]?.transaction.table !== "derivative") return undefined;
  const { outcomes, chains } = inChains(steps, words("tie.note.another-grant"));
  const areUnits = chains.length === steps.length && UNIT.test(steps[0].transaction.security);
  const isTooMuch = chains.slice(1).every(([first]) => first !== undefined && isMoreThanLeft(first, steps));
  return areUnits || isTooMuch ? outcomes : undefined;
}

function isMoreThanLeft(step: Step, steps: readonly Step[]): boolean {
  const last = steps[steps.indexOf(step) - 1];
  const left = last && movedBy(held(last), [step.change]);
  return left?.value.lessThan(ZERO) === true;
}

interface Chains { readonly outcomes: Outcome[]; readonly chains: Step[][] }

/** Each row follows the last row of some chain, the latest first; else it begins a chain. */
function inChains(steps: readonly Step[], note: string): Chains {
  const chains: Step[][] = [];
  const outcomes = steps.map((step) => {
    for (const chain of chains.toReversed()) {
      const outcome = followed(step, held(chain.at(-1) as Step), [step.change]);
      if (outcome.is !== "ties") continue;
      chain.push(step);
      return outcome;
    }
    chains.push([step]);
    return opened(step, chains.length === 1 ? opening() : note);
  });
  return { outcomes, chains };
}
