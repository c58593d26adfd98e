/**
 * What the issuer expects of the quarter and the year to come: ranges around what the books will show, more or
 * less.
 */
import type { Guidance } from "../model/earnings-release.ts";
import { dilutedShares, periodOf, type Books } from "./books.ts";
import { netIncome, revenue } from "./business.ts";
import type { GaapIssuer } from "./gaap-release.ts";
import { decimalText, permille, shareOf, total } from "./integers.ts";
import { nonGaapNetIncome, nonGaapShares } from "./non-gaap.ts";
import { rangeId } from "./periods.ts";
import { randomFrom } from "./random.ts";

interface When { readonly year: number; readonly quarter: number }
interface Ends { readonly low: bigint; readonly high: bigint }

/** Half the width of a range of revenue, and how far its middle may miss, in thousandths. */
const HALF_WIDTH = 15n;
const MISS = 28n;
/** Revenue is guided in half millions. */
const STEP = 500n;
const CENTS_AROUND = 4n;
const CENTS_MISSED = 5n;

const toStep = (amount: bigint): bigint => shareOf(amount, 1n, STEP) * STEP;

/** The range for a quarter's revenue, in thousands; the same whichever release gives it. */
function revenueRange({ seed }: GaapIssuer, books: Books, { year, quarter }: When): Ends {
  const miss = randomFrom(`${seed} revenue ${year} ${quarter}`).amount(-MISS, MISS);
  const middle = permille(revenue(periodOf(books, year, [quarter, quarter]).flows), 1000n + miss);
  return { low: toStep(permille(middle, 1000n - HALF_WIDTH)), high: toStep(permille(middle, 1000n + HALF_WIDTH)) };
}

function centsRange({ seed }: GaapIssuer, what: string, cents: bigint): Ends {
  const middle = cents + randomFrom(`${seed} ${what}`).amount(-CENTS_MISSED, CENTS_MISSED);
  return { low: middle - CENTS_AROUND, high: middle + CENTS_AROUND };
}

const millions = (thousands: bigint): string => decimalText(thousands, { from: 3, places: 1 });
const dollars = (cents: bigint): string => decimalText(cents, { from: 2, places: 2 });

interface Item { readonly id: string; readonly concept: string; readonly label: string; readonly period: string }

const revenueItem = (item: Item, { low, high }: Ends, unit: string): Guidance =>
  ({ ...item, unit, scale: 6, low: millions(low), high: millions(high) });

function perShareItems(issuer: GaapIssuer, books: Books, { year, quarter }: When): Guidance[] {
  const at = periodOf(books, year, [quarter, quarter]);
  const period = rangeId(year, [quarter, quarter]);
  const { prefix } = issuer.issuer;
  const unit = `${issuer.money.unit}/shares`;
  const gaap = centsRange(issuer, `eps ${period}`, shareOf(netIncome(at.flows), 100n, dilutedShares(at)));
  const other = centsRange(issuer, `eps ${period}`, shareOf(nonGaapNetIncome(at.flows), 100n, nonGaapShares(at)));
  const shares = {
    concept: "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding", scale: 6, value: millions(at.shares.basic + at.shares.dilutive),
  };
  return [
    { id: `${period}-gaap-eps`, concept: "us-gaap:EarningsPerShareDiluted", label: "GAAP net income (loss) per share, diluted", period, unit, scale: 0, low: dollars(gaap.low), high: dollars(gaap.high), shares },
    { id: `${period}-non-gaap-eps`, concept: `${prefix}:NonGAAPEarningsPerShareDiluted`, label: "Non-GAAP net income per share, diluted", period, unit, scale: 0, low: dollars(other.low), high: dollars(other.high), shares },
  ];
}

/**
 * For the next quarter and the year that it belongs to. The year's range is what is known plus the ranges of
 * the rest.
 */
export function outlookFor(issuer: GaapIssuer, books: Books, { year, quarter }: When): Guidance[] {
  const next = quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
  const rest = [1, 2, 3, 4].filter((one) => one >= next.quarter).map((one) => revenueRange(issuer, books, { year:
    next.year, quarter: one }));
  const known = quarter === 4 ? 0n : revenue(periodOf(books, year, [1, quarter]).flows);
  const { unit } = issuer.money;
  const named = { concept: "us-gaap:Revenues", label: "Revenues" };
  const period = rangeId(next.year, [next.quarter, next.quarter]);
  const inYear = rangeId(next.year, [1, 4]);
  const [first] = rest;
  if (first === undefined) throw new RangeError("a year has a quarter left");
  const ofYear = { low: known + total(rest.map(({ low }) => low)), high: known + total(rest.map(({ high }) => high)) };
  return [
    revenueItem({ id: `${period}-revenue`, ...named, period }, first, unit),
    ...perShareItems(issuer, books, next),
    revenueItem({ id: `${inYear}-revenue`, ...named, period: inYear }, ofYear, unit),
  ];
}
