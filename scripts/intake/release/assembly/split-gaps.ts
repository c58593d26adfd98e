/**
 * Filing JSON has a dash for nothing but zero. A row with an empty or "n/m" cell that no sum shows to be zero goes into
 * a table of its own with the columns in which it has figures, so that no zero is made up.
 */
import type { DraftRow, DraftTable } from "./draft.ts";

export function splitGaps(tables: readonly DraftTable[]): DraftTable[] {
  const moved = new Map<string, string>();
  const result = tables.flatMap((table) => {
    const gapped = table.rows.filter(hasGap);
    if (gapped.length === 0) return [table];
    const parts = partsOf(table, gapped);
    for (const part of parts) for (const { id } of part.rows) moved.set(`${table.id}/${id}`, part.id);
    const rest = table.rows.filter((row) => !gapped.includes(row));
    return [...rest.some(({ kind }) => kind !== "heading") ? [{ ...table, rows: rest }] : [], ...parts];
  });
  for (const table of result) for (const row of table.rows) redirect(row, homeOf(table), { moved, table });
  return result;
}

const SEPARATOR = "-columns-";
const homeOf = ({ id }: DraftTable): string => id.split(SEPARATOR)[0] ?? id;

const hasGap = ({ kind, values }: DraftRow): boolean => kind !== "heading" && values.some((value) => value === undefined);

/** In a sum that adds up an empty cell counts as nothing, as the issuer means it. */
export function fillSummed({ rows }: DraftTable): void {
  const parts = new Set(rows.flatMap(({ sum }) => (sum ?? []).map((part) => part.slice(1))));
  const totals = new Map(rows.flatMap((row) => (row.sum ?? []).map((part) => [part.slice(1), row] as const)));
  for (const row of rows) {
    if (!hasGap(row) || row.kind === "heading" || !parts.has(row.id)) continue;
    const total = totals.get(row.id);
    row.values.forEach((value, column) => {
      if (value === undefined && total?.values[column] !== undefined) row.values[column] = null;
    });
  }
}

function partsOf(table: DraftTable, rows: readonly DraftRow[]): DraftTable[] {
  const groups = new Map<string, DraftRow[]>();
  for (const row of rows) {
    const key = row.values.map((value) => (value === undefined ? "" : "x")).join(",");
    groups.set(key, [...groups.get(key) ?? [], row]);
  }
  return [...groups.values()].flatMap((group, index) => partOf(table, group, index + 1));
}

function partOf(table: DraftTable, rows: readonly DraftRow[], number: number): DraftTable[] {
  const kept = table.columns.flatMap((_, index) => (rows[0]?.values[index] === undefined ? [] : [index]));
  if (kept.length === 0) return [];
  const choose = <T>(list: readonly T[]): T[] => list.filter((_, index) => kept.includes(index));
  return [{
    ...table, id: `${table.id}${SEPARATOR}${number}`, columns: choose(table.columns),
    rows: rows.map((row) => ({ ...row, values: choose(row.values), places: choose(row.places) })),
  }];
}

interface Moves { readonly moved: ReadonlyMap<string, string>; readonly table: DraftTable }

function redirect(row: DraftRow, home: string, { moved, table }: Moves): void {
  const place = (reference: string): string => {
    const [first = "", second] = reference.split("/");
    const path = second === undefined ? `${home}/${first}` : reference;
    const target = moved.get(path) ?? path.split("/")[0] ?? "";
    const id = path.split("/")[1] ?? "";
    return target === table.id ? id : `${target}/${id}`;
  };
  row.sum = row.sum?.map((part) => `${part.charAt(0)}${place(part.slice(1))}`);
  const { allocation } = row;
  if (allocation !== undefined) {
    row.allocation = {
      amount: `${allocation.amount.charAt(0)}${place(allocation.amount.slice(1))}`, part: place(allocation.part),
      whole: allocation.whole.map(place),
    };
  }
  if (row.quotient !== undefined) row.quotient = [place(row.quotient[0]), place(row.quotient[1])];
}
