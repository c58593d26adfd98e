/**
 * The transactions of a Form 4 by what they are: sales, exercises, options given up in exercises. Transaction
 * codes are those of Form 4, General Instruction 8: S is a sale in the market or in private, M an exercise or
 * conversion of a derivative security under Rule 16b-3.
 */
import { words } from "../lib/words.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import { Missing, sumOf, type Figure } from "../model/quantity.ts";

/**
 * "Stock Option (right to buy)": titles are the filer's own words; stock units and convertible shares are not
 * meant.
 */
const OPTION_TITLE = /\boptions?\b/i;

export const isOption = (row: OwnershipTransaction): boolean =>
  row.table === "derivative" && OPTION_TITLE.test(row.security);

export const sales = ({ transactions }: OwnershipFacts): readonly OwnershipTransaction[] =>
  transactions.filter((row) => row.table === "non-derivative" && row.code === "S" && !row.acquired);

/** Shares that an exercise brought in. */
export const exercises = ({ transactions }: OwnershipFacts): readonly OwnershipTransaction[] =>
  transactions.filter((row) => row.table === "non-derivative" && row.code === "M" && row.acquired);

/** Options that an exercise used up. */
export const exercisedOptions = ({ transactions }: OwnershipFacts): readonly OwnershipTransaction[] =>
  transactions.filter((row) => isOption(row) && row.code === "M" && !row.acquired);

/** What a row's shares come to at its price. */
export const valueOf = (row: OwnershipTransaction): Figure => row.shares.times(row.price);

/** A figure summed over rows; Missing with `reason` when there are none. */
export function totalOf(
  rows: readonly OwnershipTransaction[], figure: (row: OwnershipTransaction) => Figure, reason: string,
): Figure {
  return rows.length === 0 ? new Missing("not-reported", reason) : sumOf(rows.map(figure));
}

export const totalShares = (rows: readonly OwnershipTransaction[]): Figure =>
  totalOf(rows, (row) => row.shares, words("gap.no-such-transaction"));

/** True unless the form sells more, fewer or other shares than its exercises brought in. */
export function sellsWhatItExercised(form: OwnershipFacts): boolean {
  const [sold, exercised] = [totalShares(sales(form)), totalShares(exercises(form))];
  if (sold instanceof Missing || exercised instanceof Missing) return true;
  const classes = new Set([...sales(form), ...exercises(form)].map((row) => row.security));
  return classes.size === 1 && sold.value.equals(exercised.value);
}
