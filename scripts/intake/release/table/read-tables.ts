/**
 * Blocks → the financial tables of a document: role, title, scale, what each column is about, and rows with unit,
 * level and values. A grid that is no financial table is set aside, with the reason.
 */
import type { TableRole } from "../../../model/earnings-release.ts";
import { withoutMarks, type Block, type GridBlock, type SourcePlace } from "../document/block.ts";
import { captionBefore, readCaption, type Caption } from "./caption.ts";
import { senseOf, type ColumnSense } from "./column-sense.ts";
import { levelsOf } from "./levels.ts";
import { isDuration, saysWhen } from "./period-phrase.ts";
import { basisOf, roleOf } from "./role.ts";
import { continuesPercent, lexemes, unitOf, type RowUnit, type UnitContext } from "./row-unit.ts";
import type { ScaleNote } from "./scale-note.ts";
import { sheetsOf, type Sheet, type SheetRow } from "./sheet.ts";
import { excessOf, MAX_COLUMNS } from "./table-limits.ts";
import { hasValues, joinWrapped } from "./wrapped-labels.ts";

export interface TableRow extends SheetRow {
  readonly level: number;
  /** Labels of the headings that the row stands under, outermost first. */
  readonly headings: readonly string[];
  /** Undefined on a heading. */
  readonly unit: RowUnit | undefined;
}

export interface ReadTable {
  readonly place: SourcePlace;
  /** Index of the table's grid among the blocks. */
  readonly block: number;
  readonly role: TableRole;
  readonly titles: readonly string[];
  readonly basis: string;
  readonly caption: Caption;
  readonly scale: ScaleNote;
  /** ISO 4217; columns may be in another. */
  readonly currency: string;
  readonly scaleSaid: boolean;
  readonly columns: readonly ColumnSense[];
  readonly rows: readonly TableRow[];
}

export interface SetAside {
  readonly place: SourcePlace;
  readonly block: number;
  readonly reason: string;
  readonly figures: number;
}

export interface ReadTables { readonly tables: readonly ReadTable[]; readonly aside: readonly SetAside[] }

export function readTables(blocks: readonly Block[], currency: string): ReadTables {
  const tables: ReadTable[] = [];
  const aside: SetAside[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== "grid") return;
    const excess = excessOf(block);
    if (excess !== undefined) {
      aside.push({ place: block.place, block: index, reason: excess, figures: 0 });
      return;
    }
    for (const sheet of sheetsOf(block)) {
      if (sheet.heads.length > MAX_COLUMNS) {
        aside.push({ place: sheet.place, block: index, reason: `has more than ${MAX_COLUMNS} columns of figures`, figures: 0 });
        continue;
      }
      const read = readTable({ blocks, index, grid: block, sheet, before: tables.at(-1), currency });
      const reason = reasonAside(read);
      if (reason === undefined) tables.push(read);
      else aside.push({ place: read.place, block: index, reason, figures: countFigures(read.rows) });
    }
  });
  return { tables, aside };
}

interface Reading {
  blocks: readonly Block[];
  index: number;
  grid: GridBlock;
  sheet: Sheet;
  before: ReadTable | undefined;
  currency: string;
}

function readTable({ blocks, index, grid, sheet, before, currency }: Reading): ReadTable {
  const isSameGrid = before?.block === index;
  const caption = isSameGrid ? captionWithin(sheet, before) : captionBefore(blocks, index, sheet.notes);
  const bare = sheet.heads.every((texts) => texts.length === 0);
  const columns = bare && before?.columns.length === sheet.heads.length ? before.columns
    : datedByNeighbour(sheet.heads.map(senseOf));
  const rows = joinWrapped(sheet.rows, grid.axis).filter((row) => !isFootnote(row));
  const role = isSameGrid && caption.titles === before.titles ? before.role
    : roleOf(caption.titles, rows.map(({ label }) => label));
  const said = caption.scale ?? scaleInRows(rows);
  const scale = said ?? inheritedScale(rows, before);
  const money = caption.currency ?? commonCurrency(columns) ?? currency;
  const context = {
    scale, currency: money, role,
    title: [...caption.titles, ...columns.map(({ facet }) => facet)].join(" "),
  };
  return {
    place: sheet.place, block: index, role, titles: caption.titles, basis: basisOf(caption.titles), caption, scale,
    currency: money, scaleSaid: said !== undefined, columns,
    rows: unitedRows(rows, { axis: grid.axis, context, columns }),
  };
}

/** A later sheet of a grid: what stands above its columns, if that names another table; else the caption of all. */
function captionWithin({ notes, place }: Sheet, before: ReadTable): Caption {
  const own = readCaption(notes.map(withoutMarks));
  if (own.titles.length === 0) return before.caption;
  return { ...own, scale: own.scale ?? before.caption.scale, place };
}

