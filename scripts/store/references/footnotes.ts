/** Footnote marks of an earnings release's tables. */
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";
import { unknownId } from "./unknown-id.ts";

export function checkFootnotes({ tables }: EarningsRelease): Fault[] {
  const tableIds = tables.map(({ id }) => id);
  return tables.flatMap(({ rows, footnotes = [] }, tableAt) => {
    const known = footnotes.map(({ id }) => id);
    const marks = rows.flatMap((row, rowAt) => (row.footnotes ?? []).flatMap((id, at) => unknownId({
      id, pointer: toPointer("tables", tableAt, "rows", rowAt, "footnotes", at), noun: "footnote",
      declaredIn: "the table's \"footnotes\"",
    }, known)));
    const leads = footnotes.flatMap(({ table }, at) => (table === undefined ? [] : unknownId({
      id: table, pointer: toPointer("tables", tableAt, "footnotes", at, "table"), noun: "table",
      declaredIn: "\"tables\"",
    }, tableIds)));
    return [...marks, ...leads];
  });
}
