/**
 * A workbook read back. Its last sheet names the cell of every figure; each such cell must hold the Report's
 * value in the units that the sheet says, show it in the Report's style, and, where it holds a formula, be what
 * the formula gives when it is computed anew from the inputs. No other cell holds a number, and no text a
 * numeral without an account.
 */
import { remembering } from "../../../lib/memory.ts";
import { spreadsheetFormat, unitFormat } from "../../../format/spreadsheet-format.ts";
import { DECIMAL_LEXEME, parseDecimal, shifted, type Decimal } from "../../../model/decimal.ts";
import { formatScale } from "../../../format/style.ts";
import { figureNamed, type KnownFigure } from "../figure-value.ts";
import type { FilingIndex } from "../filing-index.ts";
import type { GateContext } from "../context.ts";
import { Reading } from "../reading.ts";
import { Calculator, FormulaError, ReadWorkbook, type Result } from "./evaluate.ts";
import { checkFormulas } from "./check-formulas.ts";
import { checkTexts } from "./check-texts.ts";
import { readWorkbook, type Workbook, type WorkbookCell, type WorkbookSheet } from "./read-workbook.ts";

/** Digits that a spreadsheet keeps. */
const SPREADSHEET_DIGITS = 15;

/** Does a spreadsheet keep every digit? A text has no more digits than characters. */
export const fitsSpreadsheet = (value: string): boolean =>
  value.length <= SPREADSHEET_DIGITS || parseDecimal(value).precision() <= SPREADSHEET_DIGITS;

/** A cell that the list of cells names. */
export interface ListedCell {
  readonly sheet: string;
  readonly cell: WorkbookCell;
  readonly ref: string;
  readonly figure: KnownFigure;
  /** The power of ten that the cell's number is to be taken times. */
  readonly scale: number;
}

export interface WorkbookSetting { readonly path: string; readonly index: FilingIndex; readonly context: GateContext }

export function checkWorkbookBytes(bytes: Uint8Array, setting: WorkbookSetting): Reading {
  try {
    return checkWorkbook(readWorkbook(bytes), setting);
  } catch (error) {
    const reading = new Reading(setting.path);
    reading.complain({ code: "cannot-be-read", what: error instanceof Error ? error.message : String(error), expected: "a workbook" });
    return reading;
  }
}

export function checkWorkbook(workbook: Workbook, setting: WorkbookSetting): Reading {
  const reading = new Reading(setting.path);
  const list = workbook.sheets.at(-1);
  const sheets = workbook.sheets.slice(0, -1);
  const read = new ReadWorkbook(workbook);
  const calculator = new Calculator(read);
  const listed = readList(list, new ReadWorkbook({ sheets }), { ...setting, reading });
  for (const one of listed) checkListed(one, calculator, reading);
  checkFormulas({ workbook: read, listed, index: setting.index }, reading);
  checkComplete(listed, setting.index, reading);
  const known = new Set(listed.map(({ cell }) => cell));
  for (const sheet of sheets) checkStrays(sheet, known, reading);
  checkTexts({ sheets, listed, index: setting.index, context: setting.context }, reading);
  return reading;
}

interface ListSetting extends WorkbookSetting { readonly reading: Reading }

const COLUMNS = ["sheet", "cell", "ref", "published", "times"] as const;

function readList(
  list: WorkbookSheet | undefined, sheets: ReadWorkbook, { index, reading }: ListSetting,
): ListedCell[] {
  const timesOf = remembering(100, formatScale);
  return listedRows(list).flatMap(({ sheet = "", cell: name = "", ref = "", published = "", times = "" }) => {
    const cell = sheets.cell(sheet, name);
    const figure = figureNamed(index, ref, "");
    if (cell === undefined || figure === undefined) {
      reading.complain({ code: "account-differs", what: `${sheet}!${name} is listed as ${ref}`, expected: "a cell of the workbook and a figure of the filing" });
      return [];
    }
    const place = { sheet, cell, ref, figure };
    const scale = scalesOf(place, index).find((each) => timesOf(each) === times);
    const one = { ...place, scale: scale ?? 0 };
    checkEntry(one, { texts: publishedTexts(one, index), published }, reading);
    if (scale === undefined) {
      reading.complain({ code: "scale-differs", what: `${sheet}!${name} is listed to be taken times ${times}`, expected: "the scale of its table, or no scale", around: ref });
    }
    return scale === undefined ? [] : [one];
  });
}

/** Below the heads. */
function listedRows(list: WorkbookSheet | undefined): Partial<Record<(typeof COLUMNS)[number], string>>[] {
  const rows = new Map<number, Partial<Record<(typeof COLUMNS)[number], string>>>();
  for (const { row, column, value } of list?.cells ?? []) {
    const name = COLUMNS[column];
    const known = rows.get(row) ?? {};
    if (name !== undefined) known[name] = value;
    rows.set(row, known);
  }
  rows.delete(0);
  return [...rows.values()];
}

