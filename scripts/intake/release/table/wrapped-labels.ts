/** Labels that the source breaks over lines: "Selling, general and" / "administrative  2,654". */
import type { SheetRow } from "./sheet.ts";

const LEADING = /\b(?:of|to|and|in|on|for|the|from|by|with|per|or|before|at|net)$|[,;-]$/i;

export function joinWrapped(rows: readonly SheetRow[], axis: "cells" | "characters"): SheetRow[] {
  const joined: SheetRow[] = [];
  let open: SheetRow | undefined;
  for (const row of rows) {
    const merged: SheetRow = open !== undefined && continues(open, row, axis)
      ? { ...row, label: `${open.label} ${row.label}`.trim(), marks: [...open.marks, ...row.marks], indent: open.indent, place: open.place, afterGap: open.afterGap }
      : row;
    if (merged !== row) joined.pop();
    joined.push(withPrefix(merged, joined.at(-1)));
    open = hasValues(merged) ? undefined : merged;
  }
  return joined;
}

export const hasValues = ({ cells }: SheetRow): boolean => cells.some((cell) => cell !== undefined);

function continues(above: SheetRow, row: SheetRow, axis: "cells" | "characters"): boolean {
  if (/:$/.test(above.label) || row.label === "" || above.label === "" || /^[-–—]/.test(row.label)) return false;
  const isLower = /^\(?[a-z]/.test(row.label);
  if (axis === "cells") return isLower && hasValues(row) && !/^\(/.test(row.label);
  if (row.afterGap) return false;
  if (LEADING.test(above.label) || isLower) return true;
  return row.indent - above.indent >= 1 && row.indent - above.indent <= 2 && !/^[A-Z\s,'’]+$/.test(above.label);
}

/** "Net income per share - Basic" / "- Diluted": what stands before the dash goes for both. */
function withPrefix(row: SheetRow, before: SheetRow | undefined): SheetRow {
  const part = /^[-–—]+\s*(\w.*)$/.exec(row.label)?.[1];
  const prefix = /^(.*\S)\s+[-–—]+\s+\S/.exec(before?.label ?? "")?.[1];
  return part === undefined || prefix === undefined ? row : { ...row, label: `${prefix} - ${part}` };
}