/** The currency that all columns which name one agree on. */
function commonCurrency(columns: readonly ColumnSense[]): string | undefined {
  const named = new Set(columns.flatMap(({ currency }) => currency ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/** "2014 GAAP | Adj. | 2014 Non-GAAP": a column without a year is of the year to its left. */
function datedByNeighbour(columns: readonly ColumnSense[]): ColumnSense[] {
  let year: number | undefined;
  return columns.map((column) => {
    const { phrase } = column;
    if (phrase.year === undefined && phrase.fiscalYear === undefined && year !== undefined && column.facet !== "" && phrase.month !== undefined) {
      return { ...column, phrase: { ...phrase, year } };
    }
    year = phrase.year ?? year;
    return column;
  });
}

/** Words of a footnote in a row of their own, below the figures; a list that follows from them ends in a colon. */
const isFootnote = (row: SheetRow): boolean =>
  !hasValues(row) && /^(?:\(\w{1,2}\)|\*+|[†‡]|see\b|note\b)\s*\S/i.test(row.label) && !row.label.endsWith(":");

/** "Dollars in millions, except per share data" as a row of its own inside the table. */
function scaleInRows(rows: readonly SheetRow[]): ScaleNote | undefined {
  const note = rows.find((row) => !hasValues(row) && /\bin (?:thousands|millions|billions)\b/i.test(row.label));
  const word = /in (thousands|millions|billions)/i.exec(note?.label ?? "")?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return { scale: word === "thousands" ? 3 : word === "millions" ? 6 : 9, shares: undefined };
}

/** No word about scale: full amounts if they have as many digits, else as in the table before. */
function inheritedScale(rows: readonly SheetRow[], before: ReadTable | undefined): ScaleNote {
  const longest = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) =>
    (cell?.value.kind === "number" ? cell.value.lexeme.replace(/\..*|-/g, "").length : 0))));
  return longest >= 9 || before === undefined ? { scale: 0, shares: undefined } : before.scale;
}

interface UnitFrame { axis: GridBlock["axis"]; context: UnitContext; columns: readonly ColumnSense[] }

function unitedRows(rows: readonly SheetRow[], { axis, context, columns }: UnitFrame): TableRow[] {
  const levels = levelsOf(rows, axis);
  const begins = rows.find(hasValues);
  const counts = context.role === "other" && begins !== undefined && isBare(begins) && rows.some(hasSign);
  const above: { level: number; label: string }[] = [];
  let percent = false;
  return rows.map((row, index) => {
    const level = levels[index] ?? 0;
    const closes = hasValues(row) ? level : level - 1;
    while (above.length > 0 && (above.at(-1)?.level ?? 0) > closes) above.pop();
    const headings = above.map(({ label }) => label);
    if (!hasValues(row)) {
      above.push({ level, label: row.label.replace(/\s*:\s*$/, "") });
      percent = false;
      return { ...row, level, headings, unit: undefined };
    }
    const printed = { ...row, cells: row.cells.filter((_, column) => columns[column]?.computed === undefined) };
    const own = unitOf(printed, headings.at(-1) ?? "", { ...context, counts: counts && isBare(printed) });
    const unit: RowUnit = own.kind === "money" && percent && continuesPercent(printed) ? { kind: "percent", unit: "pure", scale: -2 } : own;
    percent = unit.kind === "percent";
    return { ...row, level, headings, unit };
  });
}

const hasSign = ({ cells }: SheetRow): boolean =>
  cells.some((cell) => cell?.value.kind === "number" && cell.value.currency);

/** Whole numbers with neither a sign nor a word of money. Where a table begins with such, other rows have the sign. */
const isBare = (row: SheetRow): boolean =>
  !hasSign(row) && !MONEY_WORDS.test(row.label) && lexemes(row).every((lexeme) => !lexeme.includes("."));

export const countFigures = (rows: readonly SheetRow[]): number =>
  rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell?.value.kind === "number").length, 0);

const MONEY_WORDS = /revenue|sales|income|earnings|assets|liabilit|equity|cash|expense|loans|deposits|shares|capital|profit|\bebitda\b|compensation|taxes/i;

/** Undefined for a financial table. */
function reasonAside(table: ReadTable): string | undefined {
  const figures = countFigures(table.rows);
  if (figures < 2) return "holds no figures";
  const printed = table.columns.filter(({ computed }) => computed === undefined);
  if (printed.length === 0) return "holds only comparisons";
  const dated = printed.some(({ phrase }) => saysWhen({ ...table.caption.phrase, ...phrase }) || isDuration(phrase))
    || saysWhen(table.caption.phrase) || isDuration(table.caption.phrase);
  if (!dated && table.role === "other") return "no period stands above its columns";
  const isMoney = table.scaleSaid || table.role !== "other"
    || table.rows.some(({ label, cells }) => MONEY_WORDS.test(label) && cells.some((cell) => cell?.value.kind === "number"))
    || table.rows.some(({ cells }) => cells.some((cell) => cell?.value.kind === "number" && cell.value.currency));
  return isMoney ? undefined : "holds no amounts of money";
}
