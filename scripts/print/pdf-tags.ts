/** Chromium's structure tree, put right where PDF/UA-1 (ISO 14289-1) asks for more. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument, type PDFObject } from "pdf-lib";

/** A link of the page: its address as written ("#note-1", "https://…") and its words. */
export interface PageLink { readonly href: string; readonly text: string }

const S = PDFName.of("S");
const P = PDFName.of("P");
const K = PDFName.of("K");
const ALT = PDFName.of("Alt");
const ROLE = {
  figure: PDFName.of("Figure"), caption: PDFName.of("Caption"), paragraph: PDFName.of("P"), item: PDFName.of("LI"),
};

export function repairTags(document: PDFDocument, links: readonly PageLink[]): void {
  const elements = structureElements(document);
  for (const element of elements) {
    if (element.get(S) === ROLE.figure && !element.has(ALT)) openFigure(element);
    if (element.get(S) === ROLE.item) giveBody(document, element);
  }
  describeLinks(document, links);
}

function structureElements(document: PDFDocument): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) =>
    (object instanceof PDFDict && object.has(S) && object.has(P) ? [object] : []));
}

/** The `figure` element around a chart has no alternative text of its own; the chart within it has. */
function openFigure(element: PDFDict): void {
  element.set(S, PDFName.of("Div"));
  for (const child of childrenOf(element)) if (child.get(S) === ROLE.caption) child.set(S, ROLE.paragraph);
}

const childrenOf = (element: PDFDict): PDFDict[] => kidsOf(element).flatMap((kid) => {
  const object = kid instanceof PDFRef ? element.context.lookup(kid) : kid;
  return object instanceof PDFDict ? [object] : [];
});

function kidsOf(element: PDFDict): readonly PDFObject[] {
  const kids = element.lookup(K);
  if (kids instanceof PDFArray) return kids.asArray();
  const single = element.get(K);
  return single === undefined ? [] : [single];
}

/** A list item holds labels and a body, nothing else (ISO 32000-1, 14.8.4.3.3). */
function giveBody(document: PDFDocument, item: PDFDict): void {
  const itemRef = document.context.getObjectRef(item);
  if (itemRef === undefined || childrenOf(item).some((child) => roleOf(child) === "/LBody")) return;
  const isLabel = (kid: PDFObject): boolean => roleOf(document.context.lookup(kid)) === "/Lbl";
  const [labels, rest] = [kidsOf(item).filter(isLabel), kidsOf(item).filter((kid) => !isLabel(kid))];
  const body = document.context.obj({ Type: "StructElem", S: "LBody", P: itemRef, K: rest });
  const bodyRef = document.context.register(body);
  for (const child of childrenOf(item)) if (roleOf(child) !== "/Lbl" && child.has(P)) child.set(P, bodyRef);
  item.set(K, document.context.obj([...labels, bodyRef]));
}

const roleOf = (element: unknown): string => (element instanceof PDFDict ? String(element.get(S)) : "");

/** A link says in words where it leads (ISO 14289-1, 7.18.5). */
function describeLinks(document: PDFDocument, links: readonly PageLink[]): void {
  const words = new Map(links.map(({ href, text }) => [href, text.replace(/\s+/g, " ").trim()]));
  for (const page of document.getPages()) {
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const link = document.context.lookup(annotation, PDFDict);
      const target = targetOf(link);
      link.set(PDFName.of("Contents"), PDFHexString.fromText(words.get(target) || target.replace(/^#/, "")));
    }
  }
}

function targetOf(link: PDFDict): string {
  const destination = link.get(PDFName.of("Dest"));
  if (destination instanceof PDFName) return `#${destination.decodeText()}`;
  const uri = link.lookupMaybe(PDFName.of("A"), PDFDict)?.lookupMaybe(PDFName.of("URI"), PDFString, PDFHexString);
  return uri?.decodeText() ?? "";
}
