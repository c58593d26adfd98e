/** Chromium's structure tree, put right where PDF/UA-1 (ISO 14289-1) asks for more. */
import type { PdfObjects } from "./pdf-objects.ts";
import { readDict, readItems, readName, readRef, readText, refTo, writeDict, writeText, type PdfDict } from "./pdf-syntax.ts";

/** A link of the page: its address as written ("#note-1", "https://…") and its words. */
export interface PageLink { readonly href: string; readonly text: string }

/** What the page knows and its PDF does not say. */
export interface PageMarks { readonly links: readonly PageLink[] }

/** Structure types of PDF 2.0 that Chromium uses, as PDF 1.7 knows them (ISO 14289-1, 7.1). */
const ROLES = { Strong: "/Span", Em: "/Span" };

export function repairTags(objects: PdfObjects, pages: readonly number[], { links }: PageMarks): void {
  const moved = new Map<string, string>();
  for (const [number, { text }] of objects.entries()) {
    const role = roleOf(text);
    if (role === "/Figure" && !readDict(text).has("Alt")) openFigure(objects, number);
    if (role === "/LI") giveBody(objects, number, moved);
  }
  moveMarks(objects, moved);
  const tree = readRef(objects.dict(objects.root).get("StructTreeRoot"));
  if (tree !== undefined) objects.change(tree, { RoleMap: writeDict(ROLES) });
  describeLinks(objects, pages, links);
}

/** "/P"; undefined for what is no structure element. Chromium begins each one with its type. */
const roleOf = (text: string): string | undefined => /^<<\/Type \/StructElem\n\/S (\/\w+)/.exec(text)?.[1];

/** The `figure` element around a chart has no alternative text of its own; the chart within it has. */
function openFigure(objects: PdfObjects, number: number): void {
  objects.change(number, { S: "/Div" });
  for (const child of childrenOf(objects.dict(number))) {
    if (roleOf(objects.object(child).text) === "/Caption") objects.change(child, { S: "/P" });
  }
}

const kidsOf = (element: PdfDict): readonly string[] => readItems(element.get("K") ?? "[]");

const childrenOf = (element: PdfDict): number[] => kidsOf(element).flatMap((kid) => readRef(kid) ?? []);

/**
 * A list item holds labels and a body, nothing else (ISO 32000-1, 14.8.4.3.3). `moved` takes the item's reference and
 * that of the body, which has the item's own marked content now.
 */
function giveBody(objects: PdfObjects, number: number, moved: Map<string, string>): void {
  const item = objects.dict(number);
  const roleOfKid = (kid: string): string | undefined => {
    const child = readRef(kid);
    return child === undefined ? undefined : roleOf(objects.object(child).text);
  };
  const kids = kidsOf(item);
  if (kids.some((kid) => roleOfKid(kid) === "/LBody")) return;
  const [labels, rest] = [kids.filter((kid) => roleOfKid(kid) === "/Lbl"), kids.filter((kid) => roleOfKid(kid) !== "/Lbl")];
  const page = item.get("Pg");
  const body = objects.add({ text: writeDict({
    Type: "/StructElem", S: "/LBody", P: refTo(number), ...(page === undefined ? {} : { Pg: page }), K: `[${rest.join(" ")}]`,
  }) });
  for (const child of rest.flatMap((kid) => readRef(kid) ?? [])) objects.change(child, { P: refTo(body) });
  objects.change(number, { K: `[${[...labels, refTo(body)].join(" ")}]` });
  moved.set(refTo(number), refTo(body));
}

/** The parent tree leads from marked content to its element (ISO 32000-1, 14.7.4.4). */
function moveMarks(objects: PdfObjects, moved: ReadonlyMap<string, string>): void {
  const tree = objects.dictOf(objects.dictOf(objects.dict(objects.root).get("StructTreeRoot"))?.get("ParentTree"));
  if (moved.size === 0 || tree === undefined) return;
  for (const number of readItems(tree.get("Nums") ?? "[]").flatMap((value) => readRef(value) ?? [])) {
    const { text } = objects.object(number);
    if (!text.startsWith("[")) continue;
    objects.put(number, { text: `[${readItems(text).map((parent) => moved.get(parent) ?? parent).join(" ")}]` });
  }
}

/** A link says in words where it leads (ISO 14289-1, 7.18.5). */
function describeLinks(objects: PdfObjects, pages: readonly number[], links: readonly PageLink[]): void {
  const words = new Map(links.map(({ href, text }) => [href, text.replace(/\s+/g, " ").trim()]));
  for (const number of pages.flatMap((page) => annotationsOf(objects, page))) {
    const target = targetOf(objects, objects.dict(number));
    objects.change(number, { Contents: writeText(words.get(target) || target.replace(/^#/, "")) });
  }
}

const annotationsOf = (objects: PdfObjects, page: number): number[] =>
  readItems(objects.dict(page).get("Annots") ?? "[]").flatMap((value) => readRef(value) ?? []);

function targetOf(objects: PdfObjects, link: PdfDict): string {
  const destination = link.get("Dest");
  if (destination?.startsWith("/") === true) return `#${readName(destination)}`;
  const address = objects.dictOf(link.get("A"))?.get("URI");
  return address === undefined ? "" : readText(address);
}
