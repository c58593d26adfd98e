/** The last sheet: every figure's cell, what it is, and how it is published; by it the gate reads the workbook back. */
import { formatScale } from "../../format/style.ts";
import { words } from "../../lib/words.ts";
import type { PlacedFigure } from "./formulas.ts";
import { heads, text, type Sheet } from "./sheet.ts";

export const cellsSheet = (placed: readonly PlacedFigure[]): Sheet => ({
  name: words("workbook.sheet.cells"), frozen: 1, widths: [30, 8, 76, 22, 12],
  rows: [
    heads(...["sheet", "cell", "figure", "published", "times"].map((key) => words(`workbook.${key}`))),
    ...placed.map(({ sheet, cell, figure: { ref, published, scale } }) =>
      [text(sheet), text(cell), text(ref), text(published), text(formatScale(scale))]),
  ],
});
