/**
 * Ties of Forms 3, 4 and 5: the holding rolls forward from row to row, an exercise takes as many options as it gives
 * shares and at the option's price, and an average price lies within the range that its footnote gives.
 */
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import { encloses, interval } from "../model/interval.ts";
import { Missing, Quantity, type Figure } from "../model/quantity.ts";
import type { Tie } from "../model/tie.ts";
import { statedTie, tieOf } from "./tie-of.ts";

interface Context {
  readonly view: OwnershipFacts;
  readonly fact: (id: string) => Fact | undefined;
}

export function ownershipTies(view: OwnershipFacts, facts: readonly Fact[]): Tie[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const context: Context = { view, fact: (id) => byId.get(id) };
  return [...holdingTies(context), ...exerciseTies(context), ...valueTies(context)];
}

const rowId = ({ table, index }: OwnershipTransaction): string =>
  `${table === "derivative" ? "derivative" : "nonDerivative"}.${index + 1}`;

const titled = (transaction: OwnershipTransaction, what: string): string =>
  `${transaction.security}, ${transaction.table === "derivative" ? "Table II" : "Table I"}, ${what}`;

/**
 * After each transaction the holding is the one before, plus what was acquired or less what was disposed of. Rows are
 * followed within one class, ownership form and table (for derivatives: strike too). The first row of a class has
 * nothing before it: its holding is the issuer's word, and the opening holding is derived from it.
 */
function holdingTies(context: Context): Tie[] {
  const last = new Map<string, Quantity>();
  return context.view.transactions.flatMap((transaction) => {
    const id = `${rowId(transaction)}.sharesOwnedFollowingTransaction`;
    const fact = context.fact(id);
    if (fact === undefined) return [];
    const key = classKey(transaction);
    const before = last.get(key);
    last.set(key, fact.quantity);
    const named = { id: `holdings.${rowId(transaction)}`, kind: "holdings" as const, fact,
      title: titled(transaction, "holding after the transaction") };
    const after = before && moved(before, transaction);
    if (after instanceof Quantity) return [tieOf({ ...named, recomputed: after })];
    return [statedTie({ ...named, note: "the first row of its class: the form gives no holding before it" })];
  });
}

const classKey = ({ table, security, ownership, exercisePrice }: OwnershipTransaction): string =>
  [table, security, ownership, exercisePrice instanceof Quantity ? exercisePrice.value.toFixed() : ""].join("|");

const moved = (before: Quantity, { acquired, shares }: OwnershipTransaction): Figure =>
  acquired ? before.plus(shares) : before.minus(shares);

/** Form 4, General Instruction 4(c)(ii): an exercise is reported in Table II as disposed of and in Table I as acquired. */
function exerciseTies(context: Context): Tie[] {
  const exercises = context.view.transactions.filter(({ code, table }) => code === "M" && table === "derivative");
  const acquired = context.view.transactions.filter(({ code, table }) => code === "M" && table === "non-derivative");
  return exercises.flatMap((option, at) => {
    const share = acquired[at];
    return [...underlyingTie(context, option), ...(share === undefined ? [] : pairTies(context, option, share))];
  });
}

function underlyingTie(context: Context, option: OwnershipTransaction): Tie[] {
  const fact = context.fact(`${rowId(option)}.underlyingSecurityShares`);
  if (fact === undefined || option.shares instanceof Missing) return [];
  return [tieOf({ id: `value.${fact.id}`, kind: "value", title: titled(option, "underlying shares"), fact,
    recomputed: option.shares, note: "one share for each option" })];
}

function pairTies(context: Context, option: OwnershipTransaction, share: OwnershipTransaction): Tie[] {
  const shares = context.fact(`${rowId(share)}.transactionShares`);
  const price = context.fact(`${rowId(share)}.transactionPricePerShare`);
  const same = (fact: Fact | undefined, figure: Figure, what: string): Tie[] =>
    fact === undefined || figure instanceof Missing ? [] : [tieOf({
      id: `duplicate.${fact.id}`, kind: "duplicate", title: titled(share, what), fact, recomputed: figure,
      failure: "duplicates-disagree",
      note: "stands also in Table II",
    })];
  return [
    ...same(shares, option.shares, "shares acquired by exercise"),
    ...same(price, option.exercisePrice, "price paid on exercise"),
  ];
}

/** Proceeds at the average price lie between the shares at the lowest and at the highest price of the footnote. */
function valueTies(context: Context): Tie[] {
  return context.view.transactions.flatMap((transaction) => {
    const fact = context.fact(`${rowId(transaction)}.transactionPricePerShare`);
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
    && encloses(interval(low.interval.low, high.interval.high), proceeds.interval);
  const range = isWithin
    ? new Quantity({ value: proceeds.value, interval: interval(low.value, high.value), unit: proceeds.unit,
      trace: { op: "sum", inputs: [low, high] } })
    : nearestEnd(proceeds, low, high);
  const tie = tieOf({ id: `value.${fact.id}`, kind: "value", title: titled(transaction, "value at the average price"),
    fact, stated: proceeds, recomputed: range, grade: isWithin ? "interval" : "untied",
    note: "shares × average price lies within shares × the footnote's price range" });
  return { ...tie, lexeme: proceeds.value.toFixed(2) };
}

const nearestEnd = (proceeds: Quantity, low: Quantity, high: Quantity): Quantity =>
  (proceeds.value.lessThan(low.value) ? low : high);
