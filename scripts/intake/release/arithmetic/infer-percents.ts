/** Rows in percent as one row over another: margins over revenues, the tax rate over earnings before taxes. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { isBelievable, isBetter, referenceTo, tryQuotient, type Placed, type Tried } from "./infer-quotients.ts";

interface Rule { readonly label: RegExp; readonly over: string }

const RULES: readonly Rule[] = [
  { label: /\btax rate\b/i, over: "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest" },
  { label: /\bmargins?\b|(?:%|percent(?:age)?) of (?:total |net )*(?:revenues?|sales)/i, over: "us-gaap:Revenues" },
];

export function inferPercents(tables: readonly DraftTable[]): void {
  for (const table of tables) {
    for (const row of table.rows) {
      const rule = row.kind === "percent" && row.sum === undefined ? RULES.find(({ label }) => label.test(row.label)) : undefined;
      if (rule !== undefined) inferPercent({ table, row }, rule, tables);
    }
  }
}

function inferPercent(at: Placed, { over }: Rule, tables: readonly DraftTable[]): void {
  const divisors = tables.flatMap((table) => rowsOf(table, ({ concept }) => concept === over));
  const named = wordsOf(at.row.label);
  const dividends = [at.table, ...tables.filter((table) => table !== at.table)]
    .flatMap((table) => rowsOf(table, (row) => row.kind === "money" && wordsOf(row.label).some((word) => named.includes(word))));
  let best: (Tried & { pair: [string, string] }) | undefined;
  for (const dividend of dividends) {
    for (const divisor of divisors) {
      const found = tryQuotient(at, dividend, divisor);
      if (found.tried > 0 && (best === undefined || isBetter(found, best))) {
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
