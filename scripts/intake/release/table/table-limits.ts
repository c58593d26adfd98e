/** How large a table may be that is looked into: beyond that it is none of a release, and would only cost time. */
import type { GridBlock } from "../document/block.ts";

/** Columns of figures; statements have some dozens at most. */
export const MAX_COLUMNS = 60;
/** Cells of a row: signs, brackets and gaps have cells of their own. */
export const MAX_CELLS_OF_ROW = 600;
export const MAX_ROWS = 10_000;
export const MAX_CELLS = 60_000;

/** Why a grid is not looked into; undefined for one that is. */
export function excessOf({ rows }: GridBlock): string | undefined {
  if (rows.length > MAX_ROWS) return `has more than ${MAX_ROWS} rows`;
  if (rows.some(({ cells }) => cells.length > MAX_CELLS_OF_ROW)) return `has more than ${MAX_CELLS_OF_ROW} cells in a row`;
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  return count > MAX_CELLS ? `has more than ${MAX_CELLS} cells` : undefined;
}
