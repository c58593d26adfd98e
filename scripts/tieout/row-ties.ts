/** Ties of a table's rows: sums, quotients and allocations, column by column. */
import { words } from "../lib/words.ts";
import { factAt, type ReleaseContext } from "./context.ts";
import type { Row, Table } from "../model/earnings-release.ts";
import type { Fact } from "../model/fact.ts";
import { Missing, UnitError, sumOf, type Figure, type Quantity } from "../model/quantity.ts";
import type { Tie, TieKind, Verdict } from "../model/tie.ts";
import { failedTie, statedTie, tieOf } from "./tie-of.ts";

export function rowTies(context: ReleaseContext): Tie[] {
  return context.filing.tables.flatMap((table) => table.rows.flatMap((row) => {
    const kind = derivationOf(row);
    if (kind === undefined) return [];
    return table.columns.flatMap((column) => tieOfCell(context, { table, row, column, kind }));
  }));
}

function derivationOf(row: Row): TieKind | undefined {
  if (row.sum !== undefined) return row.balance === "end" ? "roll-forward" : "sum";
  if (row.quotient !== undefined) return "quotient";
  return row.allocation === undefined ? undefined : "allocation";
}

interface Cell { table: Table; row: Row; column: string; kind: TieKind }

/** Where an input is not there for the column (another table covers other periods), the cell is the issuer's word. */
function tieOfCell(context: ReleaseContext, { table, row, column, kind }: Cell): Tie[] {
  const fact = context.facts.byId(`${table.id}.${row.id}.${column}`);
  if (fact === undefined) return [];
  const find = (reference: string): Figure => {
    const found = factAt(context, { reference, table: table.id, column });
    return found === undefined ? new Missing("not-reported", reference) : asPrinted(found);
  };
  const recomputed = recomputeChecked(row, find, fact);
  const named = { id: `${kind}.${fact.id}`, kind, fact, title: context.titleOf(fact) };
  if (typeof recomputed === "string") return [failedTie({ ...named, note: recomputed })];
  if (recomputed instanceof Missing) return [statedTie({ ...named, ...gapOf(recomputed) })];
  return [tieOf({ ...named, stated: asPrinted(fact), recomputed })];
}

function gapOf({ kind, reason }: Missing): { verdict: Verdict; note: string } {
  return kind === "not-reported"
    ? { verdict: "input-missing", note: words("tie.note.input-missing", { input: reason }) }
    : { verdict: "not-recomputable", note: words("tie.note.cannot-be-recomputed", { reason }) };
}

/** The recomputed figure, or what is wrong with the units of the rows it is made from. */
function recomputeChecked(row: Row, find: (reference: string) => Figure, fact: Fact): Figure | string {
  try {
    const recomputed = recompute(row, find);
    if (recomputed instanceof Missing || recomputed.unit === fact.unit) return recomputed;
    return `the row is in ${fact.unit}, but its parts give ${recomputed.unit}`;
  } catch (error) {
    if (error instanceof UnitError) return `its parts do not go together: ${error.message}`;
    throw error;
  }
}

/** Rows add up as they are printed: a concept that the row prints with the opposite sign is turned round. */
export const asPrinted = (fact: Fact): Quantity => (fact.negated ? fact.quantity.negated() : fact.quantity);

function recompute(row: Row, find: (reference: string) => Figure): Figure {
  const signed = (part: string): Figure => {
    const figure = find(part.slice(1));
    return part.startsWith("-") ? figure.negated() : figure;
  };
  if (row.sum !== undefined) return sumOf(row.sum.map(signed));
  if (row.quotient !== undefined) return quotient(row.quotient, find);
  if (row.allocation === undefined) throw new TypeError(`row ${row.id} derives from nothing`);
  const { amount, part, whole } = row.allocation;
  return signed(amount).times(find(part).dividedBy(sumOf(whole.map(find))));
}

function quotient([dividend, divisor]: readonly string[], find: (reference: string) => Figure): Figure {
  return find(dividend ?? "").dividedBy(find(divisor ?? ""));
}
