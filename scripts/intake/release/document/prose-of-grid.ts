/** Tables that only hold words apart (a bullet and its text, a footnote and its mark, addresses) are prose. */
import { withoutMarks, type Block, type GridBlock, type GridCell, type GridRow, type TextBlock } from "./block.ts";

/** A cell longer than this is a paragraph that stands beside figures. */
const LONG = 250;
const VALUE = /^[($\u20AC\u00A3\s]*[-\u2212\u2013]?\s*\(?\$?\s*\d[\d,]*(?:\.\d+)?\s*\)?\s*[%)]*$/;

/** The grid, if it holds figures, with the paragraphs that stood in its cells after it; else its rows as text. */
export function proseOfGrid(grid: GridBlock): Block[] {
  if (!holdsFigures(grid)) return grid.rows.flatMap(textOfRow);
  const prose = grid.rows.flatMap(({ cells }) => cells.filter(isLong).flatMap(textOfCell));
  const rows = grid.rows.map((row) =>
    (row.cells.some(isLong) ? { ...row, cells: row.cells.filter((cell) => !isLong(cell)) } : row));
  return [{ ...grid, rows }, ...prose];
}

const isLong = ({ text }: GridCell): boolean => text.length > LONG;

function holdsFigures({ rows }: GridBlock): boolean {
  let count = 0;
  for (const { cells } of rows) count += figuresIn(cells);
  return count >= 2;
}

function figuresIn(cells: readonly GridCell[]): number {
  const filled = cells.filter(({ text }) => text !== "");
  return filled.slice(1).filter(({ text }) => VALUE.test(withoutMarks(text).trim())).length;
}

function textOfCell({ text, place, bold }: GridCell): TextBlock[] {
  return text.split("\n").map((line) => {
    const bare = line.replace(/^[•▪■◦●–—·-]\s*/, "");
    return { kind: bare === line ? "paragraph" as const : "bullet" as const, text: bare, place, bold };
  });
}

const SYMBOL = /^[•▪■◦●○–—·o-]$/;
const MARK = /^(?:\(?[\da-z]{1,2}[).]|[*†‡§]+|\d)$/i;

function textOfRow({ cells, place }: GridRow): TextBlock[] {
  const [first, ...rest] = cells.filter(({ text }) => text !== "");
  if (first === undefined) return [];
  const bold = [first, ...rest].every((cell) => cell.bold);
  const words = rest.map(({ text }) => text).join(" ");
  if (words !== "" && SYMBOL.test(first.text)) return [{ kind: "bullet", text: words, place, bold }];
  if (words !== "" && MARK.test(first.text)) return [{ kind: "paragraph", text: `${first.text} ${words}`, place, bold }];
  return [first, ...rest].flatMap(textOfCell).map((block) => ({ ...block, bold: block.bold && bold }));
}
