/** What a table's figures are in: "In thousands of US dollars; shares in thousands". The gate reads the words back. */
import { valuesIn, words, wordsFor } from "../lib/words.ts";
import { currencyName } from "./locale.ts";

const KINDS = ["money", "per-share", "count"] as const;
export type UnitKind = (typeof KINDS)[number];

/** Powers of ten that have words, the largest first. */
const SCALES = [12, 9, 6, 3, 0];

const scaled = (kind: UnitKind, scale: number): string => `units.${kind}.${SCALES.includes(scale) ? scale : 0}`;

/** "In thousands of US dollars" */
export const moneyUnits = (scale: number, currency: string): string =>
  words(scaled("money", scale), { of: currencyName(currency) });

/** "amounts per share in US dollars" */
export const perShareUnits = (scale: number, currency: string): string =>
  words(scaled("per-share", scale), { of: currencyName(currency) });

/** What is counted: "shares" */
export const countedWords = (unit: string): string => wordsFor(`unit.${unit}`) ?? unit;

/** "shares in thousands" */
export const countUnits = (scale: number, unit: string): string =>
  words(scaled("count", scale), { of: countedWords(unit) });

export interface UnitClause { readonly kind: UnitKind; readonly scale: number; readonly of: string }

/** The clauses that the words may be read as, the largest scale first; none for words of another form. */
export const parseUnits = (text: string): UnitClause[] => KINDS.flatMap((kind) => SCALES.flatMap((scale) => {
  const of = valuesIn(scaled(kind, scale), text)?.["of"];
  return of === undefined ? [] : [{ kind, scale, of }];
}));
