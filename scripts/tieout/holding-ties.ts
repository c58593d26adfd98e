/**
 * The holding rolls forward: after each transaction it is the one before, plus what was acquired or less what
 * was disposed of. Rows are followed within one holding (class, direct or indirect, nature, footnotes; for
 * derivatives also exercise price and dates). A break is reported with what would explain it; nothing is
 * repaired.
 */
import { words } from "../lib/words.ts";
import { holdingKey } from "../model/holding-key.ts";
import { ZERO, type Decimal } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts } from "../model/metric.ts";
import type { Ownership } from "../model/ownership.ts";
import type { Tie } from "../model/tie.ts";
import { readHolding, type Outcome } from "./holding-readings.ts";
import { isSame, movedBy, stepsByHolding, titled, type Step } from "./holding-steps.ts";
import { residualOf, statedTie, tieOf } from "./tie-of.ts";

type Facts = ReadonlyMap<string, Fact>;

/** In the form's order. */
export function holdingTies(view: OwnershipFacts, facts: Facts): Tie[] {
  const holdings = stepsByHolding(view, facts);
  const owners = view.form.reportingOwner.length;
  const outcomes = [...holdings.values()].flatMap((steps) => readHolding(steps, owners));
  const all = [...holdings.values()].flat();
  const context: Context = { outcomes, all, form: view.form };
  const ties = new Map(outcomes.map((outcome) => [outcome.step.transaction, tieOfOutcome(outcome, context)]));
  const inOrder = view.transactions.flatMap((transaction) => ties.get(transaction) ?? []);
  return [...inOrder, ...endTies(view.form, holdings, facts)];
}

interface Context { outcomes: readonly Outcome[]; all: readonly Step[]; form: Ownership }

function tieOfOutcome(outcome: Outcome, context: Context): Tie | undefined {
  const { step: { transaction, row, after: fact }, is, recomputed, note } = outcome;
  if (fact === undefined) return undefined;
  const title = titled(transaction, words("tie.what.holding-after"));
  const named = { id: `holdings.${row}`, kind: "holdings" as const, fact, title };
  const earlier = is === "opens" ? kinBefore(outcome.step, context.all) : undefined;
  if (earlier !== undefined) return tieOf({ ...named, recomputed: earlier, note: words("tie.note.from-kin") });
  if (is === "ties" && recomputed !== undefined) return tieOf({ ...named, recomputed, ...(note && { note }) });
  if (is !== "breaks" || recomputed === undefined) return statedTie({ ...named, note: note ?? words("tie.note.nothing-recomputes") });
  if (isOfAYear(outcome, context)) return statedTie({ ...named, note: words("tie.note.of-a-year") });
  return tieOf({ ...named, recomputed, note: [note, ...explanations(outcome, context)].filter(Boolean).join("; ") });
}

/**
 * A holding whose first row follows from a row that the footnotes alone set apart: filers mark the first row,
 * or each row anew. An opening of nothing says nothing, since many holdings begin so.
 */
function kinBefore(step: Step, all: readonly Step[]): Outcome["recomputed"] {
  for (const other of all.slice(0, all.indexOf(step)).toReversed()) {
    const isKin = other.kin === step.kin && other.transaction.holding !== step.transaction.holding;
    if (!isKin || other.after === undefined || other.after.quantity.value.equals(ZERO)) continue;
    const recomputed = movedBy(other.after.quantity, [step.change]);
    if (recomputed && step.after && isSame(recomputed, step.after.quantity)) return recomputed;
  }
  return undefined;
}

/**
 * Form 5 reports what was left out in a year: between its rows lies whatever Forms 4 reported. Not so where
 * the filer has other rows of the holding follow from one another.
 */
function isOfAYear({ step }: Outcome, { form, all, outcomes }: Context): boolean {
  if (!form.documentType.startsWith("5") || dayBefore(step, all) === step.transaction.date) return false;
  return !outcomes.some((other) => other.is === "ties" && other.step.transaction.holding === step.transaction.holding);
}

function dayBefore(step: Step, all: readonly Step[]): string | undefined {
  const own = all.filter(({ transaction }) => transaction.holding === step.transaction.holding);
  return own[own.indexOf(step) - 1]?.transaction.date;
}

/** What would explain a break; words only, for a person to decide. */
function explanations(outcome: Outcome, context: Context): string[] {
  const { step } = outcome;
  const out = outBy(outcome);
  return [
    ...(isTurnedRound(outcome) ? [words("tie.note.turned-round")] : []),
    ...(out !== undefined && context.outcomes.some((other) => isCounterpart(other, outcome))
      ? [words("tie.note.counterpart")] : []),
    ...((dayBefore(step, context.all) ?? step.transaction.date) === step.transaction.date ? []
      : [words("tie.note.different-days")]),
    ...(step.isFootnoted ? [words("tie.note.footnote-may-say")] : []),
    ...(context.form.reportingOwner.length > 1 ? [words("tie.note.several-owners")] : []),
    words("tie.note.does-not-follow"),
  ];
}

function outBy({ step, recomputed }: Outcome): Decimal | undefined {
  return step.after && recomputed && residualOf(step.after.quantity, recomputed)?.value;
}

/** Recomputed with the opposite change: two changes less than with the filed one. */
function isTurnedRound({ step, recomputed }: Outcome): boolean {
  const turned = recomputed && movedBy(recomputed, [step.change.negated(), step.change.negated()]);
  return turned !== undefined && step.after !== undefined && isSame(turned, step.after.quantity);
}

function isCounterpart(other: Outcome, outcome: Outcome): boolean {
  const [a, b] = [outBy(other), outBy(outcome)];
  return other.is === "breaks" && other.step.transaction.security === outcome.step.transaction.security
    && a !== undefined && b !== undefined && a.plus(b).isZero();
}

/** A row that only states a holding, beside transactions on the same holding: the two are one figure. */
function endTies(form: Ownership, holdings: ReadonlyMap<string, readonly Step[]>, facts: Facts): Tie[] {
  const rows = [
    ...form.nonDerivativeTable.nonDerivativeHolding.map((row, at) =>
      ({ row, table: "non-derivative", id: `nonDerivativeHolding.${at + 1}` })),
    ...form.derivativeTable.derivativeHolding.map((row, at) =>
      ({ row, table: "derivative", id: `derivativeHolding.${at + 1}` })),
  ];
  return rows.flatMap(({ row, table, id }) => {
    const fact = facts.get(`${id}.sharesOwnedFollowingTransaction`);
    const steps = holdings.get(`${table} ${holdingKey(row)}`);
    if (fact === undefined || steps === undefined) return [];
    const title = words("tie.holding-at-end", { security: row.securityTitle.value ?? "" });
    const named = { id: `holdings.${id}`, kind: "holdings" as const, fact, title };
    const last = heldAtEnd(steps);
    const isEnd = last !== undefined && isSame(last, fact.quantity);
    if (isEnd) return [tieOf({ ...named, recomputed: last, note: words("tie.note.follows-from-transactions") })];
    return [statedTie({ ...named, note: words("tie.note.another-holding") })];
  });
}

function heldAtEnd(steps: readonly Step[]): Outcome["recomputed"] {
  const at = steps.findLastIndex(({ after }) => after !== undefined);
  return movedBy(steps[at]?.after?.quantity, steps.slice(at + 1).map(({ change }) => change));
}
