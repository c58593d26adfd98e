/**
 * Stock splits. A filing tells share counts and amounts per share of all its periods as they are after a split (ASC
 * 260-10-55-12, IAS 33.64); an older filing does not know of it. Before both stand in one row, the older figure is
 * converted: counts times the ratio, amounts per share divided by it.
 *
 * The concept's definition leaves open which way round a filer writes its ratio. A split therefore counts only where
 * some figure bears it out that was printed both before and after it.
 */
import { collectFact, collectedId } from "../../facts/collected-fact.ts";
import type { CompanyCalendar } from "../../facts/company-calendar.ts";
import { lastDay, isInstant } from "../../model/period.ts";
import type { DerivedFact, Fact } from "../../model/fact.ts";
import { Missing, type Figure, type Quantity } from "../../model/quantity.ts";
import { SPLIT_RATIO } from "../../model/stock-split.ts";
import { PURE, type Unit } from "../../model/unit.ts";
import type { PlainDate } from "../../model/plain-date.ts";
import type { Grade } from "../../model/tie.ts";
import { gradeOf } from "../grade.ts";
import type { ExaminedRelease } from "./releases.ts";

export interface Split {
  /** The ratio, as the first filing that tells it prints it. */
  readonly ratio: Fact;
  /** When that filing was published: figures of older filings are as before the split. */
  readonly told: PlainDate;
}

/** When the filing was published that prints the figure. */
export type PublishedOf = (fact: Fact) => PlainDate;

/** All splits that filings tell of, each where it is told first. `releases` newest first. */
export function toldSplits(releases: readonly ExaminedRelease[], calendar: CompanyCalendar): Split[] {
  const told = releases.toReversed().flatMap(({ filing, facts }) => facts.facts
    .filter(({ concept, unit }) => concept === SPLIT_RATIO && unit === PURE).map((fact): Split => {
      const { id: periodId, period } = calendar.at(fact.period);
      return { ratio: collectFact(fact, { filing: filing.id, periodId, period }), told: filing.source.published };
    }));
  return told.filter((split, at) => !told.slice(0, at).some((earlier) => isSame(earlier.ratio, split.ratio)));
}

/** A later filing may tell of the same split again, as one of a longer period. */
const isSame = (a: Fact, b: Fact): boolean => a.quantity.value.equals(b.quantity.value)
  && lastDay(b.period) >= startOf(a) && startOf(b) <= lastDay(a.period);

const startOf = ({ period }: Fact): PlainDate => (isInstant(period) ? period.instant : period.start);

/** Splits between the day on which the figure was printed and the other day. */
const between = (splits: readonly Split[], from: PlainDate, to: PlainDate): Split[] =>
  splits.filter(({ told }) => from < told && told <= to);

const isPerShare = (unit: Unit): boolean => unit.endsWith("/shares");
export const isOfShares = (unit: Unit): boolean => unit === "shares" || isPerShare(unit);

/** A figure that a later filing prints otherwise because of a split alone. */
export interface Explained {
  /** The last of the splits between both filings. */
  readonly ratio: Fact;
  /** The later filing's figure as it would have been told before. */
  readonly before: Quantity;
  readonly grade: Grade;
}

export class Splits {
  readonly all: readonly Split[];
  readonly #publishedOf: PublishedOf;

  constructor(all: readonly Split[], publishedOf: PublishedOf) {
    this.all = all;
    this.#publishedOf = publishedOf;
  }

  /** Those that a pair of figures bears out: the same, printed before and after. */
  borneOutBy(pairs: readonly { readonly fact: Fact; readonly against: Fact }[]): Splits {
    const shares = pairs.filter(({ fact }) => isOfShares(fact.unit));
    return new Splits(this.all.filter((split) => shares.some(({ fact, against }) => {
      const there = this.#between(fact, against);
      return there.length === 1 && there[0] === split && this.explains(fact, against) !== undefined;
    })), this.#publishedOf);
  }

  #between(fact: Fact, against: Fact): Split[] {
    return between(this.all, this.#publishedOf(fact), this.#publishedOf(against));
  }

  /** Defined where the figures are one and the same but for splits. */
  explains(fact: Fact, against: Fact): Explained | undefined {
    const splits = this.#between(fact, against);
    const last = splits.at(-1);
    const before = isOfShares(fact.unit) ? converted(against.quantity, splits, "before") : undefined;
    if (last === undefined || before === undefined) return undefined;
    const grade = gradeOf(fact.quantity, fact.decimals, before);
    return grade === "untied" ? undefined : { ratio: last.ratio, before, grade };
  }

  /** The figure as a filing of the day would tell it; undefined where no split lies between. */
  asOf(fact: Fact, day: PlainDate): DerivedFact | undefined {
    if (!isOfShares(fact.unit)) return undefined;
    const quantity = converted(fact.quantity, between(this.all, this.#publishedOf(fact), day), "after");
    if (quantity === undefined) return undefined;
    const { concept, label, periodId, period } = fact;
    return { id: collectedId(fact.id, "split"), concept, label, periodId, period, quantity };
  }
}

export const NO_SPLITS = new Splits([], () => "");

/** Counts grow by the ratio, amounts per share shrink by it; back again the other way round. */
function converted(quantity: Quantity, splits: readonly Split[], to: "after" | "before"): Quantity | undefined {
  if (splits.length === 0) return undefined;
  const divides = isPerShare(quantity.unit) === (to === "after");
  const made = splits.reduce((figure: Figure, { ratio }) =>
    (divides ? figure.dividedBy(ratio.quantity) : figure.times(ratio.quantity)), quantity);
  return made instanceof Missing ? undefined : made;
}
