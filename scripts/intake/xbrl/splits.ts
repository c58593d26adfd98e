/**
 * Splits of the shares, noticed from what filings tell again: after a split, the figures of earlier periods come back
 * on the new basis, share counts times the ratio and per-share figures divided by it (ASC 260-10-55-12, SAB Topic 4.C).
 * One figure that jumps may be a correction; a split needs two concepts that jump by one ratio at one time, and one of
 * them a share count. Values are not adjusted; {@link basisFactor} says by how much an old point lags.
 */
import {
  ONE, fromInteger, greatest, least, parseDecimal, powerOfTen, toText, type Decimal,
} from "../../model/decimal.ts";
import { periodKey } from "../../model/period.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import { CENTS, lastPlace, reportedPoints, type ConceptSeries, type Point, type Version } from "./series-point.ts";

export interface SplitEvidence {
  readonly concept: string;
  readonly unit: Unit;
  readonly period: string;
  readonly before: string;
  readonly after: string;
}

export interface Split {
  /** New shares for one old one: "4", "1.5", "0.1"; for an exchange the measured ratio at four digits. */
  readonly ratio: string;
  /** `exchange`: no customary ratio, as in a merger or a recapitalisation. */
  readonly kind: "split" | "reverse-split" | "exchange";
  /** The last filing known to tell the old basis, and the first to tell the new one. */
  readonly oldBasisUntil: string;
  readonly newBasisFrom: string;
  readonly evidence: readonly SplitEvidence[];
}

/** The ratio lies in [low, high]; the old basis was told on day `after`, the new one on day `until`. */
interface Bounds { low: Decimal; high: Decimal; after: string; until: string }
interface Jump extends Readonly<Bounds> { readonly evidence: SplitEvidence }
interface Cluster extends Bounds { readonly jumps: Jump[] }

const isPerShare = (unit: Unit): boolean => unit.endsWith("/shares") && isMonetary(unit.slice(0, -"/shares".length));
export const isShareBased = (unit: Unit): boolean => unit === "shares" || isPerShare(unit);

export function findSplits(series: readonly ConceptSeries[]): Split[] {
  const jumps = series.filter(({ unit }) => isShareBased(unit)).flatMap(jumpsOf);
  const counts = jumps.filter(({ evidence }) => evidence.unit === "shares");
  const clusters: Cluster[] = [];
  for (const jump of [...counts, ...jumps.filter((each) => !counts.includes(each))]) join(clusters, jump);
  return clusters.filter(isSplit).map(splitOf).toSorted((a, b) => (a.newBasisFrom < b.newBasisFrom ? -1 : 1));
}

const jumpsOf = ({ concept, unit, ...points }: ConceptSeries): Jump[] =>
  reportedPoints({ concept, unit, ...points }).flatMap((point) => point.history.slice(1).flatMap((after, at) => {
    const before = point.history[at];
    return before === undefined ? [] : jumpBetween(before, after, { concept, unit, point });
  }));

/** A smaller change than this is a correction, or a stock dividend too small to be told from one. */
const LEAST_CHANGE = parseDecimal("1.2");

function jumpBetween(before: Version, after: Version, of: { concept: string; unit: Unit; point: Point }): Jump[] {
  const range = ratioRange(before.value, after.value, isPerShare(of.unit) ? CENTS : -Infinity);
  if (range === undefined) return [];
  const { low, high } = isPerShare(of.unit) ? { low: ONE.div(range.high), high: ONE.div(range.low) } : range;
  if (low.lessThan(LEAST_CHANGE) && high.greaterThan(ONE.div(LEAST_CHANGE))) return [];
  const { concept, unit, point } = of;
  const evidence = { concept, unit, period: periodKey(point.period), before: before.value, after: after.value };
  return [{ low, high, after: before.lastFiled, until: after.filed, evidence }];
}

interface Range { readonly low: Decimal; readonly high: Decimal }

/** What after ÷ before may be, each within half a unit of its last told digit, at `places` at least. */
function ratioRange(before: string, after: string, places: number): Range | undefined {
  const [a, b] = [rangeOf(before, places), rangeOf(after, places)];
  if (a === undefined || b === undefined || before.startsWith("-") !== after.startsWith("-")) return undefined;
  return { low: b.low.div(a.high), high: b.high.div(a.low) };
}

/** Share counts drift a little: fractions are paid out, and counts are rounded before they are weighted. */
const DRIFT = parseDecimal("0.002");

function rangeOf(value: string, places: number): Range | undefined {
  const size = parseDecimal(value).abs();
  const half = powerOfTen(-Math.max(places, lastPlace(value))).div(fromInteger(2));
  const slack = size.times(DRIFT).div(fromInteger(2));
  const low = size.minus(half).minus(slack);
  return low.greaterThan(0) ? { low, high: size.plus(half).plus(slack) } : undefined;
}

/** Into the cluster whose time and ratio it shares; only a share count opens a new one. */
function join(clusters: Cluster[], jump: Jump): void {
  const home = clusters.find((cluster) => meets(cluster, jump));
  if (home === undefined) {
    if (jump.evidence.unit === "shares") {
      clusters.push({ low: jump.low, high: jump.high, after: jump.after, until: jump.until, jumps: [jump] });
    }
    return;
  }
  home.low = greatest(home.low, jump.low);
  home.high = least(home.high, jump.high);
  home.after = later(home.after, jump.after);
  home.until = earlier(home.until, jump.until);
  home.jumps.push(jump);
}

const meets = (cluster: Cluster, jump: Jump): boolean =>
  greatest(cluster.low, jump.low).lessThanOrEqualTo(least(cluster.high, jump.high))
  && later(cluster.after, jump.after) < earlier(cluster.until, jump.until);

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

const isSplit = ({ jumps }: Cluster): boolean => new Set(jumps.map(({ evidence }) => evidence.concept)).size >= 2;

function splitOf({ low, high, after, until, jumps }: Cluster): Split {
  const customary = CUSTOMARY.find((value) => value.greaterThanOrEqualTo(low) && value.lessThanOrEqualTo(high));
  const measured = low.plus(high).div(fromInteger(2)).toSignificantDigits(4);
  const found = customary?.toSignificantDigits(6) ?? measured;
  const kind = found.greaterThan(ONE) ? "split" : "reverse-split";
  return {
    ratio: toText(found), kind: customary === undefined ? "exchange" : kind,
    oldBasisUntil: after, newBasisFrom: until, evidence: jumps.map(({ evidence }) => evidence),
  };
}

const ratio = (over: number, under: number): Decimal => fromInteger(over).div(fromInteger(under));
const upTo = (last: number): number[] => Array.from({ length: last - 1 }, (_, at) => at + 2);

/** Customary ratios, the commonest first: n for 1, 1 for n, and the few in between. */
const CUSTOMARY = [
  ...upTo(50).map((n) => ratio(n, 1)), ...upTo(100).map((n) => ratio(1, n)),
  ratio(3, 2), ratio(5, 4), ratio(4, 3), ratio(5, 2), ratio(5, 3), ratio(7, 2), ratio(2, 3), ratio(3, 4),
];

/**
 * What a share count of the point must be multiplied by (and a per-share figure divided by) to stand on today's basis:
 * the product of all splits since a filing told the point last.
 */
export function basisFactor(point: Point, splits: readonly Split[]): string {
  const told = point.history.at(-1)?.lastFiled ?? point.filed;
  const since = splits.filter(({ newBasisFrom }) => told < newBasisFrom);
  return toText(since.reduce((product, split) => product.times(parseDecimal(split.ratio)), ONE));
}
