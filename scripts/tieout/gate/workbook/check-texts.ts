/**
 * Texts of a workbook. In a row of figures, the row's name and its period are the figures' own, and so is every text
 * with a numeral; elsewhere a numeral stands only in words of the filing, a day that it names, the name of a period, or
 * the unit of the sheet's figures.
 */
import { valuesIn } from "../../../lib/words.ts";
import { hasNumeral } from "../../../format/numerals.ts";
import { formatDate } from "../../../format/period-label.ts";
import { parseStyle } from "../../../format/style.ts";
import { parseDecimal, shifted } from "../../../model/decimal.ts";
import { isPlainDate } from "../../../model/plain-date.ts";
import { REASONS } from "../allow-list.ts";
import type { GateContext } from "../context.ts";
import type { FilingIndex } from "../filing-index.ts";
import { documentOf } from "../document.ts";
import { eachText, nodeAt } from "../pointer.ts";
import type { Reading } from "../reading.ts";
import { tidy, wordsOf } from "../ref-words.ts";
import { parseClause } from "../scale-words.ts";
import { fitsSpreadsheet, type ListedCell } from "./check-workbook.ts";
import type { WorkbookCell, WorkbookSheet } from "./read-workbook.ts";

interface Texts {
  readonly sheets: readonly WorkbookSheet[];
  readonly listed: readonly ListedCell[];
  readonly index: FilingIndex;
  readonly context: GateContext;
}

