/** Reads a PDF back as a reader's program would, for the tests of this room. */
import { readFile } from "node:fs/promises";
import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  readonly info: Readonly<Record<string, unknown>>;
  readonly marked: boolean;
  /** Roles of the structure elements, page by page, in reading order. */
  readonly roles: readonly string[];
  readonly outline: readonly string[];
  /** Text of each page, lines joined by spaces. */
  readonly text: readonly string[];
  readonly fonts: readonly PdfFont[];
}

export interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
}

interface Node { readonly role?: string; readonly children?: readonly Node[] }
interface Item { readonly title: string; readonly items: readonly Item[] }

export async function readPdf(file: string): Promise<ReadPdf> {
  const bytes = await readFile(file);
  const fonts = await readFonts(bytes);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const outline = await document.getOutline() as readonly Item[] | null;
  const mark = await document.getMarkInfo();
  const pages = await Promise.all(numbers(document.numPages).map((page) => readPage(document, page)));
  await task.destroy();
  return {
    info: info as Record<string, unknown>,
    marked: mark?.Marked === true,
    roles: pages.flatMap((page) => page.roles),
    outline: titlesOf(outline ?? []),
    text: pages.map((page) => page.text),
    fonts,
  };
}

interface ReadPage { readonly text: string; readonly roles: readonly string[] }

async function readPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
  return { text: text.replace(/\s+/g, " "), roles: rolesOf(await page.getStructTree() as Node | null) };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

const titlesOf = (items: readonly Item[]): string[] => items.flatMap(({ title, items: below }) =>
  [title, ...titlesOf(below)]);

const rolesOf = (node: Node | null | undefined): string[] =>
  [node?.role ?? "", ...(node?.children ?? []).flatMap(rolesOf)].filter((role) => role !== "");

async function readFonts(bytes: Uint8Array): Promise<PdfFont[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    if (object.get(PDFName.of("Type")) !== PDFName.of("FontDescriptor")) return [];
    const embedded = ["FontFile", "FontFile2", "FontFile3"].some((key) => object.has(PDFName.of(key)));
    return [{ name: String(object.get(PDFName.of("FontName"))), embedded }];
  });
}
