/** Rows that print a concept with the opposite sign, as the sums of the statement tell. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { ASSETS } from "./total-rows.ts";

const STATEMENTS = new Set(["income-statement", "cash-flow", "balance-sheet", "comprehensive-income", "earnings-per-share"]);

export function settleSigns(table: DraftTable): void {
  if (!STATEMENTS.has(table.role)) return;
  const signs = signsUsed(table);
  for (const row of table.rows) {
    if (row.concept !== undefined && row.known) row.negated = isNegated(row, signs.get(row.id), table.rows);
  }
}

interface Use {
  readonly sign: "+" | "-";
  readonly total: DraftRow;
  /** The sign with which the total itself goes into the next. */
  above: "+" | "-" | undefined;
}

/** Row id → the first total that it goes into, and with which sign. What is taken from assets is no less for that. */
function signsUsed({ rows }: DraftTable): Map<string, Use> {
  const uses = new Map<string, Use>();
  const assets = rows.filter(({ concept }) => concept === ASSETS).map(({ id }) => `+${id}`);
  for (const total of rows) {
    if (total.sum?.some((part) => assets.includes(part)) === true) continue;
    for (const part of total.sum ?? []) {
      if (!uses.has(part.slice(1))) uses.set(part.slice(1), { sign: part.startsWith("-") ? "-" : "+", total, above: undefined });
    }
  }
  for (const use of uses.values()) use.above = uses.get(use.total.id)?.sign;
  return uses;
}

/**
 * A cost lowers a profit and raises a total of costs. A row that goes into its total the other way round than its
 * concept would is printed with the opposite sign.
 */
function isNegated(row: DraftRow, use: Use | undefined, rows: readonly DraftRow[]): boolean {
  if (use === undefined) return row.effect === "-" && isPrintedNegative(row);
  const natural = row.effect === effectOf(use.total, use.above, rows) ? "+" : "-";
  return use.sign !== natural;
}

/** An unknown total is one of costs if it is taken away further up, or holds nothing but costs. */
function effectOf(total: DraftRow, above: "+" | "-" | undefined, rows: readonly DraftRow[]): "+" | "-" {
  if (total.known) return total.effect;
  if (above === "-") return "-";
  const parts = (total.sum ?? []).map((part) => rows.find(({ id }) => id === part.slice(1)));
  return parts.every((part) => part?.effect === "-") && !isPrintedNegative(total) ? "-" : "+";
}

function isPrintedNegative({ values }: DraftRow): boolean {
  const printed = values.filter((value) => typeof value === "string" && /[1-9]/.test(value));
  return printed.length > 0 && printed.every((value) => value?.startsWith("-") === true);
}
