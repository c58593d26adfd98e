/** Inputs of metrics over several filings. */
import { words } from "../lib/words.ts";
import { ZERO, fromInteger } from "../model/decimal.ts";
import type { AcrossInputs } from "../model/metric.ts";
import { Missing, exactly, type Figure, type Quantity } from "../model/quantity.ts";
import { PURE } from "../model/unit.ts";

export const two = (): Quantity =>
  exactly(fromInteger(2), { unit: PURE, trace: { op: "constant", meaning: words("constant.two-ends") } });

export const inputOf = (figures: AcrossInputs, name: string): Figure =>
  figures[name] ?? new Missing("not-reported", words("gap.no-filing-gives"));

/** A distance that is none where it would be negative. */
export const onlyPositive = (figure: Figure): Figure =>
  (figure instanceof Missing || figure.value.greaterThan(ZERO) ? figure
    : new Missing("not-meaningful", words("gap.other-side")));
