/** Markdown → blocks: paragraphs, lists, headings and pipe tables, each line's place kept. */
import { isRuled, type Block, type GridBlock, type GridCell, type GridRow, type TextBlock } from "./block.ts";

interface Line { readonly text: string; readonly number: number }

const TABLE_ROW = /^\s*\|.*\|\s*$/;
const BULLET = /^\s*(?:[-*+]|\d+[.)])\s+(?=\S)/;
const HEADING = /^\s{0,3}#{1,6}\s+/;

export function markdownBlocks(text: string): Block[] {
  const groups: { table: boolean; lines: Line[] }[] = [];
  let open = false;
  text.split("\n").forEach((line, index) => {
    const table = TABLE_ROW.test(line);
    if (line.trim() === "") open = false;
    else {
      const last = groups.at(-1);
      if (!open || last === undefined || last.table !== table
        || (!table && startsAnew(line))) groups.push({ table, lines: [] });
      groups.at(-1)?.lines.push({ text: line, number: index + 1 });
      open = true;
    }
  });
  return groups.map(({ table, lines }): Block => (table ? gridOf(lines) : paragraphOf(lines)));
}

const startsAnew = (line: string): boolean => BULLET.test(line) || HEADING.test(line);

function paragraphOf(lines: readonly Line[]): TextBlock {
  const source = lines.map(({ text }) => text.trim()).join("\n");
  const first = lines[0] ?? { text: "", number: 1 };
  const kind = HEADING.test(first.text) ? "heading" : BULLET.test(first.text) ? "bullet" : "paragraph";
  const bold = /^(\*\*|__)[\s\S]*\1$/.test(source);
  const column = first.text.length - first.text.trimStart().length + 1;
  const text = plainText(source.replace(HEADING, "").replace(BULLET, ""));
  return { kind, text, place: { line: first.number, column }, bold };
}

/** Without escapes, emphasis and inline tags. */
export function plainText(source: string): string {
  return source.replaceAll(/<\/?(?:u|b|i|em|strong|sup|sub|span|br)\s*\/?>/gi, "")
    .replaceAll(/\*\*|(?<!\w)__|__(?!\w)/g, "")
    .replaceAll(/\\([\\`*_{}[\]()#+.!$|>~-])/g, "$1")
    .replaceAll(/&nbsp;/g, " ").replaceAll(/&amp;/g, "&").replaceAll(/&lt;/g, "<").replaceAll(/&gt;/g, ">");
}

const SEPARATOR = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

function gridOf(lines: readonly Line[]): GridBlock {
  const rows: GridRow[] = [];
  let gap = false;
  for (const line of lines.filter(({ text }) => !SEPARATOR.test(text))) {
    const cells = cellsOf(line);
    if (isRuled(cells) || cells.every(({ text }) => text === "")) gap = true;
    else {
      rows.push({ cells, place: { line: line.number, column: 1 }, afterGap: gap });
      gap = false;
    }
  }
  return { kind: "grid", axis: "cells", rows, place: { line: lines[0]?.number ?? 1, column: 1 } };
}

/** Cells lie between pipes that are not escaped. Leading no-break spaces set a label in. */
function cellsOf({ text, number }: Line): GridCell[] {
  const cells: GridCell[] = [];
  const pipes = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  for (let index = 0; index + 1 < pipes.length; index += 1) {
    const from = (pipes[index] ?? 0) + 1;
    const raw = text.slice(from, pipes[index + 1]);
    const lead = raw.length - raw.trimStart().length;
    const indents = (raw.match(/^(?:\s|&nbsp;|\u00A0)*/)?.[0].match(/&nbsp;|\u00A0/g) ?? []).length;
    cells.push({
      text: plainText(raw.trim()).replaceAll(/[\s\u00A0]+/g, " ").trim(), start: index, end: index + 1,
      place: { line: number, column: from + lead + 1 }, bold: /^\s*(\*\*|__).*\1\s*$/.test(raw), indent: indents * 4,
    });
  }
  return cells;
}
