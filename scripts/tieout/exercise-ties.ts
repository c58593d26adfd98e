/**
 * Exercises and conversions stand in both tables: in Table II as disposed of, in Table I as acquired (Form 4,
 * General Instruction 4(c)(ii)). Rows are matched by day and number, whatever their order; a price of zero is
 * no price.
 */
import { words } from "../lib/words.ts";
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import { Missing, sumOf, type Figure } from "../model/quantity.ts";
import type { Tie } from "../model/tie.ts";
import { filedRow, rowId, titled } from "./holding-steps.ts";
import { statedTie, tieOf } from "./tie-of.ts";

type Row = OwnershipTransaction;

interface Context {
  readonly view: OwnershipFacts;
  readonly facts: ReadonlyMap<string, Fact>;
}

export function exerciseTies(view: OwnershipFacts, facts: ReadonlyMap<string, Fact>): Tie[] {
  const context: Context = { view, facts };
  const exercised = view.transactions.filter((row) => row.code === "M" && row.table === "derivative" && !row.acquired);
  const acquired = view.transactions.filter((row) => row.code === "M" && row.table === "non-derivative" && row.acquired);
  return [
    ...exercised.flatMap((option) => underlyingTie(option, context)),
    ...pairsOf(exercised, acquired).flatMap((pair) => pairTies(pair, context)),
  ];
}

/**
 * One share for each option or unit, unless a footnote on the price or the underlying gives another ratio.
 */
function underlyingTie(option: Row, { view, facts }: Context): Tie[] {
  const fact = facts.get(`${rowId(option)}.underlyingSecurityShares`);
  if (fact === undefined || option.shares instanceof Missing) return [];
  const named = { id: `value.${fact.id}`, kind: "value" as const, title: titled(option, words("tie.what.underlying")), fact };
  const isSame = (figure: Figure): boolean => !(figure instanceof Missing) && figure.value.equals(fact.quantity.value);
  if (isSame(option.shares)) return [tieOf({ ...named, recomputed: option.shares, note: words("tie.note.one-share-an-option") })];
  if (isSame(option.after)) return [statedTie({ ...named, note: words("tie.note.shares-under-what-is-left") })];
  if (hasRatioNote(filedRow(option, view))) return [statedTie({ ...named, note: words("tie.note.footnote-says-ratio") })];
  return [tieOf({ ...named, recomputed: option.shares, note: words("tie.note.one-share-an-option") })];
}

function hasRatioNote(filed: ReturnType<typeof filedRow>): boolean {
  if (!("underlyingSecurity" in filed)) return false;
  const { underlyingSecurityShares, underlyingSecurityTitle } = filed.underlyingSecurity;
  return [filed.conversionOrExercisePrice, underlyingSecurityShares, underlyingSecurityTitle]
    .some((field) => field?.footnoteId !== undefined);
}

interface Pair { readonly options: readonly Row[]; readonly share: Row }

/**
 * Each acquisition with the exercise it comes from: of the same day, number and price, then of the same day
 * and number. What is left is one pair, or several exercises reported as one acquisition; else nothing says
 * what belongs together.
 */
function pairsOf(exercised: readonly Row[], acquired: readonly Row[]): Pair[] {
  const left = new Set(exercised);
  const pairs = new Map<Row, Row[]>();
  for (const isMatch of [isSamePrice, isSameNumber]) {
    for (const share of acquired.filter((row) => !pairs.has(row))) {
      const option = [...left].find((row) => isMatch(row, share));
      if (option !== undefined) pairs.set(share, [option]);
      if (option !== undefined) left.delete(option);
    }
  }
  const alone = acquired.filter((row) => !pairs.has(row));
  if (alone.length === 1 && alone[0] !== undefined && left.size > 0) pairs.set(alone[0], [...left]);
  return acquired.flatMap((share) => {
    const options = pairs.get(share);
    return options === undefined ? [] : [{ options, share }];
  });
}

const isSameNumber = (option: Row, share: Row): boolean =>
  option.date === share.date && isEqual(option.shares, share.shares);
const isSamePrice = (option: Row, share: Row): boolean =>
  isSameNumber(option, share) && isEqual(option.exercisePrice, share.price);

const isEqual = (a: Figure, b: Figure): boolean =>
  !(a instanceof Missing) && !(b instanceof Missing) && a.value.equals(b.value);

function pairTies({ options, share }: Pair, { facts }: Context): Tie[] {
  const same = (field: string, figure: Figure, what: string): Tie[] => {
    const fact = facts.get(`${rowId(share)}.${field}`);
    return fact === undefined || figure instanceof Missing ? [] : [tieOf({
      id: `duplicate.${fact.id}`, kind: "duplicate", title: titled(share, what), fact, recomputed: figure,
      failure: "duplicates-disagree",
      note: options.length > 1 ? words("tie.note.several-rows-of-table-2") : words("tie.note.stands-also-in-table-2"),
    })];
  };
  const [option, ...others] = options;
  const strike = option === undefined || others.length > 0 ? noPrice() : option.exercisePrice;
  return [
    ...same("transactionShares", sumOf(options.map(({ shares }) => shares)), words("tie.what.acquired-by-exercise")),
    ...(isPrice(strike) && isPrice(share.price)
      ? same("transactionPricePerShare", strike, words("tie.what.exercise-price")) : []),
  ];
}

const noPrice = (): Missing => new Missing("not-reported", words("gap.several-prices"));

const isPrice = (figure: Figure): boolean => !(figure instanceof Missing) && !figure.value.isZero();
