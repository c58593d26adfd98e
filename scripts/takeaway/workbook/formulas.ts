/** Sheets that have their place: every figure's cell is known, so that formulas can name it. */
import { shifted, toText } from "../../model/decimal.ts";
import type { Report } from "../../model/report.ts";
import { formulaText, type Locate } from "./expression.ts";
import { SPREADSHEET_DIGITS } from "./figure-cell.ts";
import { cellName, cellReference, type FigureCell, type Sheet } from "./sheet.ts";

export interface PlacedFigure { readonly sheet: string; readonly cell: string; readonly figure: FigureCell }

export function placedFigures(sheets: readonly Sheet[]): PlacedFigure[] {
  return sheets.flatMap(({ name, rows }) => rows.flatMap((row, y) => row.flatMap((cell, x) =>
    (cell?.kind === "figure" ? [{ sheet: name, cell: cellName(y, x), figure: cell }] : []))));
}

/** Where each fact's number stands as printed; where its cell holds an unrounded formula, where it is stated. */
export function locator(report: Report, placed: readonly PlacedFigure[]): Locate {
  const byRef = new Map<string, PlacedFigure>();
  for (const one of placed) {
    if (!byRef.has(one.figure.ref)) byRef.set(one.figure.ref, one);
  }
  const facts = new Map(report.facts.map((fact) => [fact.id, fact]));
  const statedIn = new Map(report.ties.flatMap(({ id, fact, kind }) =>
    (fact !== null && kind !== "duplicate" && kind !== "claim" ? [[fact, `tie:${id}:stated`] as const] : [])));
  return (id) => {
    const fact = facts.get(id);
    const found = byRef.get(`fact:${id}`) ?? byRef.get(statedIn.get(id) ?? "");
    if (fact === undefined || found === undefined) return undefined;
    return { reference: cellReference(found.sheet, found.cell), scale: found.figure.scale, negated: fact.negated };
  };
}

/** The formula of a cell on a sheet, whose own cells it names without the sheet. */
export function formulaOf({ figure }: PlacedFigure, sheet: string, locate: Locate): string | undefined {
  if (figure.formula !== undefined) return figure.formula;
  if (figure.trace === undefined) return undefined;
  const own = `${cellReference(sheet, "")}`;
  return formulaText(figure.trace, figure.scale, (fact) => {
    const located = locate(fact);
    return located?.reference.startsWith(own) === true
      ? { ...located, reference: located.reference.slice(own.length) } : located;
  });
}

/** The number that a cell keeps: in its own scale, with as many digits as a spreadsheet has. */
export const cellNumber = ({ value, scale }: FigureCell): string =>
  toText(shifted(value, -scale).toSignificantDigits(SPREADSHEET_DIGITS));
