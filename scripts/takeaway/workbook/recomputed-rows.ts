/**
 * Which printed figures of a table are written as formulas: those that a tie of their row recomputes to the stated
 * digits. A figure that only its rounding interval reaches stays as printed, and the sheet of checks shows the
 * difference.
 */
import { parseDecimal } from "../../model/decimal.ts";
import type { Report, ReportTie } from "../../model/report.ts";
import { factsIn } from "./expression.ts";
import { SPREADSHEET_DIGITS } from "./figure-cell.ts";

const KINDS: ReadonlySet<string> = new Set(["sum", "quotient", "allocation", "roll-forward"]);

/** Fact id → the tie whose formula its cell holds. No formula leads back to its own cell. */
export function recomputedRows(report: Report): ReadonlyMap<string, ReportTie> {
  const values = new Map(report.facts.map((fact) => [fact.id, fact]));
  const chosen = new Map<string, ReportTie>();
  const inputs = new Map<string, readonly string[]>();
  for (const { id, trace } of report.facts) {
    if (trace !== undefined) inputs.set(id, factsIn(trace));
  }
  const isShort = (id: string): boolean =>
    parseDecimal(values.get(id)?.value ?? "0").precision() <= SPREADSHEET_DIGITS;
  for (const tie of report.ties) {
    const { fact, trace, grade, kind } = tie;
    if (fact === null || trace === null || grade !== "exact" || !KINDS.has(kind) || chosen.has(fact)) continue;
    const parts = factsIn(trace);
    if (!parts.every(isShort) || reaches(parts, fact, inputs)) continue;
    chosen.set(fact, tie);
    inputs.set(fact, parts);
  }
  return chosen;
}

function reaches(from: readonly string[], target: string, inputs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === target) return true;
    if (!seen.has(next)) open.push(...inputs.get(next) ?? []);
    seen.add(next);
  }
  return false;
}
