/** Does a sum of lines give a total, column by column? */
import { absolute } from "./whole-numbers.ts";
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
}

export function fitOf(total: Line, parts: readonly Part[]): Fit {
  let [tried, agreed, exact, digits] = [0, 0, 0, 0];
  const slack = BigInt(Math.min(3, Math.floor((parts.length + 1) / 2)));
  total.values.forEach((value, column) => {
    if (value === undefined) return;
    tried += 1;
    const away = absolute(value - sumAt(parts, column));
    if (away > slack || (away > 0n && parts.length < 2)) return;
    agreed += 1;
    if (away === 0n) exact += 1;
    digits += digitsOf(value);
  });
  return { parts, tried, agreed, exact, digits };
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
export const isMostly = ({ tried, agreed, exact, digits }: Fit): boolean =>
  tried > 1 && agreed < tried && agreed * 2 >= tried && exact > 0 && digits >= 4;

export const all = (lines: readonly Line[], sign: 1 | -1 = 1): Part[] => lines.map((line) => ({ line, sign }));
