/**
 * Columns that a table computes from its other columns: changes, shares of one row, amounts translated at one rate.
 * A recipe says how a cell follows from its row; which recipe a column was made by is told by the cells it gives right.
 */
import { ZERO, fractionDigits, parseDecimal, powerOfTen, toText, type Decimal } from "../../../model/decimal.ts";
import {
  addIntervals, contains, divideIntervals, intersects, multiplyIntervals, negateInterval, point, roundingInterval,
  subtractIntervals, type Interval,
} from "../../../model/interval.ts";
import type { TableRow } from "../table/read-tables.ts";

/** What the cell may be; empty where the row's figures leave it open. */
export type Recipe = (row: TableRow) => readonly Interval[];

const HUNDRED: Interval = point(powerOfTen(2));

const printed = new WeakMap<object, Interval>();

/** The figure as printed, with what its rounding leaves open. */
function stated(row: TableRow | undefined, column: number): Interval | undefined {
  const value = row?.cells[column]?.value;
  if (value?.kind !== "number") return undefined;
  const known = printed.get(value) ?? roundingInterval(parseDecimal(value.lexeme), fractionDigits(value.lexeme));
  printed.set(value, known);
  return known;
}

/** Undefined for anything but a plain amount. */
function amountAt(row: TableRow | undefined, column: number): Interval | undefined {
  const value = row?.cells[column]?.value;
  return value?.kind === "number" && value.suffix === undefined ? stated(row, column) : undefined;
}

export const growth = (now: number, then: number): Recipe => (row) => {
  const [a, b] = [amountAt(row, now), amountAt(row, then)];
  if (a === undefined || b === undefined || isNegative(a) !== isNegative(b)) return [];
  const percent = divideIntervals(multiplyIntervals(subtractIntervals(a, b), HUNDRED), b);
  if (percent === undefined) return [];
  return isNegative(b) ? [percent, negateInterval(percent)] : [percent];
};

const isNegative = ({ high }: Interval): boolean => high.isNegative() && !high.isZero();

export const difference = (now: number, then: number): Recipe => (row) => {
  const [a, b] = [amountAt(row, now), amountAt(row, then)];
  return a === undefined || b === undefined ? [] : [subtractIntervals(a, b)];
};

/** Issuers round shares up or down so that they add up to 100: a unit of the last place is left open. */
export const share = (of: number, whole: TableRow, printedAt: number): Recipe => (row) => {
  const [a, b, cell] = [amountAt(row, of), amountAt(whole, of), stated(row, printedAt)];
  const percent = a && b && divideIntervals(multiplyIntervals(a, HUNDRED), b);
  if (percent === undefined || cell === undefined) return [];
  const middleOfCell = point(cell.low.plus(cell.high).div(2));
  return [addIntervals(percent, subtractIntervals(cell, middleOfCell))];
};

/** The rate is the one at which the pivot row was translated. */
export function translation(from: number, to: number, pivot: TableRow): Recipe {
  const [source, translated] = [amountAt(pivot, from), amountAt(pivot, to)];
  const rate = source && translated && divideIntervals(translated, source);
  return (row) => {
    const a = amountAt(row, from);
    return a === undefined || rate === undefined ? [] : [multiplyIntervals(a, rate)];
  };
}

export interface Misfit { readonly row: TableRow; readonly expected: Interval }

export interface Checked { readonly tried: number; readonly misfits: readonly Misfit[] }

const SAMPLE = 10;

/** Undefined where no recipe gives three quarters of the column's cells. */
export function checkColumn(
  rows: readonly TableRow[], column: number, recipes: readonly Recipe[],
): Checked | undefined {
  const filled = rows.filter((row) => stated(row, column) !== undefined);
  const sample = filled.slice(0, SAMPLE);
  let best: { recipe: Recipe; right: number } | undefined;
  for (const recipe of recipes) {
    const right = countRight(sample, column, recipe);
    if (right > (best?.right ?? 0)) best = { recipe, right };
    if (right === sample.length) break;
  }
  if (best === undefined) return undefined;
  const { recipe } = best;
  const open = filled.flatMap((row) => {
    const expected = recipe(row);
    return expected.length > 0 ? [{ row, expected }] : [];
  });
  const misfits = open.filter(({ row, expected }) => !fits(row, column, expected))
    .map(({ row, expected }): Misfit => ({ row, expected: expected[0] ?? point(ZERO) }));
  return misfits.length * 4 <= open.length ? { tried: open.length, misfits } : undefined;
}

/** Zero as soon as a recipe is wrong too often to be the one. */
function countRight(sample: readonly TableRow[], column: number, recipe: Recipe): number {
  let [right, wrong] = [0, 0];
  for (const row of sample) {
    const expected = recipe(row);
    if (fits(row, column, expected)) right += 1;
    else if (expected.length > 0) wrong += 1;
    if (wrong > MOST_WRONG) return 0;
  }
  return right;
}

const MOST_WRONG = 3;

export const isRight = (row: TableRow, column: number, recipe: Recipe): boolean => fits(row, column, recipe(row));

function fits(row: TableRow, column: number, expected: readonly Interval[]): boolean {
  const cell = stated(row, column);
  return cell !== undefined && expected.some((each) => intersects(each, cell));
}

/** The middle, to as many places as tell it from the next. */
export const middle = ({ low, high }: Interval): string => toText(low.plus(high).div(2).toDecimalPlaces(2));

export const isWholeShare = (row: TableRow, column: number): boolean => {
  const cell = stated(row, column);
  return cell !== undefined && contains(cell, HUNDRED.low as Decimal);
};
