/**
 * A worksheet of ours as its cells. It is read by the grammar that a workbook of ours has and no other: what is not a
 * cell of that form (a header, a note, a picture, a comment) is refused, not passed over.
 */
import type { WorkbookCell } from "./read-workbook.ts";

const HEAD = new RegExp([
  "^<\\?xml version=\"1\\.0\" encoding=\"UTF-8\" standalone=\"yes\"\\?>\\s*",
  "<worksheet xmlns=\"http://schemas\\.openxmlformats\\.org/spreadsheetml/2006/main\"><dimension ref=\"[A-Z]+\\d+:[A-Z]+\\d+\"/>",
  "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">",
  "(?:<pane ySplit=\"\\d+\" topLeftCell=\"A\\d+\" activePane=\"bottomLeft\" state=\"frozen\"/>)?</sheetView></sheetViews>",
  "<cols>(?:<col min=\"\\d+\" max=\"\\d+\" width=\"\\d+\" customWidth=\"1\"/>)*</cols><sheetData>",
].join(""));
const FOOT = "</sheetData></worksheet>";

const ROW = /<row r="(\d+)">/y;
const CELL = /<c r="([A-Z]+)(\d+)" s="(\d+)"(?: t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>|>(?:<f>([^<]*)<\/f>)?<v>([^<]*)<\/v>)<\/c>/y;
const ROW_END = "</row>";

/** Characters that XML 1.0 knows only in this place, or not at all. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>/;

/** `formats` are the number formats of the cell formats. Throws an Error for what is no worksheet of ours. */
export function readSheet(xml: string, formats: readonly string[]): WorkbookCell[] {
  if (FORBIDDEN.test(xml)) throw new Error("a worksheet holds a character that XML does not know");
  const cells: WorkbookCell[] = [];
  let at = HEAD.exec(xml)?.[0].length ?? refuse(xml, 0);
  while (!xml.startsWith(FOOT, at)) at = readRow({ xml, formats, cells }, at);
  return at + FOOT.length === xml.length ? cells : refuse(xml, at + FOOT.length);
}

interface Sheet { readonly xml: string; readonly formats: readonly string[]; readonly cells: WorkbookCell[] }

/** Where the row ends. */
function readRow({ xml, formats, cells }: Sheet, start: number): number {
  ROW.lastIndex = start;
  const number = ROW.exec(xml)?.[1] ?? refuse(xml, start);
  const row = parseInt(number, 10) - 1;
  let at = ROW.lastIndex;
  while (!xml.startsWith(ROW_END, at)) {
    CELL.lastIndex = at;
    const [, letters = "", digits, style = "", text, formula, value = ""] = CELL.exec(xml) ?? refuse(xml, at);
    if (digits !== number) refuse(xml, at);
    const isText = text !== undefined;
    cells.push({
      name: letters + number, row, column: columnOf(letters), isText, value: plain(text ?? value),
      formula: formula === undefined ? undefined : plain(formula), format: formats[parseInt(style, 10)] ?? "",
    });
    at = CELL.lastIndex;
  }
  return at + ROW_END.length;
}

/** "A" → 0, "AA" → 26. */
function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"" };

/** Text as XML means it: its entities are characters, and every end of a line is a line feed. */
function plain(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&[^;]*;?/g, (entity) => ENTITIES[entity] ?? refuse(entity, 0));
}

function refuse(xml: string, at: number): never {
  throw new Error(`a worksheet of ours does not hold ${JSON.stringify(xml.slice(at, at + 60))}`);
}
