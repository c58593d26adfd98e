/**
 * A walk (waterfall) shows each step by its size, with a sign before it: a sign that is dropped or turned would lie
 * about the step. What a step does is asked of the filing: of a form, whether the securities were acquired or disposed
 * of; of a release, the sum that recomputes the total to which the steps lead. And the walk adds up as drawn, from top
 * to bottom: total, signed steps, total; which alone would not tell the sign of a step that is no larger than what
 * rounding hides.
 */
import { ZERO, parseDecimal, type Decimal } from "../../model/decimal.ts";
import { MINUS } from "../../format/locale.ts";
import type { GateContext } from "./context.ts";
import type { FilingIndex } from "./filing-index.ts";
import type { KnownFigure } from "./figure-value.ts";
import { documentOf } from "./document.ts";
import { textAt } from "./pointer.ts";
import type { Reading } from "./reading.ts";
import { partsOf } from "./walk-parts.ts";

/** A figure of a walk at its height; undefined `figure` where it is not right, which is told elsewhere. */
export interface WalkFigure {
  /** Which of the drawing's walks it is a total or a step of. */
  readonly walk: string;
  readonly y: number;
  readonly text: string;
  readonly ref: string;
  readonly figure: KnownFigure | undefined;
  readonly around: () => string;
}

export interface WalkSign { readonly y: number; readonly text: string }

export const isSign = (text: string): boolean => text === "+" || text === MINUS;

/** What a drawing has of walks. */
export interface Walks {
  readonly figures: readonly WalkFigure[];
  /** Undefined where none are told. */
  readonly signs: readonly WalkSign[] | undefined;
  /** The filing that the figures are of. */
  readonly filing: string | undefined;
}

interface Setting { readonly context: GateContext; readonly reading: Reading }

/** `base`: "fact:<id>", "metric:<key>". */
interface Known extends WalkFigure { readonly base: string; readonly value: Decimal; readonly sign: string | undefined }

export function checkWalks({ figures, signs = [], filing }: Walks, { context, reading }: Setting): void {
  const heights = new Set(figures.map(({ y }) => y));
  for (const { y, text } of signs) if (!heights.has(y)) complainAlone(text, reading);
  const index = context.filings.get(filing ?? "");
  if (index === undefined) return;
  for (const walk of new Set(figures.map((one) => one.walk))) {
    const own = figures.filter((one) => one.walk === walk);
    const known = own.flatMap((one) => knownFigure(one, signs)).toSorted((a, b) => a.y - b.y);
    if (known.length < own.length) continue;
    checkSigns(known, index, reading);
    checkLevels(known, index, reading);
  }
}

/** A table of a walk, row by row; where it says what each step does, it must be right. */
export function checkTold({ figures, signs, filing }: Walks, { context, reading }: Setting): void {
  const index = context.filings.get(filing ?? "");
  const known = figures.flatMap((one) => knownFigure(one, signs));
  if (index !== undefined && known.length === figures.length) checkSigns(known, index, reading);
}

function knownFigure(one: WalkFigure, signs: readonly WalkSign[] | undefined): Known[] {
  const sign = signs?.filter(({ y }) => y === one.y).map(({ text }) => text).join("");
  const { value = null, base = "" } = one.figure ?? {};
  return value === null ? [] : [{ ...one, base, value, sign }];
}

const isStep = ({ ref }: WalkFigure): boolean => ref.endsWith(":size");
const factOf = ({ base }: Known): string => base.slice("fact:".length);

function checkSigns(figures: readonly Known[], index: FilingIndex, reading: Reading): void {
  const partsByTotal = new Map<Known | undefined, ReadonlyMap<string, Decimal>>();
  const known = new Set<string>();
  for (const [at, one] of figures.entries()) {
    if (!isStep(one)) {
      if (one.sign !== undefined && one.sign !== "") complainSign(one, "no sign: it is a total", reading);
      continue;
    }
    if (known.has(one.base)) complainSign(one, `no other step of ${one.base}`, reading);
    known.add(one.base);
    const total = figures.slice(at).find((other) => !isStep(other));
    const parts = partsByTotal.get(total) ?? partsOf(index, total === undefined ? "" : factOf(total));
    partsByTotal.set(total, parts);
    const expected = filedSign(one, index) ?? signOf(parts.get(factOf(one)));
    if (expected === undefined) complainSign(one, "a part of the sum to which the steps lead", reading);
    else if (one.sign !== undefined && expected !== one.sign) complainSign(one, `${expected} before it`, reading);
  }
}

/** A step of nothing adds nothing. */
function signOf(amount: Decimal | undefined): string | undefined {
  if (amount === undefined) return undefined;
  return amount.lessThan(ZERO) ? MINUS : "+";
}

/** A form says of each transaction whether it acquired or disposed of the securities; of none, it adds none. */
function filedSign(step: Known, { facts, report }: FilingIndex): string | undefined {
  const pointer = facts.get(factOf(step))?.place?.pointer ?? "";
  const coded = pointer.replace(/\/transactionShares(?:\/value)?$/, "/transactionAcquiredDisposedCode/value");
  const code = textAt(documentOf(report), coded);
  if (code === "A" || (code === "D" && step.value.isZero())) return "+";
  return code === "D" ? MINUS : undefined;
}

function checkLevels(figures: readonly Known[], index: FilingIndex, reading: Reading): void {
  let level: Decimal | undefined;
  let slack = ZERO;
  for (const figure of figures) {
    const { value, sign } = figure;
    const own = slackOf(figure, index);
    slack = slack.plus(own);
    if (isStep(figure)) {
      level = level?.plus(sign === "+" ? value : value.negated());
      continue;
    }
    if (level !== undefined && level.minus(value).abs().greaterThan(slack)) complainLevel(figure, level, reading);
    level = value;
    slack = own;
  }
}

/** Half of what rounding may hide in the figure. */
function slackOf(figure: Known, { facts }: FilingIndex): Decimal {
  const fact = facts.get(factOf(figure));
  return fact === undefined ? ZERO : parseDecimal(fact.high).minus(parseDecimal(fact.low)).div(2);
}

const complainLevel = ({ text, value, around }: Known, level: Decimal, reading: Reading): void => reading.complain({
  code: "walk-does-not-add-up", what: `the steps before »${text}« come to ${level.toFixed()}`, around: around(),
  expected: value.toFixed(), mend: "look at the signs of the steps",
});

const complainAlone = (sign: string, reading: Reading): void => reading.complain({
  code: "sign-differs", what: `»${sign}« stands alone`, expected: "before a figure that says which walk it is a step of",
  mend: "let the chart draw the sign of the step",
});

const complainSign = ({ text, around }: Known, expected: string, reading: Reading): void => reading.complain({
  code: "sign-differs", what: `the sign before »${text}«`, expected, around: around(),
  mend: "let the chart draw the sign of the step",
});
