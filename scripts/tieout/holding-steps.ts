/**
 * Rows of a form as steps of the holdings they are on: what is held after each, and what it changed. Column 5
 * of Table I and column 9 of Table II count securities, or dollars where the row is reported by value.
 */
import { words } from "../lib/words.ts";
import { holdingKin } from "../model/holding-key.ts";
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import type { DerivativeTransaction, NonDerivativeTransaction } from "../model/ownership.ts";
import { Missing, Quantity, type Figure } from "../model/quantity.ts";

export interface Step {
  readonly transaction: OwnershipTransaction;
  /** "nonDerivative.1" */
  readonly row: string;
  /**
   * What is held after the row, as the form states it; undefined where it states nothing, or only a footnote.
   */
  readonly after: Fact | undefined;
  /** Acquired is positive; Missing where the form gives no amount in the unit of `after`. */
  readonly change: Figure;
  /** Securities that a footnote on the holding names as included, and that no row reports. */
  readonly included: Quantity | undefined;
  /** Does a footnote stand on the holding? */
  readonly isFootnoted: boolean;
  /** Equal for rows that differ in nothing but footnotes. */
  readonly kin: string;
}

export const rowId = ({ table, index }: OwnershipTransaction): string =>
  `${table === "derivative" ? "derivative" : "nonDerivative"}.${index + 1}`;

export const titled = (transaction: OwnershipTransaction, what: string): string =>
  words("tie.transaction", {
    security: transaction.security, what, table: words(transaction.table === "derivative" ? "form.table-2" : "form.table-1"),
  });

type Facts = ReadonlyMap<string, Fact>;

/** Steps of each holding, in the form's order. */
export function stepsByHolding(view: OwnershipFacts, facts: Facts): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  for (const transaction of view.transactions) {
    const known = steps.get(transaction.holding) ?? [];
    known.push(stepOf(transaction, view, facts));
    steps.set(transaction.holding, known);
  }
  return steps;
}

function stepOf(transaction: OwnershipTransaction, view: OwnershipFacts, facts: Facts): Step {
  const row = rowId(transaction);
  const filed = filedRow(transaction, view);
  const { postTransactionAmounts: held } = filed;
  const after = facts.get(`${row}.sharesOwnedFollowingTransaction`)
    ?? facts.get(`${row}.valueOwnedFollowingTransaction`);
  const marks = [held.sharesOwnedFollowingTransaction, held.valueOwnedFollowingTransaction]
    .flatMap((field) => field?.footnoteId ?? []);
  return {
    transaction, row, after, change: changeOf(transaction, { filed, after, facts }),
    included: marks.map((id) => facts.get(`footnote.${id}.shares`)?.quantity).find((one) => one !== undefined),
    isFootnoted: marks.length > 0, kin: `${transaction.table} ${holdingKin(filed)}`,
  };
}

type Filed = NonDerivativeTransaction | DerivativeTransaction;

export function filedRow({ table, index }: OwnershipTransaction, { form }: OwnershipFacts): Filed {
  const row = table === "derivative"
    ? form.derivativeTable.derivativeTransaction[index] : form.nonDerivativeTable.nonDerivativeTransaction[index];
  if (row === undefined) throw new RangeError(`no row ${index} of ${table} transactions`);
  return row;
}

interface Amounts { filed: Filed; after: Fact | undefined; facts: Facts }

function changeOf(transaction: OwnershipTransaction, { filed, after, facts }: Amounts): Figure {
  const direction = filed.transactionAmounts.transactionAcquiredDisposedCode.value;
  if (direction === undefined) return new Missing("not-reported", words("gap.no-direction"));
  const size = after?.quantity.unit === "shares" || after === undefined
    ? transaction.shares : facts.get(`${rowId(transaction)}.transactionTotalValue`)?.quantity;
  if (size === undefined) return new Missing("not-reported", words("gap.no-value"));
  return direction === "A" ? size : size.negated();
}

/** The holding before plus what the row changed. Undefined where either is not known. */
export function movedBy(before: Quantity | undefined, changes: readonly Figure[]): Quantity | undefined {
  let moved: Figure | undefined = before;
  for (const change of changes) moved = moved && moveOne(moved, change);
  return moved instanceof Quantity ? moved : undefined;
}

/** A disposal shows as a difference in the trace, not as the sum with a negation. */
function moveOne(before: Figure, change: Figure): Figure | undefined {
  if (change instanceof Missing || before instanceof Missing) return undefined;
  if (before.unit !== change.unit) return undefined;
  return change.trace.op === "negation" ? before.minus(change.negated()) : before.plus(change);
}

export const isSame = (a: Quantity, b: Quantity): boolean => a.unit === b.unit && a.value.equals(b.value);
