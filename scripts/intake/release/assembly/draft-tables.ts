/** Read tables → draft tables: periods as days, figures as lexemes, concepts by label; nothing derived yet. */
import { balanceOf, conceptOfRow } from "../concepts/concept-of-row.ts";
import { idOf } from "../concepts/local-name.ts";
import type { ReadTable, TableRow } from "../table/read-tables.ts";
import { ownScale } from "../table/scale-note.ts";
import { columnGroups, type ColumnGroup, type FiscalFrame, type KnownPeriods } from "./column-groups.ts";
import type { DraftRow, DraftTable, DraftValue } from "./draft.ts";

export function draftTables(tables: readonly ReadTable[], frame: FiscalFrame): DraftTable[] {
  const known: KnownPeriods = new Map();
  const drafts = tables.flatMap((table, grid) => columnGroups(table, frame, known).map((group) =>
    draftTable({ table, group, grid })));
  return uniqueIds(drafts.filter(({ rows }) => rows.some(({ kind }) => kind !== "heading")));
}

interface Drafting { table: ReadTable; group: ColumnGroup; grid: number }

function draftTable(drafting: Drafting): DraftTable {
  const { table, group, grid } = drafting;
  const measure = facetMeasure(group.facet);
  const title = table.titles.join(": ") || table.rows[0]?.label || "Table";
  const rows = dropEmptyHeadings(draftRows(drafting, measure));
  return {
    id: tableId(table, group.facet, title), role: table.role, title, status: statusOf(table), unit: group.currency,
    scale: measure.scale ?? table.scale.scale, rows, place: table.place, facet: group.facet,
    columns: group.columns
      .map(({ id, period, restated }) => ({ id, period, restated })), mark: table.caption.mark, grid,
  };
}

const statusOf = (table: ReadTable): DraftTable["status"] => {
  const all = new Set(table.caption.status);
  if (table.columns.some(({ unaudited }) => unaudited)) all.add("unaudited");
  return [...all].filter((status) => status !== "restated");
};

function tableId({ role, titles }: ReadTable, facet: string, title: string): string {
  const statement = role === "income-statement" || role === "balance-sheet" || role === "cash-flow" || role === "comprehensive-income";
  const base = statement ? role : idOf(titles.at(-1) ?? title, role);
  return facet === "" ? base : `${base.slice(0, 50)}-${idOf(facet, "columns").slice(0, 25)}`.replaceAll(/-+/g, "-").replace(/-$/, "");
}

function uniqueIds(tables: readonly DraftTable[]): DraftTable[] {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const count = (counts.get(table.id) ?? 0) + 1;
    counts.set(table.id, count);
    if (count > 1) table.id = `${table.id}-${count}`;
  }
  return [...tables];
}

interface FacetMeasure {
  readonly facet: string;
  readonly scale: number | undefined;
  readonly unit: string | undefined;
  readonly perShare: boolean;
}

/** "Units K" counts thousands of units, "Revenue $M" is money in millions, "Per Common Share" is per share. */
function facetMeasure(facet: string): FacetMeasure {
  const counted = /\bunits?\b/i.test(facet);
  const scale = ownScale(`(in ${/\bK\b|\$K/.test(facet) ? "thousands" : /\$ ?MM?\b|\bMM?\b/.test(facet) ? "millions" : "no"})`);
  return { facet: facet.replaceAll(/\$ ?MM?|\bK\b/g, "").trim(), scale, unit: counted ? "units" : undefined, perShare: /per (?:common |diluted )?share/i.test(facet) };
}

function draftRows({ table, group }: Drafting, measure: FacetMeasure): DraftRow[] {
  const ids = new Map<string, number>();
  let noncurrent = false;
  let open: readonly string[] = [];
  let sold = false;
  return table.rows.flatMap((row): DraftRow[] => {
    const values = group.columns.map(({ at }) => valueOf(row, at));
    if (row.unit !== undefined && values.every((value) => value === undefined)) return [];
    if (row.unit === undefined) open = [...open, row.label];
    if (row.unit === undefined || /^total\b/i.test(row.label)) sold = SOLD.test(nameOf(row.label));
    if (/^(?:non-?current|long-term) (?:assets|liabilities)|^(?:current )?liabilities\b|^current/i.test(row.label)) noncurrent = /^non|^long/i.test(row.label);
    const alone = isAloneUnder(row, table.rows);
    const draft = draftRow({ row, group, measure, table, values, noncurrent, sold, heading: open.at(-1) ?? "", alone });
    open = closedBy(draft.label, open);
    if (/^total current/i.test(row.label)) noncurrent = true;
    draft.id = uniqueRowId(draft, ids);
    return [draft];
  });
}

