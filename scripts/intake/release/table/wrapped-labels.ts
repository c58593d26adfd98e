/** Labels that the source breaks over lines: "Selling, general and" / "administrative  2,654". */
import type { SheetRow } from "./sheet.ts";

const LEADING = /\b(?:of|to|and|in|on|for|the|from|by|with|per|or|before|at|net)$|[,;-]$/i;

export function joinWrapped(rows: readonly SheetRow[], axis: "cells" | "characters"): SheetRow[] {
  const joined: SheetRow[] = [];
  const width = Math.max(0, ...rows.map(({ indent, label }) => indent + label.length));
  let open: SheetRow | undefined;
  for (const row of rows) {
    const merged: SheetRow = open !== undefined && continues(open, row, axis === "cells" ? undefined : width)
      ? { ...row, label: `${open.label} ${row.label}`.trim(), marks: [...open.marks, ...row.marks], indent: open.indent, place: open.place, afterGap: open.afterGap }
      : row;
    if (merged !== row) joined.pop();
    joined.push(withPrefix(merged, joined.at(-1)));
    open = hasValues(merged) ? undefined : merged;
  }
  return joined;
}

export const hasValues = ({ cells }: SheetRow): boolean => cells.some((cell) => cell !== undefined);

/** `width` is that of the widest label where lines are set by hand. */
function continues(above: SheetRow, row: SheetRow, width: number | undefined): boolean {
  if (/:$/.test(above.label) || row.label === "" || above.label === "" || /^[-–—]/.test(row.label)) return false;
  const isLower = /^\(?[a-z]/.test(row.label);
  if (width === undefined) return isLower && hasValues(row) && !/^\(/.test(row.label);
  if (row.afterGap) return false;
  if (LEADING.test(above.label) || isLower) return true;
  const isSetIn = row.indent - above.indent >= 1 && row.indent - above.indent <= 2;
  return isSetIn && !/^[A-Z\s,'’]+$/.test(above.label) && isFull(above, row, width);
}

/** A line is broken where the next word has no room; a heading ends before that. */
const isFull = (above: SheetRow, row: SheetRow, width: number): boolean =>
  above.indent + above.label.length + 1 + (row.label.split(" ")[0] ?? "").length > width - ROOM;

/** Characters that dots and the gap before the figures take. */
const ROOM = 4;

/** "Net income per share - Basic" / "- Diluted": what stands before the dash goes for both. */
function withPrefix(row: SheetRow, before: SheetRow | undefined): SheetRow {
  const part = /^[-–—]+\s*(\w.*)$/.exec(row.label)?.[1];
  const prefix = /^(.*\S)\s+[-–—]+\s+\S/.exec(before?.label ?? "")?.[1];
  return part === undefined || prefix === undefined ? row : { ...row, label: `${prefix} - ${part}` };
}
