/** A workbook's bytes as cells: what a spreadsheet would show and compute, read from the published file. */
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readSheet } from "./read-sheet.ts";

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
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, textOf(part)]));
  const formats = readFormats(partOf(parts, "xl/styles.xml"));
  const names = readNames(partOf(parts, "xl/workbook.xml"));
  const known = new Set([...PACKAGE_PARTS, ...names.map((_name, at) => sheetPart(at))]);
  const stray = Object.keys(parts).find((name) => !known.has(name));
  if (stray !== undefined) throw new Error(`the workbook has a part ${stray}, which nothing reads back`);
  return { sheets: names.map((name, at) => ({ name, cells: readSheet(partOf(parts, sheetPart(at)), formats) })) };
}

const textOf = (part: Uint8Array): string => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("utf8");

const PACKAGE_PARTS = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

function partOf(parts: Readonly<Record<string, string>>, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`the workbook lacks ${name}`);
  return part;
}

type Opened = (name: string, attributes: Readonly<Record<string, string>>) => void;

function parseXml(xml: string, opened: Opened): void {
  const parser = new SaxesParser();
  parser.on("doctype", () => { throw new Error("a workbook has no DOCTYPE"); });
  parser.on("opentag", ({ name, attributes }) => opened(name, attributes as Record<string, string>));
  parser.write(xml).close();
}

function readNames(xml: string): string[] {
  const names: string[] = [];
  parseXml(xml, (name, { name: sheet = "" }) => {
    if (name === "sheet") names.push(sheet);
  });
  return names;
}

/** Number format of each cell format, by its place in the list. */
function readFormats(xml: string): string[] {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let isList = false;
  parseXml(xml, (name, { numFmtId = "", formatCode = "" }) => {
    if (name === "numFmt") codes.set(numFmtId, formatCode);
    if (name === "cellXfs") isList = true;
    if (name === "xf" && isList) formats.push(codes.get(numFmtId) ?? "");
  });
  return formats;
}
