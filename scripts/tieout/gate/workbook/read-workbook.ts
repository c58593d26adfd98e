/** A workbook's bytes as cells: what a spreadsheet would show and compute, read from the published file. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

export interface WorkbookCell {
  /** "B5" */
  readonly name: string;
  readonly row: number;
  readonly column: number;
  /** Its text, or its number as the file writes it. */
  readonly value: string;
  readonly isText: boolean;
  /** Without the equals sign. */
  readonly formula?: string | undefined;
  /** Number format code; "" for the general one. */
  readonly format: string;
}

export interface WorkbookSheet { readonly name: string; readonly cells: readonly WorkbookCell[] }
export interface Workbook { readonly sheets: readonly WorkbookSheet[] }

/** Throws where the bytes are no workbook of ours: a part is missing, or holds what this does not read. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const formats = readFormats(partOf(parts, "xl/styles.xml"));
  const names = readNames(partOf(parts, "xl/workbook.xml"));
  const known = new Set([...PACKAGE_PARTS, ...names.map((_name, at) => sheetPart(at))]);
  const stray = Object.keys(parts).find((name) => !known.has(name));
  if (stray !== undefined) throw new Error(`the workbook has a part ${stray}, which nothing reads back`);
  return { sheets: names.map((name, at) => ({ name, cells: readCells(partOf(parts, sheetPart(at)), formats) })) };
}

const PACKAGE_PARTS = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

function partOf(parts: Readonly<Record<string, string>>, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`the workbook lacks ${name}`);
  return part;
}

interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

function parseXml(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser();
  parser.on("doctype", () => { throw new Error("a workbook has no DOCTYPE"); });
  parser.on("opentag", ({ name, attributes }) => handlers.open(name, attributes as Record<string, string>));
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("closetag", ({ name }) => handlers.close?.(name));
  parser.write(xml).close();
}

function readNames(xml: string): string[] {
  const names: string[] = [];
  parseXml(xml, { open: (name, { name: sheet = "" }) => { if (name === "sheet") names.push(sheet); } });
  return names;
}

/** Number format of each cell format, by its place in the list. */
function readFormats(xml: string): string[] {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let isList = false;
  parseXml(xml, {
    open: (name, { numFmtId = "", formatCode = "" }) => {
      if (name === "numFmt") codes.set(numFmtId, formatCode);
      if (name === "cellXfs") isList = true;
      if (name === "xf" && isList) formats.push(codes.get(numFmtId) ?? "");
    },
  });
  return formats;
}

/** "AB12" → 27, 11. */
function placeOf(name: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: parseInt(digits, 10) - 1, column };
}

function readCells(xml: string, formats: readonly string[]): WorkbookCell[] {
  const cells: WorkbookCell[] = [];
  let open = { name: "", style: "", isText: false };
  let texts: Record<string, string> = {};
  let part = "";
  parseXml(xml, {
    open: (tag, attributes) => {
      if (tag === "c") {
        open = { name: attributes["r"] ?? "", style: attributes["s"] ?? "0", isText: attributes["t"] === "inlineStr" };
        texts = {};
      }
      part = tag;
    },
    text: (text) => { texts[part] = (texts[part] ?? "") + text; },
    close: (tag) => {
      part = "";
      if (tag !== "c") return;
      const { name, style, isText } = open;
      cells.push({
        name, ...placeOf(name), isText, value: (isText ? texts["t"] : texts["v"]) ?? "", formula: texts["f"],
        format: formats[parseInt(style, 10)] ?? "",
      });
    },
  });
  return cells;
}
