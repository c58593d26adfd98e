/** An HTML table without tables inside → grid: colspan and rowspan laid out on one axis of columns. */
import { isRuled, type GridBlock, type GridCell, type GridRow, type SourcePlace } from "./block.ts";
import { styleWithin, type Style } from "./html-style.ts";
import { textWithin } from "./html-text.ts";
import { attributeOf, isElement, type HtmlElement } from "./html-tree.ts";

/** Wider spans than this are mistakes ("colspan=999") and would only cost time. */
const MAX_SPAN = 200;

/** Columns beyond this are in no statement; what reaches down in them is not followed. */
const MAX_REACHING = 4000;

export function gridOf(table: HtmlElement, style: Style, place: SourcePlace): GridBlock {
  const rows: GridRow[] = [];
  /** Column → rows that a cell above still reaches down. */
  const reaching = new Map<number, number>();
  let gap = false;
  for (const { element, style: rowStyle } of rowsOf(table, style)) {
    const cells = cellsOf(element, rowStyle, reaching);
    if (isRuled(cells) || cells.every(({ text }) => text === "")) {
      gap = true;
      continue;
    }
    rows.push({ cells, place: placeOf(element, place), afterGap: gap });
    gap = false;
  }
  return { kind: "grid", axis: "cells", rows, place };
}

export const placeOf = (element: HtmlElement, fallback: SourcePlace): SourcePlace => {
  const location = element.sourceCodeLocation;
  return location ? { line: location.startLine, column: location.startCol } : fallback;
};

interface Styled { element: HtmlElement; style: Style }

function rowsOf(table: HtmlElement, style: Style): Styled[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    const own = styleWithin(child, style);
    if (child.tagName === "tr") return [{ element: child, style: own }];
    return /^t(?:body|head|foot)$/.test(child.tagName) ? rowsOf(child, own) : [];
  });
}

function cellsOf(row: HtmlElement, style: Style, reaching: Map<number, number>): GridCell[] {
  const cells: GridCell[] = [];
  const placed: { start: number; end: number; down: number }[] = [];
  let at = 0;
  for (const child of row.childNodes.filter(isElement)) {
    if (child.tagName !== "td" && child.tagName !== "th") continue;
    while ((reaching.get(at) ?? 0) > 0) at += 1;
    const end = at + spanOf(child, "colspan");
    const { text, bold, indent } = textWithin(child, styleWithin(child, style));
    cells.push({ text, start: at, end, place: placeOf(child, { line: 1, column: 1 }), bold, indent });
    placed.push({ start: at, end, down: spanOf(child, "rowspan") - 1 });
    at = end;
  }
  for (const [column, rows] of reaching) {
    if (rows > 1) reaching.set(column, rows - 1);
    else reaching.delete(column);
  }
  for (const { start, end, down } of placed) {
    for (let column = start; down > 0 && column < Math.min(end, MAX_REACHING); column += 1) reaching.set(column, down);
  }
  return cells;
}

function spanOf(cell: HtmlElement, name: "colspan" | "rowspan"): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(MAX_SPAN, Math.max(1, span));
}