export function checkTexts({ sheets, listed, index, context }: Texts, reading: Reading): void {
  const filed = filedTexts(index);
  const labels = new Map([...index.periods.values()].map(({ id, label }) => [label, id]));
  const bySheet = grouped(listed, (one) => one.sheet);
  const [gaps, long] = [gapTexts(index), longTexts(index)];
  for (const sheet of sheets) {
    const own = bySheet.get(sheet.name) ?? [];
    checkName(sheet.name, filed, reading);
    const reader = { sheet, own, index, context, filed, labels, gaps, long, reading };
    const figures = grouped(own, ({ cell }) => cell.row);
    for (const [row, cells] of grouped(sheet.cells, (cell) => cell.row)) {
      checkRow(cells.filter(({ isText }) => isText), figures.get(row) ?? [], reader);
    }
    checkColumns(reader);
  }
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

interface SheetReader {
  readonly sheet: WorkbookSheet;
  readonly own: readonly ListedCell[];
  readonly index: FilingIndex;
  readonly context: GateContext;
  readonly filed: ReadonlySet<string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly gaps: ReadonlyMap<string, readonly string[]>;
  readonly long: readonly string[];
  readonly reading: Reading;
}

/** Texts of the filing, days that it names in words, and names of its periods. */
function filedTexts({ report, days, periods }: FilingIndex): Set<string> {
  const texts = new Set<string>([report.title, ...[...periods.values()].map(({ label }) => label)]);
  eachText(documentOf(report), (text) => texts.add(isPlainDate(text) ? formatDate(text) : tidy(text)));
  for (const day of days) texts.add(formatDate(day));
  return texts;
}

/** A sheet of a table bears the table's id, with blanks for hyphens. */
function checkName(name: string, filed: ReadonlySet<string>, reading: Reading): void {
  const id = name.toLowerCase().replaceAll(" ", "-");
  if (!hasNumeral(name) || [...filed].some((text) => text.startsWith(id.replace(/-[a-z]$/, "")))) return;
  reading.complain({ code: "untied", what: `the sheet is called »${name}«`, expected: "the id of a table of the filing" });
}

function checkRow(texts: readonly WorkbookCell[], figures: readonly ListedCell[], reader: SheetReader): void {
  const { gaps, labels, reading } = reader;
  const missing = texts.flatMap(({ value }) => gaps.get(value) ?? []);
  const isBare = figures.length === 0 && missing.length === 0;
  const numbered = texts.filter(({ value }) => hasNumeral(tidy(value)));
  const known = numbered.length === 0 ? [] : [...rowWords(figures, reader), ...missing, ...reader.long];
  const words = new Set(known.map(tidy));
  for (const cell of numbered) checkNumerals(cell, { text: tidy(cell.value), words, isBare }, reader);
  for (const cell of texts) {
    const period = labels.get(tidy(cell.value));
    if (period !== undefined) for (const one of figures) checkPeriod(one, period, reading);
  }
  checkLabel(texts, figures, reader);
}

const rowWords = (figures: readonly ListedCell[], { index, context }: SheetReader): string[] =>
  figures.flatMap(({ ref }) => wordsIn(ref, index, context));

/** A computed figure without a value is a text itself: its row is known by its name and its reason. */
function gapTexts({ metrics }: FilingIndex): Map<string, string[]> {
  const gaps = grouped([...metrics.values()].filter(({ value }) => value === null), ({ title }) => title);
  return new Map([...gaps].map(([title, those]) => [title, [title, ...those.map(({ gap }) => gap?.reason ?? "")]]));
}

/** Figures with more digits than a spreadsheet keeps stand as texts, in the units of their table or in units. */
const longTexts = ({ facts }: FilingIndex): string[] => [...facts.values()].flatMap(({ value, negated, scale }) => {
  if (fitsSpreadsheet(value)) return [];
  const printed = negated ? parseDecimal(value).negated() : parseDecimal(value);
  return [printed.toFixed(), shifted(printed, -scale).toFixed()];
});

/** Texts and days of the form's row that a fact stands in. */
function rowTexts(ref: string, { facts, report }: FilingIndex): string[] {
  const pointer = facts.get(ref.replace(/^fact:/, ""))?.place?.pointer;
  if (report.kind !== "ownership" || pointer === undefined) return [];
  const texts: string[] = [];
  eachText(nodeAt(report.filing, pointer.split("/").slice(0, ROW_DEPTH).join("/")), (text) =>
    texts.push(isPlainDate(text) ? formatDate(text) : tidy(text)));
  return texts;
}

/** "/nonDerivativeTable/nonDerivativeTransaction/0" is a row; so is "/footnotes/1/terms". */
const ROW_DEPTH = 4;

function wordsIn(ref: string, index: FilingIndex, context: GateContext): string[] {
  const base = ref.replace(/:(?:stated|recomputed|residual)$/, "");
  const tie = index.ties.get(base.replace(/^tie:/, ""));
  const own = index.metrics.get(base.replace(/^metric:/, ""))?.shown?.text;
  return [
    ...wordsOf(context, index.report.id, base), ...rowTexts(ref, index),
    ...(tie === undefined ? [] : [tie.title, tie.lexeme]), ...(own === undefined ? [] : [tidy(own)]),
  ];
}

interface Numerals { readonly text: string; readonly words: ReadonlySet<string>; readonly isBare: boolean }

function checkNumerals({ name, row }: WorkbookCell, { text, words, isBare }: Numerals, reader: SheetReader): void {
  const { sheet, filed, labels, own, reading } = reader;
  reading.counted += 1;
  if (words.has(text) || isTailOf(text, words)) return;
  // A row without figures may repeat the filing; among figures, only what names the row and its period.
  if (labels.has(text) || (isBare && filed.has(text))) {
    reading.allow("name", text, REASONS["name"] ?? "");
    return;
  }
  if (isBare && isScaleOf(text, own)) return;
  reading.complain({
    code: "untied", what: `${sheet.name}!${name} says »${text}«`, around: `row ${row + 1}`,
    expected: "words of the filing, or of the figures in the row", mend: "let takeaway/workbook take it from the Report",
  });
}

/** A row's label goes on from the headings above it, as a fact's name does. */
const isTailOf = (text: string, words: ReadonlySet<string>): boolean =>
  [...words].some((word) => word.endsWith(`: ${text}`) || word.startsWith(`${text}, `));

/** "In thousands of US dollars; shares in thousands", of the figures of the sheet. */
function isScaleOf(text: string, own: readonly ListedCell[]): boolean {
  return text.split(";").every((part) => {
    const clause = parseClause(part.trim());
    if (clause === undefined) return !hasNumeral(part);
    const meant = own.filter(({ figure }) => figure.unit !== null && clause.suits(figure.unit)
      && parseStyle(figure.own?.style ?? "dash:0:0").kind === "table");
    return meant.every(({ figure }) => parseStyle(figure.own?.style ?? "").scale === clause.scale);
  });
}

function checkPeriod({ sheet, cell, figure, ref }: ListedCell, period: string, reading: Reading): void {
  if (figure.period === "" || figure.period === period) return;
  reading.complain({
    code: "figure-beside-wrong-period", what: `${sheet}!${cell.name} stands under or beside ${period}`, around: ref, expected: figure.period,
  });
}

/** A period named above a column is that of its figures. */
function checkColumns({ sheet, own, labels, reading }: SheetReader): void {
  const heads = grouped(sheet.cells.filter(({ value }) => labels.has(value)), ({ column }) => column);
  for (const one of own) {
    const head = heads.get(one.cell.column)?.find((cell) => cell.row < one.cell.row);
    const period = head === undefined ? undefined : labels.get(head.value);
    if (period !== undefined) checkPeriod(one, period, reading);
  }
}

/** Rows of a form are named by their security; everywhere else the first text is the figures' own name. */
function checkLabel(
  texts: readonly WorkbookCell[], figures: readonly ListedCell[], { index, reading }: SheetReader,
): void {
  if (figures.length === 0) return;
  const text = tidy(texts.find(({ column }) => column === 0)?.value ?? "");
  for (const { sheet, cell, ref, figure } of index.report.kind === "ownership" ? [] : figures) {
    if (figure.title !== "" && tidy(figure.title) === text) continue;
    const tie = index.ties.get(figure.base.replace(/^tie:/, ""));
    const titles = [figure.title, index.facts.get(tie?.fact ?? "")?.label ?? ""].filter((title) => title !== "").map(tidy);
    if (titles.some((title) => title === text || title.startsWith(`${text}, `) || isNamedAfter(title, text))) continue;
    reading.complain({ code: "row-bears-another-label", what: `»${text}« stands before ${sheet}!${cell.name}`, around: ref, expected: titles[0] ?? "" });
  }
}

/** "GAAP EPS" of "Share count assumed for GAAP EPS", or of "Guidance: GAAP EPS". */
const isNamedAfter = (title: string, text: string): boolean =>
  title.endsWith(`: ${text}`) || valuesIn("guidance.shares-assumed-for", title)?.["measure"] === text;