const SOLD = /^(?:(?:net|operating) )?(?:revenues?|sales)$/i;

const nameOf = (heading: string): string => heading.toLowerCase().replace(/\s*:\s*$/, "").trim();

/** "Total current assets" ends what "Current assets:" began: a total without words after it is one of all assets. */
function closedBy(label: string, open: readonly string[]): readonly string[] {
  const total = /^total\s+(.+)$/i.exec(label)?.[1]?.toLowerCase();
  const at = total === undefined ? -1 : open.findLastIndex((heading) => nameOf(heading) === total);
  return at < 0 ? open : open.slice(0, at);
}

interface RowDrafting {
  row: TableRow;
  group: ColumnGroup;
  measure: FacetMeasure;
  table: ReadTable;
  values: DraftValue[];
  noncurrent: boolean;
  sold: boolean;
  heading: string;
  alone: boolean;
}

/** The only row between one heading and the next: "Revenues:" / "Finance income". */
function isAloneUnder(row: TableRow, rows: readonly TableRow[]): boolean {
  const at = rows.indexOf(row);
  return row.unit !== undefined && rows[at - 1]?.unit === undefined && rows[at - 1] !== undefined
    && rows[at + 1]?.unit === undefined;
}

function draftRow({ row, group, measure, table, values, noncurrent, sold, heading, alone }: RowDrafting): DraftRow {
  const unit = unitWithin(row, measure, group.currency);
  const label = row.label === "" ? `Total ${nameOf(heading)}`.trim() : row.label;
  const found = unit === undefined ? undefined : conceptOfRow({
    role: table.role, label, headings: row.headings, facet: measure.facet, title: table.titles.join(" "), kind: unit.kind,
    instants: group.instants, noncurrent, alone, sold,
  });
  return {
    id: idOf(label, "row"), label, printed: row.label, level: row.level, headings: row.headings, marks: row.marks, place: row.place,
    places: group.columns.map(({ at }) => row.cells[at]?.place), values, kind: unit?.kind ?? "heading",
    unit: unit?.unit ?? "", scale: unit?.scale ?? 0, concept: found?.concept, effect: found?.effect ?? "+",
    known: found?.known ?? false, negated: false,
    balance: group.instants || unit?.kind !== "money" || found?.known !== true ? undefined : found.atEnd === true ? "end" : balanceOf(label), sum: undefined, quotient: undefined, allocation: undefined,
  };
}

function unitWithin({ unit }: TableRow, measure: FacetMeasure, currency: string): TableRow["unit"] {
  if (unit?.kind === "per-share") return { ...unit, unit: `${currency}/shares` };
  if (unit?.kind !== "money") return unit;
  if (measure.perShare) return { kind: "per-share", unit: `${currency}/shares`, scale: 0 };
  if (measure.unit !== undefined) return { kind: "count", unit: measure.unit, scale: measure.scale ?? 0 };
  return { ...unit, unit: currency, scale: measure.scale ?? unit.scale };
}

function valueOf(row: TableRow, at: number): DraftValue {
  const value = row.cells[at]?.value;
  if (value?.kind === "dash") return null;
  if (value?.kind !== "number") return undefined;
  const isPercentRow = row.unit?.kind === "percent" || row.unit?.kind === "points";
  return value.suffix !== undefined && !isPercentRow && row.unit?.kind !== "ratio" ? undefined : value.lexeme;
}

function uniqueRowId({ id, headings }: DraftRow, ids: Map<string, number>): string {
  let wanted = id;
  if (ids.has(wanted) && headings.length > 0) wanted = idOf(`${headings.at(-1) ?? ""} ${id}`, id);
  const count = (ids.get(wanted) ?? 0) + 1;
  ids.set(wanted, count);
  return count === 1 ? wanted : uniqueRowId({ id: `${wanted}-${count}`, headings: [] as readonly string[] } as DraftRow, ids);
}

/** Headings stay while a row with figures comes after them. */
function dropEmptyHeadings(rows: readonly DraftRow[]): DraftRow[] {
  const last = rows.findLastIndex(({ kind }) => kind !== "heading");
  return rows.filter((row, index) => row.kind !== "heading" || (index < last && row.printed !== "" && row.printed.length <= 300));
}
