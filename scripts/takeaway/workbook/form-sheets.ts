/** Tables I and II of a Form 3, 4 or 5, a row a transaction or holding. */
import { formatDate } from "../../format/period-label.ts";
import { words } from "../../lib/words.ts";
import type { OwnershipReport } from "../../model/report.ts";
import { tableOne, tableTwo, type DateField, type FigureField, type Form4OptionRow, type Form4Row } from "../../report/view/form4-table.ts";
import { lookup } from "../../report/view/lookup.ts";
import { factCell } from "./figure-cell.ts";
import { heads, text, type Cell, type Row, type Sheet } from "./sheet.ts";

type Column<R> = readonly [key: string, cell: (row: R, figure: (field: FigureField) => Cell) => Cell];

const date = ({ date: day }: DateField): Cell => (day === null ? null : text(formatDate(day)));

const COLUMNS: readonly Column<Form4Row>[] = [
  ["security", ({ title }) => text(title.text)],
  ["date", (row) => date(row.date)],
  ["code", ({ code }) => (code === null ? null : text(code.text))],
  ["shares", ({ shares }, figure) => figure(shares)],
  ["acquired", ({ acquired }) => text(acquired.text)],
  ["price", ({ price }, figure) => figure(price)],
  ["after", ({ after }, figure) => figure(after)],
  ["ownership", ({ ownership }) => text(ownership.text)],
];

const OPTION_COLUMNS: readonly Column<Form4OptionRow>[] = [
  ...COLUMNS,
  ["exercise-price", ({ exercisePrice }, figure) => figure(exercisePrice)],
  ["exercisable", ({ exercisable }) => date(exercisable)],
  ["expires", ({ expires }) => date(expires)],
  ["underlying", ({ underlying }) => text(underlying.text)],
  ["underlying-shares", ({ underlyingShares }, figure) => figure(underlyingShares)],
];

export function formSheets(report: OwnershipReport): Sheet[] {
  const figure = ({ id }: FigureField): Cell => {
    const fact = lookup(report).facts.get(id.replace(/^fact-/, ""));
    return fact === undefined ? null : factCell(fact);
  };
  const rowsOf = <R>(columns: readonly Column<R>[], rows: readonly R[]): Row[] => (rows.length === 0 ? [] : [
    heads(...columns.map(([key]) => words(`workbook.form.${key}`))),
    ...rows.map((row) => columns.map(([, cell]) => cell(row, figure))),
  ]);
  const sheets = [
    { name: words("workbook.sheet.securities"), rows: rowsOf(COLUMNS, tableOne(report)) },
    { name: words("workbook.sheet.derivatives"), rows: rowsOf(OPTION_COLUMNS, tableTwo(report)) },
  ];
  return sheets.filter(({ rows }) => rows.length > 0)
    .map((sheet) => ({ ...sheet, frozen: 1, widths: [34, 18, 8, 12, 12, 12, 14, 14, 12, 18, 18, 30, 14] }));
}
