/** Does a sum of lines give a total, column by column? */
import { absolute } from "./whole-numbers.ts";
import { isSlip } from "./near-miss.ts";
import type { Line } from "./lines.ts";

export interface Part { readonly line: Line; readonly sign: 1 | -1 }

export interface Fit {
  readonly parts: readonly Part[];
  /** Columns in which the total is printed. */
  readonly tried: number;
  /** Columns that agree, within rounding. */
  readonly agreed: number;
  readonly exact: number;
  /** Digits of the totals that agree: how much the agreement proves. */
  readonly digits: number;
  /** Every column but one agrees exactly, and what that one is off by looks like a slip in one figure. */
  readonly slip: boolean;
}

export function fitOf(total: Line, parts: readonly Part[]): Fit {
  let [tried, agreed, exact, digits] = [0, 0, 0, 0];
  const slack = BigInt(Math.min(3, Math.floor((parts.length + 1) / 2)));
  let off: number | undefined;
  total.values.forEach((value, column) => {
    if (value === undefined) return;
    tried += 1;
    const away = absolute(value - sumAt(parts, column));
    if (away > slack || (away > 0n && parts.length < 2)) {
      off = column;
      return;
    }
    agreed += 1;
    if (away === 0n) exact += 1;
    digits += digitsOf(value);
  });
  const slip = off !== undefined && exact === tried - 1 && isSlipAt(off, total, parts);
  return { parts, tried, agreed, exact, digits, slip };
}

/** Between figures of one or two digits every distance looks like a slip. */
const FEWEST_DIGITS = 3;

function isSlipAt(column: number, total: Line, parts: readonly Part[]): boolean {
  const stated = total.values[column] ?? 0n;
  if (digitsOf(stated) < FEWEST_DIGITS) return false;
  const figures = parts.map(({ line }) => line.values[column] ?? 0n);
  return isSlip(stated - sumAt(parts, column), [stated, ...figures]);
}

function sumAt(parts: readonly Part[], column: number): bigint {
  let sum = 0n;
  for (const { line, sign } of parts) {
    const value = line.values[column];
    if (value !== undefined) sum += sign === 1 ? value : -value;
  }
  return sum;
}

const digitsOf = (value: bigint): number => (value === 0n ? 0 : absolute(value).toString().length);

export const isWhole = ({ tried, agreed, digits }: Fit): boolean => tried > 0 && agreed === tried && digits > 0;
export const isExact = (fit: Fit): boolean => isWhole(fit) && fit.exact === fit.tried;

/** Most columns agree and what does not is the exception: how a wrong figure among right ones looks. */
export const isMostly = ({ tried, agreed, exact, digits, slip }: Fit): boolean =>
  tried > 1 && agreed < tried && agreed * 2 >= tried && exact > 0 && digits >= (slip ? 2 : 4);

export const all = (lines: readonly Line[], sign: 1 | -1 = 1): Part[] => lines.map((line) => ({ line, sign }));
