/** Rows and the rows that they derive from. A node is "table/row", the same inside a table and across tables. */
import type { EarningsRelease, Row, Table } from "../../model/earnings-release.ts";
import { toPointer } from "../pointer.ts";

export interface RowNode {
  /** "income-statement/gross-profit" */
  readonly name: string;
  readonly row: Row;
  readonly table: Table;
  readonly pointer: string;
}

export interface Reference {
  readonly from: RowNode;
  /** "table/row"; it may not exist. */
  readonly to: string;
  /** As written, without its sign: "revenues" or "income-statement/revenues". */
  readonly written: string;
  readonly pointer: string;
}

export function rowNodes({ tables }: EarningsRelease): RowNode[] {
  return tables.flatMap((table, tableAt) => table.rows.map((row, rowAt) => ({
    name: `${table.id}/${row.id}`, row, table, pointer: toPointer("tables", tableAt, "rows", rowAt),
  })));
}

export const referencesOf = (from: RowNode): Reference[] => [
  ...(from.row.sum ?? []).map((text, at) => reference(from, text, `sum/${at}`)),
  ...(from.row.quotient ?? []).map((text, at) => reference(from, text, `quotient/${at}`)),
  ...allocationOf(from),
];

function allocationOf(from: RowNode): Reference[] {
  const { allocation } = from.row;
  if (allocation === undefined) return [];
  return [
    reference(from, allocation.amount, "allocation/amount"),
    reference(from, allocation.part, "allocation/part"),
    ...allocation.whole.map((text, at) => reference(from, text, `allocation/whole/${at}`)),
  ];
}

function reference(from: RowNode, text: string, below: string): Reference {
  const written = text.replace(/^[+-]/, "");
  const to = written.includes("/") ? written : `${from.table.id}/${written}`;
  return { from, to, written, pointer: `${from.pointer}/${below}` };
}
