/**
 * Headings of plain text: lines that belong to one heading are put together first, by the lines drawn under them where
 * there are any; then each heading takes the run of columns over whose middle it stands.
 */
import { SPANNING, type HeadCell, type Heading } from "./head-texts.ts";
import { columnAt, overlap, type Extent } from "./value-columns.ts";

export function joinStacked(lines: readonly HeadCell[][], { rows, columns }: Heading): HeadCell[][] {
  const joined = lines.map((cells) => [...cells]);
  let from = 0;
  rows.forEach(({ row }, at) => {
    const rules = row.ruled ?? [];
    if (rules.length === 0) return;
    for (const rule of rules) joinOver(rule, joined.slice(from, at + 1));
    from = at + 1;
  });
  joined.forEach((cells, at) => {
    const next = joined[at + 1];
    if (next !== undefined) joinPairs(cells, next, columns.length);
  });
  return joined;
}

/** All that stands over one drawn line is one heading; it reaches as far as the line does. */
function joinOver(rule: Extent, lines: HeadCell[][]): void {
  const own = lines.map((cells) => cells.filter((cell) => within(cell, rule)));
  const found = own.flat();
  const last = lines.findLastIndex((_, at) => (own[at] ?? []).length > 0);
  if (found.length === 0 || own.some((cells) => cells.length > 1) || last < 0) return;
  lines.forEach((cells, at) => {
    const kept = cells.filter((cell) => !within(cell, rule));
    const heading = { text: found.map(({ text }) => text).join(" "), start: rule.start, end: rule.end };
    cells.splice(0, cells.length, ...at === last ? inOrder([...kept, heading]) : kept);
  });
}

const within = (cell: Extent, rule: Extent): boolean =>
  cell.start >= rule.start - 2 && cell.end <= rule.end + 2 && overlap(cell, rule) > 0;

const inOrder = (cells: readonly HeadCell[]): HeadCell[] => cells.toSorted((a, b) => a.start - b.start);

/**
 * "Three Months" and "Six Months" over "Ended June 30," and "Ended June 30,": as many above as below, and fewer than
 * columns. A lone "Ended" belongs to what it stands under.
 */
function joinPairs(above: HeadCell[], below: HeadCell[], columns: number): void {
  const isPaired = above.length === below.length && above.length < columns
    && above.every((cell, at) => overlap(cell, below[at] ?? cell) > 0 && !/\bended\b.*\d/i.test(cell.text));
  const pairs = below.map((cell, at) => (isPaired ? at : above.findIndex((upper) =>
    overlap(upper, cell) > 0 && /^ended\b/i.test(cell.text) && !/\bended\b/i.test(upper.text))));
  const left = below.filter((cell, at) => {
    const upper = above[pairs[at] ?? -1];
    if (upper === undefined) return true;
    above[pairs[at] ?? 0] = { text: `${upper.text} ${cell.text}`, start: Math.min(upper.start, cell.start), end: Math.max(upper.end, cell.end) };
    return false;
  });
  below.splice(0, below.length, ...left);
}

const centre = ({ start, end }: Extent): number => (start + end) / 2;

/** One word a column is read in order; fewer are shared out, each over the columns whose middle it is nearest to. */
export function assignByPlace(cells: readonly HeadCell[], columns: readonly Extent[], above: string[][]): void {
  if (cells.length === columns.length) {
    cells.forEach(({ text }, index) => above[index]?.push(text));
    return;
  }
  const shared = columns.length <= MOST_COLUMNS ? shareOut(cells, columns) : undefined;
  if (shared === undefined) for (const cell of cells) above[columnAt(columns, cell)]?.push(cell.text);
  else shared.forEach(({ from, to }, at) => {
    for (let column = from; column < to; column += 1) above[column]?.push(cells[at]?.text ?? "");
  });
}

interface Run { readonly from: number; readonly to: number }
interface Shared { readonly cost: number; readonly runs: readonly Run[] }

const MOST_COLUMNS = 40;
/** In characters: of a column that nothing stands over, and of each further column under words that name but one. */
const UNCOVERED = 1;
const UNLIKELY = 4;

/** The cheapest way to give each cell a run of columns, from left to right; undefined where there are too few. */
function shareOut(cells: readonly HeadCell[], columns: readonly Extent[]): readonly Run[] | undefined {
  let best: (Shared | undefined)[] = [...columns, undefined].map((_, count) => ({ cost: count * UNCOVERED, runs: [] }));
  for (const cell of cells) {
    const next: (Shared | undefined)[] = [undefined];
    for (let to = 1; to <= columns.length; to += 1) {
      next.push([skipping(next[to - 1]), cheapestRun(cell, columns.slice(0, to), best)].reduce(cheaper));
    }
    best = next;
  }
  return best.at(-1)?.runs;
}

/** The cell over the last of these columns, and as many before it as fit best. */
function cheapestRun(
  cell: HeadCell, columns: readonly Extent[], before: readonly (Shared | undefined)[],
): Shared | undefined {
  return columns.map((_, from): Shared | undefined => {
    const [start, cost] = [before[from], costOf(cell, columns.slice(from))];
    if (start === undefined || cost === undefined) return undefined;
    return { cost: start.cost + cost, runs: [...start.runs, { from, to: columns.length }] };
  }).reduce(cheaper);
}

function cheaper(a: Shared | undefined, b: Shared | undefined): Shared | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.cost < a.cost ? b : a;
}

const skipping = (before: Shared | undefined): Shared | undefined =>
  before && { ...before, cost: before.cost + UNCOVERED };

/** How far the cell's middle lies from that of the columns; undefined where it does not stand over them at all. */
function costOf(cell: HeadCell, columns: readonly Extent[]): number | undefined {
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const run = { start: first.start, end: last.end };
  const away = Math.abs(centre(cell) - centre(run));
  const further = SPANNING.test(cell.text) ? 0 : (columns.length - 1) * UNLIKELY;
  return away + further + (overlap(cell, run) > 0 ? 0 : FAR);
}

const FAR = 20;
