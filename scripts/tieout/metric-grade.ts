/**
 * How sure a recomputed metric is at the places it is shown with. The shown figure takes the place of the stated one:
 * `exact` when both ends of the rounding interval give the same shown figure, `interval` when the last shown digit
 * rests on what the filing's rounding hides, `weak` when the interval is wider than ten units of it. A metric that
 * the filing states is never graded better than that tie when it fails.
 */
import { roundToStyle, styleDecimals } from "../format/style.ts";
import { powerOfTen } from "../model/decimal.ts";
import { width } from "../model/interval.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Style } from "../model/report.ts";
import type { Grade, Tie } from "../model/tie.ts";

export function gradeMetric(quantity: Quantity, style: Style, ties: readonly Tie[]): Grade {
  const failed = ties.find(({ grade }) => grade === "untied" || grade === "waived");
  if (failed !== undefined) return failed.grade;
  const { low, high } = quantity.interval;
  if (roundToStyle(low, style).equals(roundToStyle(high, style))) return "exact";
  const unit = powerOfTen(-styleDecimals(style));
  return width(quantity.interval).greaterThan(unit.times(10)) ? "weak" : "interval";
}
