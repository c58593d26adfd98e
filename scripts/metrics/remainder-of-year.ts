/**
 * What guidance for a year leaves to be brought in by the rest of it. Sums of money add up over the quarters
 * of a year; earnings per share do not, since each period divides by its own weighted average of shares (ASC
 * 260-10-45-10).
 */
import { words } from "../lib/words.ts";
import { Missing, type Figure } from "../model/quantity.ts";
import { isMonetary } from "../model/unit.ts";

/** Guidance for the year less the year to date; n/m for anything but money. */
export function remainderOfYear(year: Figure, yearToDate: Figure): Figure {
  if (year instanceof Missing || isMonetary(year.unit)) return year.minus(yearToDate);
  return new Missing("not-meaningful", words("gap.per-share-over-quarters"));
}
