/** Figures of the Report as cells. */
import { spreadsheetFormat, unitFormat } from "../../format/spreadsheet-format.ts";
import { parseDecimal, shifted, type Decimal } from "../../model/decimal.ts";
import type { ReportFact, ReportMetric, ReportTie, ReportTrace, Shown } from "../../model/report.ts";
import { NOT_MEANINGFUL, gives } from "./expression.ts";
import { text, type Cell, type FigureCell } from "./sheet.ts";

/** A spreadsheet keeps so many significant digits (ECMA-376 leaves it to IEEE 754 doubles; Excel shows no more). */
export const SPREADSHEET_DIGITS = 15;

const isTooLong = (value: Decimal): boolean => value.precision() > SPREADSHEET_DIGITS;

/** An input with more digits than a spreadsheet keeps is written as a text, so that no digit is lost unseen. */
function cellOf({ trace, ...cell }: FigureCell): Cell {
  if (trace !== undefined && gives(trace, cell.value)) return { ...cell, trace };
  const isInput = cell.formula === undefined;
  return isInput && isTooLong(cell.value) ? text(shifted(cell.value, -cell.scale).toFixed()) : cell;
}

export const printedValue = ({ value, negated }: Pick<ReportFact, "value" | "negated">): Decimal =>
  (negated ? parseDecimal(value).negated() : parseDecimal(value));

/** A fact in the units it is printed in. `tie` recomputes it, so that the cell holds the formula. */
export function factCell(fact: ReportFact, tie?: ReportTie): Cell {
  const { scale, shown } = fact;
  const format = spreadsheetFormat(shown.style, scale);
  if (tie === undefined) {
    return cellOf({ kind: "figure", ref: shown.ref, value: printedValue(fact), scale, format, published: shown.text });
  }
  const isSame = isWhole(tie);
  return cellOf({
    kind: "figure", ref: isSame ? shown.ref : `tie:${tie.id}:recomputed`, scale, format, published: shown.text,
    value: isSame ? printedValue(fact) : parseDecimal(tie.recomputed ?? tie.stated), trace: tie.trace ?? undefined,
  });
}

/** A fact in units, for a sheet whose rows come from many tables. */
export function unitFactCell(fact: ReportFact): Cell {
  const value = printedValue(fact);
  return cellOf({
    kind: "figure", ref: fact.shown.ref, value, scale: 0, format: unitFormat(fact.shown.style, value),
    published: fact.shown.text, trace: printedTrace(fact),
  });
}

/** A derived figure's trace gives the concept's value; the cell shows it as its row prints it. */
function printedTrace({ trace, negated, value, unit }: ReportFact): ReportTrace | undefined {
  return trace === undefined || !negated ? trace : { op: "negation", value, unit, inputs: [trace] };
}

/** Nothing was rounded away between the recomputed figure and the stated one. */
export const isWhole = ({ residual }: ReportTie): boolean => residual !== null && parseDecimal(residual).isZero();

const GAPS = { "not-meaningful": NOT_MEANINGFUL, "not-reported": "n/a", "not-checked": "n/a" } as const;

export function metricCell({ key, value, shown, trace, gap }: ReportMetric): Cell {
  if (value === null || shown === null) return text(gap === null ? "" : GAPS[gap.kind]);
  return cellOf({
    kind: "figure", ref: `metric:${key}`, value: parseDecimal(value), scale: 0, format: spreadsheetFormat(shown.style),
    published: shown.text, trace: trace ?? undefined,
  });
}

export type TieEnd = "stated" | "recomputed" | "residual";

interface TieFigure {
  readonly value: string | null;
  readonly shown: Shown | null;
  readonly trace?: ReportTrace | undefined;
  readonly formula?: string;
}

/** One of a tie's figures in units, in the tie's own way of showing it. */
export function tieCell(tie: ReportTie, end: TieEnd, { value, shown, trace, formula }: TieFigure): Cell {
  if (value === null) return null;
  const style = (shown ?? tie.recomputedShown ?? tie.statedShown).style;
  return cellOf({
    kind: "figure", ref: `tie:${tie.id}:${end}`, value: parseDecimal(value), scale: 0, published: shown?.text ?? "",
    format: unitFormat(style, parseDecimal(value)), trace, ...(formula === undefined ? {} : { formula }),
  });
}
