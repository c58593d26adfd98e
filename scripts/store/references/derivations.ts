/** What a sum, quotient or allocation refers to: a row that exists, has values, is another, and shares a period. */
import { closingInstant, isInstant, openingInstant, periodKey, type Period } from "../../model/period.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { referencesOf, rowNodes, type Reference, type RowNode } from "./row-graph.ts";
import { unknownId } from "./unknown-id.ts";

interface Rows { readonly filing: EarningsRelease; readonly byName: ReadonlyMap<string, RowNode> }

export function checkDerivations(filing: EarningsRelease): Fault[] {
  const nodes = rowNodes(filing);
  const rows = { filing, byName: new Map(nodes.map((node) => [node.name, node])) };
  return nodes.flatMap(referencesOf).flatMap((reference) => checkReference(reference, rows));
}

function checkReference(reference: Reference, rows: Rows): Fault[] {
  const { pointer, from, to } = reference;
  const target = rows.byName.get(to);
  if (target === undefined) return unknownRow(reference, rows);
  if (target.name === from.name) {
    return [{
      code: "derived-from-itself", pointer, what: `the row ${JSON.stringify(from.row.id)} itself`,
      expected: "another row", mend: "name the row that is meant, or remove the reference",
    }];
  }
  if (target.row.values === undefined) {
    return [{
      code: "derived-from-heading", pointer, what: `${JSON.stringify(reference.written)}, a heading without values`,
      expected: "a row with values", mend: "name the rows below the heading, or their total",
    }];
  }
  return checkCommonPeriod(reference, target, rows);
}

function unknownRow({ written, from, pointer }: Reference, { filing }: Rows): Fault[] {
  const slash = written.indexOf("/");
  const tableId = slash < 0 ? from.table.id : written.slice(0, slash);
  const table = filing.tables.find(({ id }) => id === tableId);
  if (table === undefined) {
    const known = filing.tables.map(({ id }) => id);
    return unknownId({ id: tableId, pointer, noun: "table", declaredIn: "\"tables\"" }, known);
  }
  const row = written.slice(slash + 1);
  const known = table.rows.filter(({ values, id }) => values !== undefined && id !== from.row.id).map(({ id }) => id);
  return unknownId({ id: row, pointer, noun: "row", declaredIn: `the rows of ${tableId}` }, known)
    .map((fault) => elsewhere(fault, row, filing));
}

/** A row that another table has is what was meant more often than one that is only spelt alike. */
function elsewhere(fault: Fault, row: string, { tables }: EarningsRelease): Fault {
  const home = tables.find(({ rows }) => rows.some(({ id, values }) => id === row && values !== undefined));
  return home === undefined ? fault : { ...fault, mend: `did you mean ${JSON.stringify(`${home.id}/${row}`)}?` };
}

function checkCommonPeriod({ from, pointer, written }: Reference, target: RowNode, { filing }: Rows): Fault[] {
  if (target.table.id === from.table.id) return [];
  const own = periodsOf(from, filing);
  if ([...periodsOf(target, filing)].some((period) => own.has(period))) return [];
  return [{
    code: "no-common-period", pointer,
    what: `${JSON.stringify(written)}, whose table has the columns ${target.table.columns.join(", ")}`,
    expected: `at least one of this table's columns: ${from.table.columns.join(", ")}`,
    mend: "name a row that is printed for one of these periods",
  }];
}

/** The periods that a row's values are of: for an opening or closing balance, the instants and not the columns. */
function periodsOf({ table, row }: RowNode, { periods }: EarningsRelease): Set<string> {
  const declared = table.columns.flatMap((id) => periods[id] ?? []);
  return new Set(declared.map((period) => periodKey(effective(period, row.balance))));
}

function effective(period: Period, balance: "start" | "end" | undefined): Period {
  if (balance === undefined || isInstant(period)) return period;
  return balance === "start" ? openingInstant(period) : closingInstant(period);
}
