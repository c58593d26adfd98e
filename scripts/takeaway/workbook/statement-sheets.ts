/** A sheet for each table of a release, as printed. */
import { words } from "../../lib/words.ts";
import type { EarningsReport, ReportTie } from "../../model/report.ts";
import { lookup } from "../../report/view/lookup.ts";
import { statementView, type RowView, type StatementView } from "../../report/view/statements.ts";
import { factCell } from "./figure-cell.ts";
import { sheetNames } from "./sheet-name.ts";
import { heads, text, type Cell, type Look, type Row, type Sheet } from "./sheet.ts";

type Recomputed = ReadonlyMap<string, ReportTie>;

const LOOKS: readonly Look[] = ["text", "level-1", "level-2", "level-3"];
const lookOf = (level: number): Look => LOOKS[Math.min(level, LOOKS.length - 1)] ?? "text";

export function statementSheets(report: EarningsReport, recomputed: Recomputed): Sheet[] {
  const { tables } = report.filing;
  const names = sheetNames(tables.map(({ id }) => id));
  return tables.map((table, at) => {
    const view = statementView(report, table);
    const head = headOf(view);
    return {
      name: names[at] ?? table.id, frozen: head.length, widths: [52],
      rows: [...head, ...view.rows.map((row) => rowOf(report, row, recomputed))],
    };
  });
}

const headOf = (view: StatementView): Row[] => [
  [text(view.title, "title")], [text(view.units, "note")], ...(view.status === "" ? [] : [[text(view.status, "note")]]), [],
  heads(words("workbook.row"), ...view.columns.map(({ label }) => label)),
];

function rowOf(report: EarningsReport, { label, level, kind, cells }: RowView, recomputed: Recomputed): Cell[] {
  if (kind === "heading") return [text(label, "head")];
  const { facts } = lookup(report);
  return [text(label, lookOf(level)), ...cells.map(({ id }) => {
    const fact = facts.get(id.replace(/^fact-/, ""));
    return fact === undefined ? null : factCell(fact, recomputed.get(fact.id));
  })];
}
