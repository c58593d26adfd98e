/** How well a recomputed figure ties to a stated one (DESIGN section 4). */
import { powerOfTen, roundHalfUp, type Decimal } from "../model/decimal.ts";
import { intersects, width } from "../model/interval.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Grade } from "../model/tie.ts";

/** A recomputed interval wider than this many units of the stated last place proves little. */
const WEAK_UNITS = 10;

/** `decimals` are XBRL's: the stated figure's last digit counts 10^-decimals. Undefined: the stated figure is exact. */
export function gradeOf(stated: Quantity, decimals: number | undefined, recomputed: Quantity): Grade {
  if (agreesExactly(stated.value, decimals, recomputed.value)) return "exact";
  if (!intersects(stated.interval, recomputed.interval)) return "untied";
  return isWide(decimals, recomputed) ? "weak" : "interval";
}

function agreesExactly(stated: Decimal, decimals: number | undefined, recomputed: Decimal): boolean {
  const rounded = decimals === undefined ? recomputed : roundHalfUp(recomputed, decimals);
  return rounded.equals(stated);
}

function isWide(decimals: number | undefined, recomputed: Quantity): boolean {
  if (decimals === undefined) return false;
  return width(recomputed.interval).greaterThan(powerOfTen(-decimals).times(WEAK_UNITS));
}
