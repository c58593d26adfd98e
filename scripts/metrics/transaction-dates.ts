/** Days of a Form 4's transactions, and exact counts of days and months as quantities. */
import { words } from "../lib/words.ts";
import { fromInteger } from "../model/decimal.ts";
import type { OwnershipFacts } from "../model/metric.ts";
import { daysBetween, isPlainDate, type PlainDate } from "../model/plain-date.ts";
import { Missing, exactly, type Figure, type Quantity } from "../model/quantity.ts";
import type { Unit } from "../model/unit.ts";

/** A number that follows from dates: exact, traced to what it counts. */
export const counted = (count: number, unit: Unit, meaning: string): Quantity =>
  exactly(fromInteger(count), { unit, trace: { op: "constant", meaning } });

export function firstTransactionDate({ transactions }: OwnershipFacts): PlainDate | Missing {
  const [first] = transactions.map((row) => row.date).filter(isPlainDate).toSorted();
  return first ?? new Missing("not-reported", words("gap.no-dated-transaction"));
}

/** Days from the adoption of a plan to a trade; n/m when the trade came first. */
export function daysApart(adopted: PlainDate, traded: PlainDate): Figure {
  const days = daysBetween(adopted, traded);
  if (days < 0) return new Missing("not-meaningful", words("gap.before-the-plan"));
  return counted(days, "days", words("constant.days-from-plan"));
}
