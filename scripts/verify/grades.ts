/** Grades, stated a second time (design, section 4): how well a recomputed figure ties to a stated one. */
import { compare, equal, roundTo, tenTo, times, whole, type Fraction } from "./fraction.ts";
import { meet, width, type Range } from "./range.ts";

export interface Stated {
  readonly value: Fraction;
  readonly range: Range;
  /** XBRL decimals of the last printed digit; null for an exact figure. */
  readonly decimals: number | null;
}

export interface Found { readonly value: Fraction; readonly range: Range }

/** Wider than this many units of the last place proves little. */
const MOST_UNITS = 10;

const isWide = (range: Range, decimals: number): boolean =>
  compare(width(range), times(tenTo(-decimals), whole(MOST_UNITS))) > 0;

/** "exact", "interval", "weak", or "untied" where even the intervals do not meet. */
export function gradeOf({ value, range, decimals }: Stated, found: Found): string {
  const rounded = decimals === null ? found.value : roundTo(found.value, decimals);
  if (equal(rounded, value)) return "exact";
  if (!meet(range, found.range)) return "untied";
  return decimals !== null && isWide(found.range, decimals) ? "weak" : "interval";
}

/** One number printed twice to the same place has one value; to different places the intervals must meet. */
export function duplicateGrade(stated: Stated, other: Stated): string {
  if (stated.decimals !== other.decimals) return gradeOf(stated, other);
  return equal(stated.value, other.value) ? "exact" : "untied";
}

/** A metric at the digits it is shown with: do both ends of its interval give the same ones? */
export function shownGrade({ range }: Found, decimals: number): string {
  if (equal(roundTo(range.low, decimals), roundTo(range.high, decimals))) return "exact";
  return isWide(range, decimals) ? "weak" : "interval";
}
