/**
 * Ties of Forms 3, 4 and 5: the holding rolls forward from row to row, an exercise takes as many options as
 * it gives shares and at the option's price, and an average price lies within the range that its footnote
 * gives.
 */
import { words } from "../lib/words.ts";
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import { greatest, least } from "../model/decimal.ts";
import { interval, intersects } from "../model/interval.ts";
import { Missing, Quantity } from "../model/quantity.ts";
import type { Tie } from "../model/tie.ts";
import { exerciseTies } from "./exercise-ties.ts";
import { rowId, titled } from "./holding-steps.ts";
import { holdingTies } from "./holding-ties.ts";
import { tieOf } from "./tie-of.ts";

export function ownershipTies(view: OwnershipFacts, facts: readonly Fact[]): Tie[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return [...holdingTies(view, byId), ...exerciseTies(view, byId), ...valueTies(view, byId)];
}

/**
 * Proceeds at the average price lie between the shares at the lowest and at the highest price of the
 * footnote. The average is rounded, so an average that is printed as the highest price may lie just below it.
 */
function valueTies(view: OwnershipFacts, facts: ReadonlyMap<string, Fact>): Tie[] {
  return view.transactions.flatMap((transaction) => {
    const fact = facts.get(`${rowId(transaction)}.transactionPricePerShare`);
    const { priceRange, shares } = transaction;
    if (fact === undefined || priceRange === undefined || shares instanceof Missing) return [];
    const proceeds = shares.times(fact.quantity);
    const [low, high] = [shares.times(priceRange.low), shares.times(priceRange.high)];
    if (proceeds instanceof Missing || low instanceof Missing || high instanceof Missing) return [];
    return [valueTie({ transaction, fact, proceeds, low, high })];
  });
}

interface Value { transaction: OwnershipTransaction; fact: Fact; proceeds: Quantity; low: Quantity; high: Quantity }

function valueTie({ transaction, fact, proceeds, low, high }: Value): Tie {
  const isWithin = low.value.lessThanOrEqualTo(high.value)
    && intersects(interval(low.interval.low, high.interval.high), proceeds.interval);
  const range = isWithin
    ? new Quantity({ value: within(proceeds, low, high), interval: interval(low.value, high.value), unit: proceeds.unit,
      trace: { op: "sum", inputs: [low, high] } })
    : nearestEnd(proceeds, low, high);
  const tie = tieOf({ id: `value.${fact.id}`, kind: "value", title: titled(transaction, words("tie.what.value-at-average")),
    fact, stated: proceeds, recomputed: range, grade: isWithin ? "interval" : "untied",
    note: words("tie.note.within-price-range") });
  return { ...tie, lexeme: proceeds.value.toFixed(2) };
}

const within = (proceeds: Quantity, low: Quantity, high: Quantity): Quantity["value"] =>
  greatest(low.value, least(high.value, proceeds.value));

const nearestEnd = (proceeds: Quantity, low: Quantity, high: Quantity): Quantity =>
  (proceeds.value.lessThan(low.value) ? low : high);