/** A fact stands in the units of its table, or like everything else in units. */
function scalesOf({ ref, figure }: Omit<ListedCell, "scale">, { facts, ties }: FilingIndex): number[] {
  const fact = ref.startsWith("fact:") ? figure.base.slice("fact:".length) : ties.get(figure.base.slice("tie:".length))?.fact;
  return [facts.get(fact ?? "")?.scale ?? 0, 0];
}

interface Entry { readonly texts: readonly string[]; readonly published: string }

function checkEntry(one: ListedCell, { texts, published }: Entry, reading: Reading): void {
  const { cell, ref, sheet } = one;
  const at = `${sheet}!${cell.name}`;
  reading.counted += 1;
  if (!texts.includes(published)) {
    reading.complain({ code: "account-differs", what: `${at} is listed as published »${published}«`, expected: texts[0] ?? "", around: ref });
  }
  checkCell(one, reading);
}

/**
 * How pages show the figure. A formula in a table's cell stands for the figure printed there; a difference for
 * none.
 */
function publishedTexts({ ref, figure }: ListedCell, { ties }: FilingIndex): string[] {
  const own = figure.own?.text ?? "";
  if (ref.endsWith(":residual")) return [""];
  const tie = ref.endsWith(":recomputed") ? ties.get(figure.base.slice("tie:".length)) : undefined;
  return tie === undefined ? [own] : [own, tie.statedShown.text];
}

function checkCell({ sheet, cell, figure, ref, scale }: ListedCell, reading: Reading): void {
  const { value, own } = figure;
  const at = `${sheet}!${cell.name}`;
  if (value === null || cell.isText) {
    reading.complain({ code: "figure-differs", what: `${at} holds »${cell.value}«`, expected: "a number", around: ref });
    return;
  }
  const expected = kept(shifted(value, -scale));
  if (!isNumber(cell.value) || !parseDecimal(cell.value).equals(expected)) {
    reading.complain({ code: "figure-differs", what: `${at} holds ${cell.value}`, expected: expected.toFixed(), around: ref, mend: "let takeaway/workbook write it from the Report" });
  }
  const formats = own === null ? [] : [spreadsheetFormat(own.style, scale), unitFormat(own.style, value)];
  if (!ref.startsWith("tie:") && !formats.includes(cell.format)) {
    reading.complain({ code: "style-differs", what: `${at} is shown as ${cell.format}`, expected: formats.join(" or "), around: ref });
  }
}

const kept = (value: Decimal): Decimal => value.toSignificantDigits(SPREADSHEET_DIGITS);
const isNumber = (text: string): boolean => DECIMAL_LEXEME.test(text);

function checkListed({ sheet, cell, ref }: ListedCell, calculator: Calculator, reading: Reading): void {
  if (cell.formula === undefined || !isNumber(cell.value)) return;
  const found = resultOf(calculator, sheet, cell.name);
  if (typeof found === "object" && kept(found).equals(parseDecimal(cell.value))) return;
  reading.complain({
    code: "formula-differs", what: `${sheet}!${cell.name} =${cell.formula} gives ${typeof found === "object" ? kept(found).toFixed() : String(found)}`,
    expected: cell.value, around: ref, mend: "let the formula follow the figure's trace",
  });
}

function resultOf(calculator: Calculator, sheet: string, name: string): Result {
  try {
    return calculator.result(sheet, name);
  } catch (error) {
    if (error instanceof FormulaError) return `an error: ${error.message}`;
    throw error;
  }
}

/** Every fact, computed figure and tie has a cell, unless it has more digits than a spreadsheet keeps. */
function checkComplete(listed: readonly ListedCell[], { facts, metrics, ties }: FilingIndex, reading: Reading): void {
  const refs = new Set(listed.map(({ ref }) => ref));
  const formulas = new Set(listed.flatMap(({ ref }) => /^tie:(.*):recomputed$/.exec(ref)?.[1] ?? []));
  const inFormulas = [...ties.values()].flatMap(({ id, fact }) => (fact !== null && formulas.has(id) ? [fact] : []));
  const stated = new Set(inFormulas);
  const missing = [
    ...[...facts.values()].filter(({ id, value }) => fitsSpreadsheet(value) && !stated.has(id)).map(({ id }) => `fact:${id}`),
    ...[...metrics.values()].filter(({ value }) => value !== null).map(({ key }) => `metric:${key}`),
    ...[...ties.values()].filter(({ stated: value }) => fitsSpreadsheet(value)).map(({ id }) => `tie:${id}:stated`),
  ].filter((ref) => !refs.has(ref));
  for (const ref of missing) reading.complain({ code: "missing-figure", what: `${ref} has no cell`, expected: "a cell for every figure" });
}

function checkStrays({ name, cells }: WorkbookSheet, known: ReadonlySet<WorkbookCell>, reading: Reading): void {
  for (const cell of cells) {
    if (known.has(cell) || (cell.isText && cell.formula === undefined)) continue;
    reading.complain({ code: "untied", what: `${name}!${cell.name} holds ${cell.value}`, expected: "an entry in the list of cells" });
  }
}
