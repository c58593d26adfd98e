/** Rows that print a concept with the opposite sign, as the sums of the statement tell. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";

const STATEMENTS = new Set(["income-statement", "cash-flow", "balance-sheet", "comprehensive-income", "earnings-per-share"]);

export function settleSigns(table: DraftTable): void {
  if (!STATEMENTS.has(table.role)) return;
  const signs = signsUsed(table);
  for (const row of table.rows) {
    if (row.concept !== undefined && row.known) row.negated = isNegated(row, signs.get(row.id));
  }
}

/** Row id → the sign with which it first goes into a total. */
function signsUsed({ rows }: DraftTable): Map<string, string> {
  const signs = new Map<string, string>();
  for (const { sum } of rows) {
    for (const part of sum ?? []) if (!signs.has(part.slice(1))) signs.set(part.slice(1), part.charAt(0));
  }
  return signs;
}

/** What lowers its total is printed with a minus where it is added, and without where it is taken away. */
function isNegated(row: DraftRow, sign: string | undefined): boolean {
  if (/^(?:other |interest )?\((?:income|gain)\)/i.test(row.label)) return row.effect === "+" && sign === "-";
  if (row.effect === "+") return false;
  if (sign !== undefined) return sign === "+";
  const printed = row.values.filter((value) => typeof value === "string" && /[1-9]/.test(value));
  return printed.length > 0 && printed.every((value) => value?.startsWith("-") === true);
}
