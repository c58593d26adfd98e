/** The columns of a table that are figures of one kind: one group becomes one table of the filing. */
import { namePeriod, periodIdOf, type Fiscal } from "../../../model/fiscal-calendar.ts";
import { periodKey, type Period } from "../../../model/period.ts";
import { lookUp } from "../concepts/known-concepts.ts";
import { periodOf, type Calendar } from "../table/calendar.ts";
import type { ColumnSense } from "../table/column-sense.ts";
import { completed, isDuration } from "../table/period-phrase.ts";
import type { ReadTable } from "../table/read-tables.ts";
import type { DraftColumn } from "./draft.ts";

export interface ColumnGroup {
  readonly facet: string;
  readonly currency: string;
  readonly columns: readonly (DraftColumn & { readonly at: number })[];
  readonly instants: boolean;
}

export interface FiscalFrame { readonly calendar: Calendar; readonly fiscal: Fiscal }

/**
 * Periods of the filing by id. Tables count a period's days differently (thirteen weeks, a quarter to a date): the
 * first that names it settles on which day it begins.
 */
export type KnownPeriods = Map<string, Period>;

export function columnGroups(table: ReadTable, frame: FiscalFrame, known: KnownPeriods): ColumnGroup[] {
  const instants = holdsBalances(table);
  const groups: { facet: string; currency: string; columns: (DraftColumn & { at: number })[] }[] = [];
  table.columns.forEach((column, at) => {
    if (column.computed !== undefined || !hasFigures(table, at)) return;
    const read = periodAt(table, column, { frame, instants });
    if (read === undefined) return;
    const id = periodIdOf(read, namePeriod(read, frame.fiscal, frame.calendar.quarterEnd));
    const period = known.get(id) ?? read;
    known.set(id, period);
    const currency = column.currency ?? table.currency;
    const translated = currency === table.currency ? "" : `in ${currency}`;
    const facet = [table.basis, column.facet, translated].filter((words) => words !== "").join(" ");
    const open = groups.find((group) => group.facet === facet && !group.columns.some((other) => other.id === id));
    const placed = { id, period, restated: column.restated, at };
    if (open === undefined) groups.push({ facet, currency, columns: [placed] });
    else open.columns.push(placed);
  });
  return groups.map(({ facet, currency, columns }) => ({ facet, currency, columns, instants: columns.every(({ period }) => "instant" in period) }));
}

const hasFigures = ({ rows }: ReadTable, at: number): boolean =>
  rows.some(({ cells }) => cells[at]?.value.kind === "number" || cells[at]?.value.kind === "dash");

function periodAt(table: ReadTable, column: ColumnSense,
  { frame, instants }: { frame: FiscalFrame; instants: boolean }): Period | undefined {
  const phrase = completed(column.phrase, table.caption.phrase);
  return periodOf(phrase, frame.calendar, instants)
    ?? periodOf({ ...phrase, ...reported(phrase, frame) }, frame.calendar, instants);
}

/** A column of which nothing says the day is of the period that the release reports. */
const reported = (phrase: { months?: number }, { calendar }: FiscalFrame): { fiscalYear: number; quarter: number } =>
  ({ ...phrase, fiscalYear: calendar.fiscalYear, quarter: calendar.quarter });

/** Balances, where no column speaks of a length and the rows are those of balance sheets rather than of flows. */
function holdsBalances(table: ReadTable): boolean {
  if (table.role === "balance-sheet") return !/\baverage\b/i.test(table.titles.join(" "));
  const spans = [...table.columns.map(({ phrase }) => phrase), table.caption.phrase];
  if (spans.some(isDuration)) return false;
  if (table.role === "cash-flow" || table.role === "income-statement") return false;
  const labels = table.rows.filter(({ unit }) => unit?.kind === "money").map(({ label }) => label);
  const balances = labels.filter((label) => lookUp(label, ["balance-sheet"]) !== undefined).length;
  const flows = labels.filter((label) => lookUp(label, ["income-statement", "cash-flow", "reconciliation"]) !== undefined).length;
  return balances >= flows;
}

export const samePeriod = (a: Period, b: Period): boolean => periodKey(a) === periodKey(b);
