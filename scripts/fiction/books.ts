/** The books of a business over its quarters: any period's sums, a correction of an error, a split of the shares. */
import {
  netIncome, runQuarter, type Balances, type Flows, type Plan, type Quarter, type Shares,
} from "./business.ts";
import type { FiscalQuarter } from "./calendar.ts";
import { mean } from "./integers.ts";

export interface BookedQuarter extends Quarter { readonly when: FiscalQuarter }

export interface Books { readonly quarters: readonly BookedQuarter[] }

/** Runs the quarters one after the other; each plan sees the balances that it starts from. */
export function keepBooks(
  opening: Balances, calendar: readonly FiscalQuarter[], planFor: (when: FiscalQuarter, before: Balances) => Plan,
): Books {
  let before = opening;
  const quarters = calendar.map((when) => {
    const quarter = runQuarter(before, planFor(when, before));
    before = quarter.closing;
    return { ...quarter, when };
  });
  return { quarters };
}

/** A period of the books: successive quarters as one. */
export interface BookedPeriod { readonly flows: Flows; readonly shares: Shares; readonly opening: Balances;
  readonly closing: Balances }

const FLOW_NAMES = (flows: Flows): (keyof Flows)[] => Object.keys(flows) as (keyof Flows)[];

function sumOfFlows(all: readonly Flows[]): Flows {
  const [first, ...rest] = all;
  if (first === undefined) throw new RangeError("a period needs a quarter");
  const sum: Record<keyof Flows, bigint> = { ...first };
  for (const flows of rest) for (const name of FLOW_NAMES(flows)) sum[name] += flows[name];
  return sum;
}

/**
 * The fiscal year's quarters `from` to `to` as one period. Throws a RangeError where the books do not have them
 * all.
 */
export function periodOf({ quarters }: Books, year: number, [from, to]: readonly [number, number]): BookedPeriod {
  const within = quarters.filter(({ when }) => when.year === year && when.quarter >= from && when.quarter <= to);
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined || within.length !== to - from + 1) {
    throw new RangeError(`the books do not have quarters ${from} to ${to} of ${year}`);
  }
  return {
    flows: sumOfFlows(within.map(({ flows }) => flows)), opening: first.opening, closing: last.closing,
    shares: { basic: mean(within.map(({ shares }) => shares.basic)), dilutive: mean(within.map(({ shares }) =>
      shares.dilutive)) },
  };
}

/** Shares that count for diluted earnings: a loss is not diluted (ASC 260-10-45-17, IAS 33.43). */
export const dilutedShares = ({ flows, shares }: Pick<BookedPeriod, "flows" | "shares">): bigint =>
  (netIncome(flows) > 0n ? shares.basic + shares.dilutive : shares.basic);

/** Product revenue booked a quarter early, with its cost and tax. */
export interface CutOff { readonly year: number; readonly quarter: number; readonly products: bigint;
  readonly cost: bigint; readonly tax: bigint }

function shifted(quarter: BookedQuarter, { products, cost, tax }: CutOff, sign: bigint): BookedQuarter {
  const { flows } = quarter;
  return {
    ...quarter,
    flows: {
      ...flows, products: flows.products + sign * products, cost: flows.cost + sign * cost, tax: flows.tax + sign * tax,
      americas: flows.americas + sign * products, receivablesUp: flows.receivablesUp + sign * products,
        inventoriesUp: flows.inventoriesUp - sign * cost,
      accruedUp: flows.accruedUp + sign * tax,
    },
  };
}

/** The balance sheet between the two quarters; both others stand as they were. */
function balanceBetween(at: Balances, { products, cost, tax }: CutOff): Balances {
  return {
    ...at, receivables: at.receivables - products, inventories: at.inventories + cost, accrued: at.accrued - tax,
    retained: at.retained - products + cost + tax,
  };
}

/** The books as corrected: the revenue moves from the quarter to the next; the cash of neither changes. */
export function correctCutOff({ quarters }: Books, error: CutOff): Books {
  const at = quarters.findIndex(({ when }) => when.year === error.year && when.quarter === error.quarter);
  return {
    quarters: quarters.map((quarter, index) => {
      if (index === at) {
        const moved = shifted(quarter, error, -1n);
        return { ...moved, closing: balanceBetween(moved.closing, error) };
      }
      if (index !== at + 1) return quarter;
      const moved = shifted(quarter, error, 1n);
      return { ...moved, opening: balanceBetween(moved.opening, error) };
    }),
  };
}

/** Share counts as they are told after a split: of every period, also earlier ones (ASC 260-10-55-12, IAS 33.64). */
export function splitShares({ quarters }: Books, ratio: bigint): Books {
  return {
    quarters: quarters.map((quarter) => ({
      ...quarter, shares: { basic: quarter.shares.basic * ratio, dilutive: quarter.shares.dilutive * ratio },
    })),
  };
}
