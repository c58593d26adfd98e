/** Chromium's structure tree, put right where PDF/UA-1 (ISO 14289-1) asks for more. */
import type { PdfObjects } from "./pdf-objects.ts";
import { readDict, readItems, readName, readRef, readText, refTo, writeAscii, writeDict, writeText, type PdfDict } from "./pdf-syntax.ts";

/** A link of the page: its address as written ("#note-1", "https://…") and its words. */
export interface PageLink { readonly href: string; readonly text: string }

/** A picture by its accessible name, and the figures it shows, a row a text: the page holds them in a hidden table. */
export interface PagePicture { readonly name: string; readonly rows: readonly string[] }

/** What the page knows and its PDF does not say. */
export interface PageMarks {
  readonly links: readonly PageLink[];
  /** Of each list item in document order, whether it is a note: a link of the page leads to it. */
  readonly notes: readonly boolean[];
  readonly pictures: readonly PagePicture[];
}

/** Structure types of PDF 2.0 that Chromium uses, as PDF 1.7 knows them (ISO 14289-1, 7.1). */
const ROLES = { Strong: "/Span", Em: "/Span" };

export function repairTags(objects: PdfObjects, pages: readonly number[], { links, notes, pictures }: PageMarks): void {
  const all = objects.entries();
  for (const [number, { text }] of all) {
    if (roleOf(text) === "/Figure" && !readDict(text).has("Alt")) openFigure(objects, number);
    if (roleOf(text) === "/Figure") giveFigures(objects, number, pictures);
    if (roleOf(text) === "/Table") giveCaption(objects, number);
  }
  // Chromium numbers the elements in document order.
  const items = all.filter(([, { text }]) => roleOf(text) === "/LI").map(([number]) => number);
  const bodies = new Map(items.map((number) => [number, giveBody(objects, number)]));
  const noted = items.filter((_, at) => items.length === notes.length && notes[at] === true);
  const within = makeNotes(objects, noted.map((item) => bodies.get(item) ?? item));
  moveMarks(objects, new Map([...bodies].map(([item, body]) => [refTo(item), refTo(within.get(body) ?? body)])));
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

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What is read aloud for a picture says its figures too, a line for each row. */
function giveFigures(objects: PdfObjects, number: number, pictures: readonly PagePicture[]): void {
  const alternative = onOneLine(readText(objects.dict(number).get("Alt") ?? "()"));
  const picture = pictures.find(({ name }) => onOneLine(name) === alternative);
  if (picture === undefined) return;
  objects.change(number, { Alt: writeText([alternative, ...picture.rows.map(onOneLine)].join("\n")) });
}

/** Chromium leaves out a caption that is a heading alone; a table holds none by itself (ISO 32000-1, 14.8.4.3.4). */
function giveCaption(objects: PdfObjects, number: number): void {
  const kids = kidsOf(objects.dict(number));
  const heading = kids.find((kid) => isHeading(objects, kid));
  if (heading === undefined) return;
  const caption = refTo(wrap(objects, number, { role: "/Caption", kids: [heading] }));
  objects.change(number, { K: `[${kids.map((kid) => (kid === heading ? caption : kid)).join(" ")}]` });
}

function isHeading(objects: PdfObjects, kid: string): boolean {
  const child = readRef(kid);
  return child !== undefined && /^\/H[1-6]$/.test(roleOf(objects.object(child).text) ?? "");
}

const kidsOf = (element: PdfDict): readonly string[] => readItems(element.get("K") ?? "[]");

const childrenOf = (element: PdfDict): number[] => kidsOf(element).flatMap((kid) => readRef(kid) ?? []);

/** A list item holds labels and a body, nothing else (ISO 32000-1, 14.8.4.3.3). The body's number. */
function giveBody(objects: PdfObjects, number: number): number {
  const item = objects.dict(number);
  const isOf = (role: string) => (kid: string): boolean => {
    const child = readRef(kid);
    return child !== undefined && roleOf(objects.object(child).text) === role;
  };
  const kids = kidsOf(item);
  const present = readRef(kids.find(isOf("/LBody")));
  if (present !== undefined) return present;
  const body = wrap(objects, number, { role: "/LBody", kids: kids.filter((kid) => !isOf("/Lbl")(kid)) });
  objects.change(number, { K: `[${[...kids.filter(isOf("/Lbl")), refTo(body)].join(" ")}]` });
  return body;
}

interface Wrapping { readonly role: string; readonly kids: readonly string[]; readonly id?: string }

/** A new element within another that takes over kids of it; its number. */
function wrap(objects: PdfObjects, parent: number, { role, kids, id }: Wrapping): number {
  const page = objects.dict(parent).get("Pg");
  const element = objects.add({ text: writeDict({
    Type: "/StructElem", S: role, P: refTo(parent), ...(page === undefined ? {} : { Pg: page }),
    ...(id === undefined ? {} : { ID: id }), K: `[${kids.join(" ")}]`,
  }) });
  for (const child of kids.flatMap((kid) => readRef(kid) ?? [])) objects.change(child, { P: refTo(element) });
  return element;
}

/** What lies in the bodies becomes a note, with an id (ISO 14289-1, 7.9). Bodies and their notes, by number. */
function makeNotes(objects: PdfObjects, bodies: readonly number[]): Map<number, number> {
  const made = bodies.map((body, at) => {
    const id = writeAscii(`note${String(at + 1).padStart(8, "0")}`);
    const note = wrap(objects, body, { role: "/Note", kids: kidsOf(objects.dict(body)), id });
    objects.change(body, { K: refTo(note) });
    return { body, note, id };
  });
  addIds(objects, made.map(({ id, note }) => `${id} ${refTo(note)}`));
  return new Map(made.map(({ body, note }) => [body, note]));
}

/** Ids of notes come after those of Chromium, "node…": they make a leaf of their own (ISO 32000-1, 7.9.6). */
function addIds(objects: PdfObjects, names: readonly string[]): void {
  const tree = readRef(objects.dict(objects.root).get("StructTreeRoot"));
  const [first, last] = [names[0]?.split(" ")[0], names.at(-1)?.split(" ")[0]];
  if (tree === undefined || first === undefined) return;
  const leaf = refTo(objects.add({ text: writeDict({ Limits: `[${first} ${last}]`, Names: `[${names.join(" ")}]` }) }));
  const ids = readRef(objects.dict(tree).get("IDTree"));
  const kids = ids === undefined ? [] : readItems(objects.dict(ids).get("Kids") ?? "[]");
  const text = writeDict({ Kids: `[${[...kids, leaf].join(" ")}]` });
  objects.change(tree, { IDTree: refTo(objects.add({ text })) });
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
  const words = new Map(links.map(({ href, text }) => [href, onOneLine(text)]));
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
