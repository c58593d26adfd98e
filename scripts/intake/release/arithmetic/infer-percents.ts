/** Rows in percent as one row over another: margins over revenues, the tax rate over earnings before taxes. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { isBelievable, isBetter, referenceTo, tryQuotient, type Placed, type Tried } from "./infer-quotients.ts";

/** `own`: what the row is called that the table itself has for it, on whatever basis. */
interface Rule { readonly label: RegExp; readonly over: string; readonly own: RegExp }

const RULES: readonly Rule[] = [
  { label: /\btax rate\b/i, own: /before (?:provision for )?(?:income )?taxes/i,
    over: "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest" },
  { label: /\bmargins?\b|(?:%|percent(?:age)?) of (?:total |net )*(?:revenues?|sales)/i, own: /^(?:non-?gaap |adjusted |total |net )*(?:revenues?|sales)\b/i,
    over: "us-gaap:Revenues" },
];

/** Rows that are tried: the table's own come first. */
const MOST_DIVISORS = 6;
const MOST_DIVIDENDS = 24;

export function inferPercents(tables: readonly DraftTable[]): void {
  for (const table of tables) {
    for (const row of table.rows) {
      const rule = row.kind === "percent" && row.sum === undefined ? RULES.find(({ label }) => label.test(row.label)) : undefined;
      if (rule !== undefined) inferPercent({ table, row }, rule, tables);
    }
  }
}

function inferPercent(at: Placed, { over, own }: Rule, tables: readonly DraftTable[]): void {
  const isMoney = ({ kind }: DraftRow): boolean => kind === "money";
  const divisors = [...rowsOf(at.table, (row) => isMoney(row) && own.test(row.label)),
    ...tables.flatMap((table) => rowsOf(table, ({ concept }) => concept === over))].slice(0, MOST_DIVISORS);
  const named = wordsOf(at.row.label);
  const dividends = [at.table, ...tables.filter((table) => table !== at.table)]
    .flatMap((table) => rowsOf(table, (row) => row.kind === "money" && wordsOf(row.label).some((word) => named.includes(word))))
    .slice(0, MOST_DIVIDENDS);
  let best: (Tried & { pair: [string, string] }) | undefined;
  for (const dividend of dividends) {
    for (const divisor of divisors) {
      const found = tryQuotient(at, dividend, divisor);
      if (found.tried > 0 && dividend.row !== divisor.row && (best === undefined || isBetter(found, best))) {
        best = { ...found, pair: [referenceTo(dividend, at.table), referenceTo(divisor, at.table)] };
      }
    }
  }
  if (best !== undefined && best.agreed > 1 && isBelievable(best)) at.row.quotient = best.pair;
}

const rowsOf = (table: DraftTable, accept: (row: DraftRow) => boolean): Placed[] =>
  table.rows.filter(accept).map((row) => ({ table, row }));

/** "Operating margin" is of "Operating income": the first letters of the words tell. */
const wordsOf = (label: string): string[] => label.toLowerCase().split(/[^a-z]+/)
  .filter((word) => word.length > 2 && !/^(?:margins?|rate|percent|percentage|total|revenues?|sales|income|loss|from|for|the|and|gaap|non|net of)$/.test(word))
  .map((word) => word.slice(0, 5));
