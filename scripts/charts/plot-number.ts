/**
 * The one place where decimals become floats: positions on a screen. What is read next to them is text of the Report.
 */
import type { Decimal } from "../model/decimal.ts";

/** Position on a scale of amounts, good to the fifteen digits of a float. */
// eslint-disable-next-line no-restricted-syntax -- screen positions, not figures
export const plotNumber = (value: Decimal): number => Number(value.toFixed());

/** Position within [low, high] as a share from 0 to 1; the middle where both ends are one. */
export function plotFraction(value: Decimal, low: Decimal, high: Decimal): number {
  const width = high.minus(low);
  return width.isZero() ? 0.5 : plotNumber(value.minus(low).div(width));
}
