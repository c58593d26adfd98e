/** HTML → blocks: paragraphs where the source breaks them, tables as grids, layout tables taken apart. */
import { collapse, type Block, type SourcePlace, type TextBlock } from "./block.ts";
import { gridOf, placeOf } from "./html-grid.ts";
import { isUnseen, PLAIN, styleWithin, type Style } from "./html-style.ts";
import { isBlockTag, textWithin } from "./html-text.ts";
import { holdersOfTables, isElement, isText, parseHtml, type HtmlElement, type HtmlNode, type HtmlText } from "./html-tree.ts";
import { proseOfGrid } from "./prose-of-grid.ts";
import { textBlocks } from "./text-blocks.ts";

interface Flow {
  readonly blocks: Block[];
  /** Elements with a table inside: such a table lays out the page. */
  readonly holders: ReadonlySet<HtmlElement>;
  line: string[];
  bold: boolean;
  place: SourcePlace | undefined;
}

export function htmlBlocks(text: string): Block[] {
  const root = parseHtml(text);
  if (root === undefined) return [];
  const flow: Flow = { blocks: [], holders: holdersOfTables(root), line: [], bold: false, place: undefined };
  walkChildren(root, PLAIN, flow);
  flush(flow, "paragraph");
  return flow.blocks;
}

function walkChildren(element: HtmlElement, style: Style, flow: Flow): void {
  for (const node of element.childNodes) walk(node, style, flow);
}

const SKIPPED = new Set(["head", "script", "style", "noscript", "template", "ix:header"]);

function walk(node: HtmlNode, outer: Style, flow: Flow): void {
  if (isText(node)) return addText(node, outer, flow);
  if (!isElement(node) || SKIPPED.has(node.tagName)) return;
  const style = styleWithin(node, outer);
  if (node.tagName === "table") return walkTable(node, style, flow);
  if (node.tagName === "pre") return walkPre(node, flow);
  if (node.tagName === "br") return void flow.line.push("\n");
  if (node.tagName === "sup") return void flow.line.push(textWithin({ ...node, childNodes: [node] }, style).text);
  if (!isBlockTag(node.tagName)) return walkChildren(node, style, flow);
  flush(flow, "paragraph");
  walkChildren(node, style, flow);
  flush(flow, kindOf(node.tagName));
}

const kindOf = (tag: string): TextBlock["kind"] => {
  if (/^h\d$/.test(tag)) return "heading";
  return tag === "li" ? "bullet" : "paragraph";
};

interface Location { readonly startLine: number; readonly startCol: number }

function addText({ value, sourceCodeLocation: location }: HtmlText, style: Style, flow: Flow): void {
  if (isUnseen(style)) return;
  flow.line.push(value.replaceAll(/[\t\n\f\r ]+/g, " "));
  if (value.trim() === "") return;
  if (location) flow.place ??= placeOfText(value, location);
  if (style.bold) flow.bold = true;
}

/** Of the first character that is not white space. */
function placeOfText(value: string, { startLine, startCol }: Location): SourcePlace {
  const lead = value.slice(0, value.length - value.trimStart().length);
  const lines = lead.split("\n");
  const last = lines.at(-1) ?? "";
  return lines.length === 1 ? { line: startLine, column: startCol + last.length }
    : { line: startLine + lines.length - 1, column: last.length + 1 };
}

const BULLET = /^(?:[•▪■◦●○–—·▫§]|\uF0B7|\u2022|o(?= )|-{1,2}(?= )|\*(?= ))\s*/;

/** Two line breaks in a row are a new paragraph, as old exhibits write them. */
function flush(flow: Flow, kind: TextBlock["kind"]): void {
  const place = flow.place ?? { line: 1, column: 1 };
  for (const part of flow.line.join("").split(/\n[ \u00A0]*(?:\n[ \u00A0]*)+/)) {
    const text = part.split("\n").map(collapse).filter((line) => line !== "").join("\n");
    if (text !== "") flow.blocks.push(textBlock(text, kind, { place, bold: flow.bold }));
  }
  flow.line = [];
  flow.bold = false;
  flow.place = undefined;
}

export function textBlock(text: string, kind: TextBlock["kind"], at: Pick<TextBlock, "place" | "bold">): TextBlock {
  const bare = text.replace(BULLET, "");
  return bare === text || bare === "" ? { kind, text, ...at } : { kind: "bullet", text: bare, ...at };
}

function walkTable(table: HtmlElement, style: Style, flow: Flow): void {
  flush(flow, "paragraph");
  const place = placeOf(table, { line: 1, column: 1 });
  if (flow.holders.has(table)) {
    walkCells(table, style, flow);
    return;
  }
  const grid = gridOf(table, style, place);
  flow.blocks.push(...proseOfGrid(grid));
}

/** A layout table: every cell is a flow of its own. */
function walkCells(element: HtmlElement, outer: Style, flow: Flow): void {
  for (const child of element.childNodes.filter(isElement)) {
    const style = styleWithin(child, outer);
    if (child.tagName === "td" || child.tagName === "th" || child.tagName === "caption") {
      walkChildren(child, style, flow);
      flush(flow, "paragraph");
    } else walkCells(child, style, flow);
  }
}

/** Preformatted text inside HTML is plain text with its column tables. */
function walkPre(element: HtmlElement, flow: Flow): void {
  flush(flow, "paragraph");
  const from = element.sourceCodeLocation?.startLine ?? 1;
  flow.blocks.push(...textBlocks(rawText(element)).map((block) => shifted(block, from - 1)));
}

const rawText = (element: HtmlElement): string => element.childNodes.map((node) => {
  if (isText(node)) return node.value;
  if (!isElement(node)) return "";
  return node.tagName === "br" ? "\n" : rawText(node);
}).join("");

function shifted(block: Block, lines: number): Block {
  const place = { ...block.place, line: block.place.line + lines };
  if (block.kind !== "grid") return { ...block, place };
  const move = (at: SourcePlace): SourcePlace => ({ ...at, line: at.line + lines });
  const rows = block.rows.map((row) => ({
    ...row, place: move(row.place), cells: row.cells.map((cell) => ({ ...cell, place: move(cell.place) })),
  }));
  return { ...block, place, rows };
}
