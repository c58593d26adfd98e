/** Plain text → blocks: paragraphs of filled lines, bullets, and column tables on the axis of characters. */
import type { Block, GridBlock, GridCell, GridRow, SourcePlace, TextBlock } from "./block.ts";
import { findRegions, type Region } from "./text-regions.ts";
import { parseLine, tokensOf, type TextLine, type Token } from "./text-lines.ts";

export function textBlocks(text: string): Block[] {
  const lines = text.split("\n").map((line, index) => parseLine(line.replaceAll("\u00A0", " "), index + 1));
  const blocks: Block[] = [];
  let at = 0;
  for (const region of findRegions(lines)) {
    blocks.push(...proseBlocks(lines.slice(at, region.from)), ...tableBlocks(lines, region));
    at = region.to;
  }
  return [...blocks, ...proseBlocks(lines.slice(at))];
}

const PAGE_NUMBER = /^\s*(?:-\s*\d{1,3}\s*-|\d{1,3}|page \d+(?: of \d+)?|-?\s*more\s*-?)\s*$/i;
const BULLET = /^\s*(?:[•*·▪]|--?|o)\s+(?=\S)/;

/** Blank lines part paragraphs; so does a line that is set apart (centred, short before it, a bullet). */
function proseBlocks(lines: readonly TextLine[]): TextBlock[] {
  const groups: TextLine[][] = [];
  let open = false;
  for (const line of lines) {
    if (!hasWords(line) || PAGE_NUMBER.test(line.text)) {
      open = false;
      continue;
    }
    if (!open || startsAnew(line, groups.at(-1) ?? [])) groups.push([]);
    groups.at(-1)?.push(line);
    open = true;
  }
  return groups.map(blockOf);
}

const hasWords = ({ kind }: TextLine): boolean => kind === "words" || kind === "data";

function startsAnew(line: TextLine, before: readonly TextLine[]): boolean {
  const last = before.at(-1);
  if (last === undefined || BULLET.test(line.text)) return true;
  const indent = indentOf(line);
  if (BULLET.test(before[0]?.text ?? "")) return false;
  return indent > indentOf(last) + 2 && indent >= 4 && last.text.trim().length < 58;
}

const indentOf = ({ text }: TextLine): number => text.length - text.trimStart().length;

function blockOf(lines: readonly TextLine[]): TextBlock {
  const [first] = lines;
  const bullet = BULLET.test(first?.text ?? "");
  const words = lines.map(({ text }) => text.trim()).join("\n").replace(BULLET, "");
  const text = words.replaceAll(/(?<=\w)-\n(?=[a-z])/g, "-").replaceAll(/\s*\n\s*/g, " ").replaceAll(/ {2,}/g, " ");
  const place = first === undefined ? { line: 1, column: 1 } : placeAt(first, indentOf(first));
  return { kind: bullet ? "bullet" : kindOfLines(lines), text, place, bold: false };
}

function kindOfLines(lines: readonly TextLine[]): TextBlock["kind"] {
  const isShort = lines.length <= 3 && lines.every(({ text }) => text.trim().length < 72);
  const isCentred = lines.every((line) => indentOf(line) >= 10);
  const isCapitals = lines.every(({ text }) => /[A-Z]{3}/.test(text) && !/[a-z]{3}/.test(text));
  return isShort && (isCentred || isCapitals) ? "heading" : "paragraph";
}

const placeAt = ({ number }: TextLine, column: number): SourcePlace => ({ line: number, column: column + 1 });

/** Titles above the table as headings, then the grid. */
function tableBlocks(lines: readonly TextLine[], { from, to }: Region): Block[] {
  const titles = titleCount(lines.slice(from, to));
  const headings = lines.slice(from, from + titles).filter(hasWords)
    .map((line): TextBlock => ({ ...blockOf([line]), kind: "heading" }));
  return [...headings, gridOf(lines.slice(from + titles, to))];
}

const COLUMN_HEADING = /\b(?:months?|weeks?|quarters?|years?|periods?)\b.*\bended\b|^\s*(?:as of|ended)\b|\b(?:months?|weeks?)\s*$|^\s*(?:19|20)\d\d\b/i;

/** Titles stand alone on their line before the first heading of a column; a table tag ends them. */
function titleCount(lines: readonly TextLine[]): number {
  const tag = lines.findIndex(({ kind, text }) => kind === "tag" && /<TABLE>|<CAPTION>/i.test(text));
  const firstData = lines.findIndex(({ kind }) => kind === "data");
  if (tag >= 0 && tag < firstData) return tag;
  const gap = lines.slice(0, firstData).findIndex(({ kind }, index) =>
    kind === "blank" && lines.slice(0, index).some(hasWords) && lines.slice(0, index).every(isTitle));
  const heading = lines.findIndex((line) => line.kind === "data" || (line.kind === "words" && !isTitle(line)));
  return gap >= 0 && gap < heading ? lines.slice(0, heading).findLastIndex(({ kind }) => kind === "blank") + 1 : heading;
}

function isTitle(line: TextLine): boolean {
  if (line.kind !== "words") return true;
  const words = line.text.trim();
  if (tokensOf(line.text).length > 1) return false;
  return !COLUMN_HEADING.test(line.text) || words.length > 45;
}

function gridOf(lines: readonly TextLine[]): GridBlock {
  const rows: GridRow[] = [];
  let gap = false;
  for (const line of lines) {
    const last = rows.at(-1);
    if (line.kind === "rule" && last !== undefined) rows[rows.length - 1] = { ...last, ruled: tokensOf(line.text) };
    if (!hasWords(line)) {
      gap ||= line.kind === "blank";
      continue;
    }
    rows.push({ cells: cellsOf(line), place: placeAt(line, indentOf(line)), afterGap: gap });
    gap = false;
  }
  const place = rows[0]?.place ?? { line: lines[0]?.number ?? 1, column: 1 };
  return { kind: "grid", axis: "characters", rows, place };
}

function cellsOf(line: TextLine): GridCell[] {
  const tokens = line.kind === "data" ? [...(line.label ? [line.label] : []), ...line.values] : tokensOf(line.text);
  return tokens.map((token) => cellOf(line, token));
}

const cellOf = (line: TextLine, { text, start, end }: Token): GridCell =>
  ({ text: text.replaceAll(/\s+/g, " "), start, end, place: placeAt(line, start), bold: false, indent: start });
