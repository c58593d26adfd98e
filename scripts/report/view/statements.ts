/** A filing's tables as a page lays them out: the rows as printed, totals told apart, every cell a figure. */
import { words } from "../../lib/words.ts";
import { countUnits, moneyUnits, perShareUnits } from "../../format/unit-words.ts";
import type { EarningsRelease, Row, Table, TableRole } from "../../model/earnings-release.ts";
import type { EarningsReport, Shown } from "../../model/report.ts";
import { lookup } from "./lookup.ts";
import { onceFor } from "./once-for.ts";

export interface ColumnView { readonly period: string; readonly label: string; readonly restated: boolean }
export interface CellView { readonly id: string; readonly shown: Shown }
export interface MarkView { readonly mark: string; readonly href: string; readonly pointer: string }

export interface RowView {
  readonly id: string;
  readonly label: string;
  /** JSON pointer of the label in the Filing JSON. */
  readonly pointer: string;
  readonly level: number;
  readonly kind: "heading" | "total" | "line";
  readonly marks: readonly MarkView[];
  readonly cells: readonly CellView[];
}

export interface NoteView {
  readonly id: string;
  readonly mark: string;
  /** JSON pointer of the footnote. */
  readonly pointer: string;
  readonly text: string | null;
  readonly table: { readonly title: string; readonly href: string; readonly pointer: string } | null;
}

export interface StatementView {
  readonly id: string;
  readonly anchor: string;
  readonly role: TableRole;
  readonly title: string;
  readonly pointer: string;
  readonly units: string;
  readonly status: string;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  readonly notes: readonly NoteView[];
}

/**
 * "In thousands of US dollars; shares in thousands; amounts per share in US dollars", in our words: what holds for the
 * figures that do not say their own unit, as percentages do. A table that awaits its figures has the words of its own.
 */
function unitsOf(table: Table): string {
  const filled = table.rows.filter(({ values }) => values?.some((value) => value !== null) === true);
  const units = filled.map((row): [string, number] => [row.unit ?? table.unit, row.scale ?? table.scale])
    .filter(([unit, scale]) => unit !== "pure" && (unit !== table.unit || scale === table.scale));
  const others = new Map(units.filter(([unit]) => unit !== table.unit)
    .map(([unit, scale]) => [unit, exceptionWords(unit, scale)]));
  const hasOwn = table.rows.every(({ values }) => values === undefined) || units.some(([unit]) => unit === table.unit);
  return [...(hasOwn ? [moneyUnits(table.scale, table.unit)] : []), ...others.values()].join("; ");
}

function exceptionWords(unit: string, scale: number): string {
  return unit.endsWith("/shares") ? perShareUnits(scale, unit.split("/")[0] ?? unit) : countUnits(scale, unit);
}

const pointerOf = (filing: EarningsRelease, table: Table): string => `/tables/${filing.tables.indexOf(table)}`;

const anchorOf = (table: string): string => `table-${table}`;

function rowView(report: EarningsReport, table: Table, row: Row): RowView {
  const { facts } = lookup(report);
  const at = `${pointerOf(report.filing, table)}/rows/${table.rows.indexOf(row)}/label`;
  // A row that only another table adds up is no total of this one.
  const isTotal = row.sum?.some((reference) => !reference.includes("/")) === true;
  return {
    id: row.id, label: row.label, pointer: at, level: row.level,
    kind: row.values === undefined ? "heading" : isTotal ? "total" : "line",
    marks: (row.footnotes ?? []).map((id) => markView(report.filing, table, id)),
    cells: row.values === undefined ? [] : table.columns.flatMap((column) => {
      const fact = facts.get(`${table.id}.${row.id}.${column}`);
      return fact === undefined ? [] : [{ id: `fact-${fact.id}`, shown: fact.shown }];
    }),
  };
}

function markView(filing: EarningsRelease, table: Table, id: string): MarkView {
  const at = table.footnotes?.findIndex((candidate) => candidate.id === id) ?? -1;
  return {
    mark: table.footnotes?.[at]?.mark ?? "*", href: `#note-${table.id}-${id}`,
    pointer: `${pointerOf(filing, table)}/footnotes/${at}/mark`,
  };
}

function noteViews(filing: EarningsRelease, table: Table): NoteView[] {
  return (table.footnotes ?? []).map((note, at) => {
    const other = filing.tables.find((candidate) => candidate.id === note.table);
    return {
      id: `note-${table.id}-${note.id}`, mark: note.mark, pointer: `${pointerOf(filing, table)}/footnotes/${at}`, text: note.note ?? null,
      table: other === undefined ? null
        : { title: other.title, href: `#${anchorOf(other.id)}`, pointer: `${pointerOf(filing, other)}/title` },
    };
  });
}

export function statementView(report: EarningsReport, table: Table): StatementView {
  const { periods } = lookup(report);
  return {
    id: table.id, anchor: anchorOf(table.id), role: table.role, title: table.title,
    pointer: `${pointerOf(report.filing, table)}/title`,
    units: unitsOf(table), status: table.status.map((status) => words(`status.${status}`)).join(", "),
    columns: table.columns.map((period) => ({
      period, label: periods.get(period)?.label ?? period, restated: table.restated?.includes(period) === true,
    })),
    rows: table.rows.map((row) => rowView(report, table, row)),
    notes: noteViews(report.filing, table),
  };
}

interface Statements { readonly primary: readonly StatementView[]; readonly reconciliations: readonly StatementView[] }

/** Every table in the filing's order; reconciliations stand apart, after the statements that they start from. */
export const statements = onceFor((report: EarningsReport): Statements => {
  const views = report.filing.tables.map((table) => statementView(report, table));
  const reconciles = ({ role }: StatementView): boolean => role === "reconciliation";
  return { primary: views.filter((view) => !reconciles(view)), reconciliations: views.filter(reconciles) };
});
