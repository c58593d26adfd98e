/**
 * Vesting in equal monthly portions, as a footnote states it: the first on a day, one more on the same day of
 * each later month (the month's last day where it has no such day), until all have vested.
 */
import { words } from "../lib/words.ts";
import type { OwnershipFacts } from "../model/metric.ts";
import { addMonths, type PlainDate } from "../model/plain-date.ts";
import { Missing, type Quantity } from "../model/quantity.ts";
import { counted, firstTransactionDate } from "./transaction-dates.ts";

type Footnote = OwnershipFacts["form"]["footnotes"][number];
type Vesting = NonNullable<NonNullable<Footnote["terms"]>["vesting"]>;

/** Portions that have vested by the first transaction, and all portions; both in "months". */
export interface Schedule { readonly vested: Quantity; readonly portions: Quantity }

export function scheduleOf(form: OwnershipFacts): Schedule | Missing {
  const [terms, ...others] = vestingTerms(form);
  if (terms === undefined) return new Missing("not-reported", words("gap.no-vesting"));
  if (others.some((other) => other.first !== terms.first || other.portions !== terms.portions)) {
    return new Missing("not-meaningful", words("gap.several-vestings"));
  }
  const date = firstTransactionDate(form);
  if (date instanceof Missing) return date;
  const vested = portionsVested(terms, date);
  return {
    vested: counted(vested, "months", words("constant.monthly-portions-vested")),
    portions: counted(terms.portions, "months", words("constant.monthly-portions")),
  };
}

const vestingTerms = ({ form }: OwnershipFacts): Vesting[] =>
  form.footnotes.flatMap(({ terms }) => (terms?.vesting === undefined ? [] : [terms.vesting]));

/** Days are counted from the first portion's, so that a 31st comes back after a shorter month. */
function portionsVested({ first, portions }: Vesting, date: PlainDate): number {
  const days = Array.from({ length: portions }, (_, month) => addMonths(first, month));
  return days.filter((day) => day <= date).length;
}
