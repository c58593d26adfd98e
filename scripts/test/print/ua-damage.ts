/** One damage for each rule of PDF/UA: what the rule has to find. Each is done to a handout that was without fault. */
import { deflateSync } from "node:zlib";
import { PDFDict, PDFHexString, PDFNumber, PDFRawStream, type PDFObject } from "pdf-lib";
import { at, contentOf, dictAt, itemsAt, name, readTaggedPdf, type Element, type TaggedPdf } from "./tagged-pdf.ts";

type Damage = (pdf: TaggedPdf) => void;

function first<T>(found: readonly T[]): T {
  const [one] = found;
  if (one === undefined) throw new Error("the handout has nothing of this kind to damage");
  return one;
}

const element = (pdf: TaggedPdf, role: string): Element => first(pdf.elements.filter((each) => each.role === role));

const dictOf = (value: PDFObject | undefined): PDFDict => {
  if (!(value instanceof PDFDict)) throw new Error("the handout has no such dictionary to damage");
  return value;
};

const annotation = ({ pages, document }: TaggedPdf): PDFDict =>
  document.context.lookup(first(pages.flatMap((page) => page.node.Annots()?.asArray() ?? [])), PDFDict);

/** An element whose mark lies on the first page, where the content below is changed. */
const marked = (pdf: TaggedPdf): Element => first(pdf.elements.filter(({ marks }) => marks.length > 0));

function changeContent(pdf: TaggedPdf, change: (content: string) => string): void {
  const page = first(pdf.pages);
  const packed = deflateSync(Buffer.from(change(contentOf(pdf, page)), "latin1"));
  const { context } = pdf.document;
  page.node.set(name("Contents"), context.register(PDFRawStream.of(context.obj({ Filter: "FlateDecode" }), packed)));
}

function changeMetadata({ catalog, document: { context } }: TaggedPdf, change: (xmp: string) => string): void {
  const stream = at(catalog, "Metadata");
  if (!(stream instanceof PDFRawStream)) throw new Error("the handout has no metadata to damage");
  const xmp = Buffer.from(change(Buffer.from(stream.contents).toString("utf8")), "utf8");
  catalog.set(name("Metadata"), context.register(PDFRawStream.of(stream.dict, xmp)));
}

const fontOf = ({ document }: TaggedPdf, subtype: string): PDFDict =>
  first(document.context.enumerateIndirectObjects().flatMap(([, object]) =>
    (object instanceof PDFDict && object.get(name("Subtype")) === name(subtype) ? [object] : [])));

const text = (value: string): PDFHexString => PDFHexString.fromText(value);

/** The attributes of a cell, which stand in a list or alone. */
function attributesOf({ dict }: Element): PDFDict[] {
  const alone = dictAt(dict, "A");
  return alone === undefined ? itemsAt(dict, "A").map(dictOf) : [alone];
}

/** By the beginning of the rule's name. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  "01-005": (pdf) => changeContent(pdf, (content) => `${content}\n0 0 9 9 re\nf\n`),
  "01-006 each": (pdf) => marked(pdf).dict.set(name("K"), PDFNumber.of(9999)),
  "01-006 the": (pdf) => pdf.root.delete(name("ParentTree")),
  "02-001": (pdf) => element(pdf, "P").dict.set(name("S"), name("Paragraph")),
  "02-004": (pdf) => pdf.root.set(name("RoleMap"), pdf.document.context.obj({ P: "Span" })),
  "05-001": (pdf) => changeMetadata(pdf, (xmp) => xmp.replace("<pdfuaid:part>1", "<pdfuaid:part>")),
  "06-002": (pdf) => changeMetadata(pdf, (xmp) => xmp.replace("<?xpacket end", "<?end")),
  "06-003": (pdf) => pdf.document.setTitle("Another title"),
  "07-001": (pdf) => pdf.catalog.delete(name("ViewerPreferences")),
  "09-004": (pdf) => element(pdf, "LBody").dict.set(name("S"), name("Div")),
  "10-001": (pdf) => fontOf(pdf, "Type0").delete(name("ToUnicode")),
  "11-001": (pdf) => pdf.catalog.delete(name("Lang")),
  "13-004": (pdf) => element(pdf, "Figure").dict.set(name("Alt"), text(" ")),
  "14-002": (pdf) => element(pdf, "H1").dict.set(name("S"), name("H2")),
  "14-003": (pdf) => element(pdf, "H2").dict.set(name("S"), name("H3")),
  "15-003": (pdf) => element(pdf, "TH").dict.delete(name("A")),
  "15-004": (pdf) => attributesOf(element(pdf, "TD"))
    .forEach((attributes) => attributes.set(name("Headers"), pdf.document.context.obj([text("nowhere")]))),
  "15-005": (pdf) => attributesOf(element(pdf, "TH"))
    .forEach((attributes) => attributes.set(name("ColSpan"), PDFNumber.of(7))),
  "19-003": (pdf) => element(pdf, "Note").dict.delete(name("ID")),
  "21-001": (pdf) => dictOf(pdf.document.context.lookup(first(itemsAt(pdf.catalog, "AF")))).delete(name("Desc")),
  "26-001": ({ document }) => { document.context.trailerInfo.Encrypt = document.context.obj({}); },
  "28-004": (pdf) => annotation(pdf).set(name("Contents"), text("")),
  "28-008": ({ pages }) => pages.forEach(({ node }) => node.set(name("Tabs"), name("R"))),
  "28-010": (pdf) => annotation(pdf).set(name("StructParent"), PDFNumber.of(9999)),
  "links": (pdf) => pdf.catalog.delete(name("Dests")),
  "it is marked": (pdf) => pdf.catalog.set(name("MarkInfo"), pdf.document.context.obj({ Marked: false })),
};

/** The handout again after the damage that the rule has to find, as it would be read from its file. */
export async function damaged(bytes: Uint8Array, rule: string): Promise<TaggedPdf> {
  const pdf = await readTaggedPdf(bytes);
  first(Object.entries(DAMAGES).filter(([start]) => rule.startsWith(start)).map(([, damage]) => damage))(pdf);
  return readTaggedPdf(await pdf.document.save({ addDefaultPage: false, updateFieldAppearances: false }));
}
