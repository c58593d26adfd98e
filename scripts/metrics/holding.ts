/**
 * Holdings on a Form 4. Column 5 of Table I and column 9 of Table II give what is held after a transaction,
 * of one class of securities under one form of ownership (Form 4, General Instruction 4); rows of several
 * cannot be strung together.
 */
import { words } from "../lib/words.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import { Missing, sumOf, type Figure } from "../model/quantity.ts";
import { isOption } from "./trades.ts";

const none = (): Missing => new Missing("not-reported", words("gap.no-such-transaction"));

/** Rows on one and the same holding, in the form's order; never empty. */
export interface Holding {
  readonly rows: readonly OwnershipTransaction[];
  readonly first: OwnershipTransaction;
  readonly last: OwnershipTransaction;
}

/** The holding that all rows of Table I are on. */
export const tradedHolding = (form: OwnershipFacts): Holding | Missing =>
  holdingOf(form.transactions.filter((row) => row.table === "non-derivative"));

/**
 * The holding that all options of Table II belong to: one title, exercise price, expiry and form of
 * ownership.
 */
export const optionSeries = (form: OwnershipFacts): Holding | Missing =>
  holdingOf(form.transactions.filter(isOption));

type Rows = readonly OwnershipTransaction[];

/** The holding that the rows are on; n/m when they are on several. */
export function holdingOf(rows: Rows): Holding | Missing {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return none();
  const holdings = new Set(rows.map((row) => row.holding));
  if (holdings.size === 1) return { rows, first, last };
  return new Missing("not-meaningful", words("gap.several-holdings"));
}

/**
 * What was held before the first row. Filers fill in "following reported transaction(s)" in two ways: after
 * each row, or after all of them in every row; both are read, anything else has no opening holding.
 */
export function sharesBefore({ rows, first, last }: Holding): Figure {
  if (rows.every((row, at) => follows(row, rows[at - 1]))) return before(first);
  if (rows.every((row) => equal(row.after, last.after))) return last.after.minus(sumOf(rows.map(change)));
  return new Missing("not-meaningful", words("gap.holdings-do-not-follow"));
}

const change = (row: OwnershipTransaction): Figure => (row.acquired ? row.shares : row.shares.negated());

const before = (row: OwnershipTransaction): Figure =>
  row.acquired ? row.after.minus(row.shares) : row.after.plus(row.shares);

function follows(row: OwnershipTransaction, previous: OwnershipTransaction | undefined): boolean {
  return previous === undefined || equal(before(row), previous.after);
}

const equal = (a: Figure, b: Figure): boolean =>
  !(a instanceof Missing) && !(b instanceof Missing) && a.value.equals(b.value);
