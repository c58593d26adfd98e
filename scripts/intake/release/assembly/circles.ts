/** Derivations that lead back to themselves by way of other tables: the later one is dropped. */
import type { DraftRow, DraftTable } from "./draft.ts";

export function breakCircles(tables: readonly DraftTable[]): void {
  const rows = new Map<string, { row: DraftRow; table: string }>();
  for (const table of tables) for (const row of table.rows) rows.set(`${table.id}/${row.id}`, { row, table: table.id });
  const done = new Set<string>();
  for (const name of rows.keys()) visit(name, { rows, done, open: new Set() });
}

interface Visit {
  readonly rows: ReadonlyMap<string, { row: DraftRow; table: string }>;
  readonly done: Set<string>;
  readonly open: Set<string>;
}

function visit(name: string, state: Visit): void {
  const found = state.rows.get(name);
  if (found === undefined || state.done.has(name)) return;
  state.open.add(name);
  const { row, table } = found;
  const { allocation } = row;
  const shared = allocation === undefined ? [] : [allocation.amount.slice(1), allocation.part, ...allocation.whole];
  const targets = [...(row.sum ?? []).map((part) => part.slice(1)), ...row.quotient ?? [], ...shared].map((to) => (to.includes("/") ? to : `${table}/${to}`));
  if (targets.some((to) => state.open.has(to) || !state.rows.has(to))) {
    row.sum = undefined;
    row.quotient = undefined;
    row.allocation = undefined;
  } else for (const to of targets) visit(to, state);
  state.open.delete(name);
  state.done.add(name);
}
