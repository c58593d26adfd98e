/**
 * The documents of one filing. index.json lists the files, but not what they are; the index page does ("EX-99.1"), in
 * the table "Document Format Files". Both are read: the page names types, the list is the fallback and the check.
 */
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { z } from "zod";
import type { EdgarDocument } from "./client.ts";
import { shaped } from "./submissions.ts";

export interface FiledDocument {
  /** Plain file name within the filing's folder. */
  readonly name: string;
  /** "8-K", "EX-99.1", "4"; "" where only the list of files is known. */
  readonly type: string;
}

const index = z.looseObject({ directory: z.looseObject({ item: z.array(z.looseObject({ name: z.string() })) }) });

/** Names come from outside and become paths: only plain ones are taken. */
export const isPlainName = (name: string): boolean => /^[\w][\w.-]*$/.test(name);

export const parseFileList = (document: EdgarDocument): FiledDocument[] =>
  shaped(document, index).directory.item.map(({ name }) => ({ name, type: "" })).filter(({ name }) => isPlainName(name));

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Rows of all tables with the columns "Document" and "Type", in the page's order. */
export function parseIndexPage(html: string): FiledDocument[] {
  return elements(parse(html), "table").flatMap((table) => {
    const rows = elements(table, "tr").map((row) => cellsOf(row));
    const headings = rows[0]?.map(textOf) ?? [];
    const [document, type] = [headings.indexOf("Document"), headings.indexOf("Type")];
    if (document < 0 || type < 0) return [];
    return rows.slice(1).flatMap((cells) => filedDocument(cells[document], cells[type]));
  });
}

/** A link may lead to the viewer (/ix?doc=/Archives/…/x.htm); the name is its last part. */
function filedDocument(document: Element | undefined, type: Element | undefined): FiledDocument[] {
  if (document === undefined || type === undefined) return [];
  const href = elements(document, "a")[0]?.attrs.find(({ name }) => name === "href")?.value ?? textOf(document);
  const name = href.split(/[?#](?!doc=)/)[0]?.split("/").at(-1) ?? "";
  const isPage = /\/xsl[^/]*\//.test(href);
  return isPlainName(name) && !isPage ? [{ name, type: textOf(type) }] : [];
}

function elements(node: Node, tag: string): Element[] {
  const found: Element[] = [];
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ("tagName" in next && next.tagName === tag) found.push(next);
    if ("childNodes" in next) open.push(...next.childNodes.toReversed());
  }
  return found;
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter((child): child is Element => "tagName" in child && (child.tagName === "td" || child.tagName === "th"));

function textOf(element: Element): string {
  const texts: string[] = [];
  const open: Node[] = [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.nodeName === "#text" && "value" in next) texts.push(next.value);
    if ("childNodes" in next) open.push(...next.childNodes.toReversed());
  }
  return texts.join("").replace(/\s+/g, " ").trim();
}

/** The folder of a stylesheet that EDGAR shows ownership XML through: the XML itself lies beside it. */
export const withoutStylesheet = (primaryDocument: string): string => primaryDocument.replace(/^xsl[^/]*\//, "");

const PRESS_RELEASE = /^EX-99(?:\.0?[1-9])?$/;

/** Exhibits 99 of the filing, that of the lowest number first; by file name where types are not known. */
export function pressReleases(documents: readonly FiledDocument[]): FiledDocument[] {
  const typed = documents.filter(({ type }) => PRESS_RELEASE.test(type));
  if (typed.length > 0) return typed.toSorted((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
  const unknown = documents.every(({ type }) => type === "");
  return unknown ? documents.filter(({ name }) => /(?:ex|exhibit)[-_]?99[^/]*\.(?:html?|txt)$/i.test(name)) : [];
}
