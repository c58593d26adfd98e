/** From a reconciliation table to a walk: the row of a non-GAAP measure says in `sum` what it is made of. */
import type { Row, Table } from "../model/earnings-release.ts";
import { parseDecimal, type Decimal } from "../model/decimal.ts";
import type { EarningsReport, ReportFact } from "../model/report.ts";
import type { Tone } from "./design.ts";
import { factById } from "./figures.ts";
import { factFigure, type WalkItem } from "./walk.ts";
import { conceptLabel, localName } from "./words.ts";

export interface RowAt { readonly table: Table; readonly row: Row }

/** The row that sums up to the concept (by local name: the prefix is the issuer's), with a figure at the period. */
export function sumRow(report: EarningsReport, concept: string, period: string): RowAt | undefined {
  for (const table of report.filing.tables.filter(({ columns }) => columns.includes(period))) {
    const row = table.rows.find((one) => one.sum !== undefined && localName(one.concept ?? "") === concept);
    if (row !== undefined) return { table, row };
  }
  return undefined;
}

/** "row" or "table/row" → the row. */
export function rowNamed(report: EarningsReport, reference: string, home: Table): RowAt | undefined {
  const [first = "", second] = reference.split("/");
  const table = second === undefined ? home : report.filing.tables.find(({ id }) => id === first);
  const row = table?.rows.find(({ id }) => id === (second ?? first));
  return table === undefined || row === undefined ? undefined : { table, row };
}

export const factOfRow = (report: EarningsReport, { table, row }: RowAt, column: string): ReportFact | undefined =>
  factById(report, `${table.id}.${row.id}.${column}`);

/** A row's amount as its sum counts it: the printed sign, which a negated row turns. */
export const printedAmount = (fact: ReportFact, { row }: RowAt): Decimal => {
  const value = parseDecimal(fact.value);
  return row.negated === true ? value.negated() : value;
};

export interface SumPart extends RowAt { readonly fact: ReportFact; readonly amount: Decimal }

/** The parts of a row's sum in order, each with its signed amount; undefined where a part has no figure. */
export function sumParts(report: EarningsReport, at: RowAt, column: string): SumPart[] | undefined {
  const parts = (at.row.sum ?? []).map((reference): SumPart | undefined => {
    const part = rowNamed(report, reference.slice(1), at.table);
    const fact = part === undefined ? undefined : factOfRow(report, part, column);
    if (part === undefined || fact === undefined) return undefined;
    const amount = printedAmount(fact, part);
    return { ...part, fact, amount: reference.startsWith("-") ? amount.negated() : amount };
  });
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts : undefined;
}

const TOTAL_TONES: Readonly<Record<string, Tone>> = { NetIncomeLoss: "gaap", ProfitLoss: "gaap" };

/** GAAP measures stand in one colour, all others in another. */
const totalTone = (concept: string): Tone => TOTAL_TONES[localName(concept)] ?? "nonGaap";

const totalItem = (fact: ReportFact, amount: Decimal, scale: number): WalkItem => ({
  kind: "total", name: conceptLabel(fact), figure: factFigure(fact, scale), amount, tone: totalTone(fact.concept),
});

/** The scale in which a row's figures are printed. */
export const scaleOf = ({ row, table }: RowAt): number => row.scale ?? table.scale;

/** From the first figure over all steps to the row; a first part that is itself a sum is walked as well. */
export function walkTo(report: EarningsReport, at: RowAt, column: string): WalkItem[] | undefined {
  const total = factOfRow(report, at, column);
  const [first, ...rest] = sumParts(report, at, column) ?? [];
  if (total === undefined || first === undefined || at.row.sum?.[0]?.startsWith("-") === true) return undefined;
  const scale = scaleOf(at);
  const nested = first.row.sum !== undefined && first.table.id === at.table.id;
  const inner = nested ? walkTo(report, first, column) : undefined;
  return [
    ...(inner ?? [totalItem(first.fact, first.amount, scale)]),
    ...rest.map((part) => stepItem(part, scale)),
    totalItem(total, printedAmount(total, at), scale),
  ];
}

export const stepItem = ({ fact, amount }: SumPart, scale: number): WalkItem =>
  ({ kind: "step", name: conceptLabel(fact), figure: factFigure(fact, scale), amount });
