/** A PDF with its structure tree and marked content, as the rules of PDF/UA look at it; read by another library. */
import { inflateSync } from "node:zlib";
import {
  PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFObject, type PDFPage,
} from "pdf-lib";

/** Content of a page that belongs to an element: "page 12 0 R, mark 3". */
type Mark = string;

export interface Element {
  readonly role: string;
  readonly dict: PDFDict;
  readonly parent: Element | undefined;
  readonly children: Element[];
  readonly marks: Mark[];
  /** Annotations that belong to it, by their references. */
  readonly annotations: string[];
}

export interface TaggedPdf {
  readonly document: PDFDocument;
  readonly catalog: PDFDict;
  readonly pages: readonly PDFPage[];
  readonly root: PDFDict;
  /** In reading order. */
  readonly elements: readonly Element[];
}

export const name = (text: string): PDFName => PDFName.of(text);
export const at = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.lookup(name(key));
export const dictAt = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const value = at(dict, key);
  return value instanceof PDFDict ? value : undefined;
};
export const itemsAt = (dict: PDFDict | undefined, key: string): readonly PDFObject[] => {
  const value = at(dict, key);
  return value instanceof PDFArray ? value.asArray() : [];
};

export async function readTaggedPdf(bytes: Uint8Array): Promise<TaggedPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
  const { catalog } = document;
  const root = dictAt(catalog, "StructTreeRoot") ?? document.context.obj({});
  const elements: Element[] = [];
  const kids = root.get(name("K"));
  if (kids !== undefined) readKid({ kid: kids, elements, document });
  return { document, catalog, pages: document.getPages(), root, elements };
}

interface Kid {
  readonly kid: PDFObject;
  readonly elements: Element[];
  readonly document: PDFDocument;
  readonly parent?: Element;
}

function readKid({ kid, elements, document, parent }: Kid): void {
  const value = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
  if (value instanceof PDFArray) {
    for (const each of value.asArray()) readKid({ kid: each, elements, document, ...(parent && { parent }) });
  } else if (value instanceof PDFNumber) parent?.marks.push(markOf(parent.dict.get(name("Pg")), value));
  else if (value instanceof PDFDict) readDictKid(value, { kid, elements, document, ...(parent && { parent }) });
}

function readDictKid(value: PDFDict, { elements, document, parent }: Kid): void {
  const type = String(value.get(name("Type")));
  if (type === "/MCR") {
    parent?.marks.push(markOf(value.get(name("Pg")) ?? parent.dict.get(name("Pg")), value.get(name("MCID"))));
  } else if (type === "/OBJR") parent?.annotations.push(String(value.get(name("Obj"))));
  else {
    const role = String(value.get(name("S"))).slice(1);
    const element: Element = { role, dict: value, parent, children: [], marks: [], annotations: [] };
    elements.push(element);
    parent?.children.push(element);
    const kids = value.get(name("K"));
    if (kids !== undefined) readKid({ kid: kids, elements, document, parent: element });
  }
}

const markOf = (page: PDFObject | undefined, mcid: PDFObject | undefined): Mark =>
  `page ${String(page)}, mark ${String(mcid)}`;

/** The page's content, unpacked. */
export function contentOf({ document, pages }: TaggedPdf, page: PDFPage): string {
  const contents = page.node.get(name("Contents"));
  const refs = contents instanceof PDFArray ? contents.asArray() : [contents];
  return refs.map((ref) => {
    const stream = document.context.lookup(ref);
    if (!(stream instanceof PDFRawStream)) throw new Error(`page ${pages.indexOf(page) + 1} has no content`);
    return inflateSync(stream.contents).toString("latin1");
  }).join("\n");
}

/** Marks of the page's content, as elements name them. */
export const marksOf = (pdf: TaggedPdf, page: PDFPage): Mark[] =>
  [...contentOf(pdf, page).matchAll(/\/MCID (\d+)\s*>>\s*BDC/g)].map(([, mcid]) =>
    `page ${String(page.ref)}, mark ${mcid}`);

/** What the parent tree has for a page (an array, by mark) or an annotation (ISO 32000-1, 14.7.4.4). */
export function parentsOf({ root, document }: TaggedPdf, key: string): PDFObject | undefined {
  const nums = itemsAt(dictAt(root, "ParentTree"), "Nums");
  const found = nums.findIndex((value, index) => index % 2 === 0 && String(value) === key);
  const value = nums[found + 1];
  return found < 0 ? undefined : value instanceof PDFRef && document.context.lookup(value) instanceof PDFArray
    ? document.context.lookup(value) : value;
}
