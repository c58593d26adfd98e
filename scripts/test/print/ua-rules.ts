/**
 * What PDF/UA-1 (ISO 14289-1) asks that a machine can check, named after the failure conditions of the Matterhorn
 * Protocol 1.1. Each rule tells what breaks it; nothing does in a handout.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString, type PDFObject } from "pdf-lib";
import { at, contentOf, dictAt, itemsAt, marksOf, name, parentsOf, type Element, type TaggedPdf } from "./tagged-pdf.ts";

export type Rule = (pdf: TaggedPdf) => string[];

const textOf = (value: PDFObject | undefined): string =>
  (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "");

const unless = (holds: boolean, otherwise: string): string[] => (holds ? [] : [otherwise]);

const xmpOf = ({ catalog }: TaggedPdf): string => {
  const stream = at(catalog, "Metadata");
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString("utf8") : "";
};

const annotationsOf = ({ pages, document }: TaggedPdf): { ref: string; page: number; dict: PDFDict }[] =>
  pages.flatMap((page, index) => (page.node.Annots()?.asArray() ?? []).map((ref) =>
    ({ ref: String(ref), page: index, dict: document.context.lookup(ref, PDFDict) })));

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const STANDARD = new Set(["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
  "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
  "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure",
  "Formula", "Form", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"]);

/** Which children an element may have, and which parents; others may stand anywhere. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Table: ["Caption", "THead", "TBody", "TFoot", "TR"], THead: ["TR"], TBody: ["TR"], TFoot: ["TR"], TR: ["TH", "TD"],
  L: ["Caption", "L", "LI"], LI: ["Lbl", "LBody"],
};
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ["Table", "THead", "TBody", "TFoot"], TH: ["TR"], TD: ["TR"], THead: ["Table"], TBody: ["Table"],
  LI: ["L"], LBody: ["LI"], Caption: ["Table", "L", "Figure"],
};

/** Painting outside any marked content, line by line (Matterhorn 01-005). */
function paintsOutside(content: string): string[] {
  let depth = 0;
  return content.split("\n").filter((line) => {
    if (/B[MD]C$/.test(line)) depth += 1;
    if (line === "EMC") depth -= 1;
    return depth === 0 && /(?:^|\s)(?:[fFSsBb]\*?|Tj|TJ|Do|sh)$/.test(line);
  });
}

const within = (element: Element | undefined, role: string): boolean =>
  element !== undefined && (element.role === role || within(element.parent, role));

const below = (element: Element): Element[] => [element, ...element.children.flatMap(below)];

function attribute({ dict }: Element, key: string): PDFObject | undefined {
  const attributes = at(dict, "A");
  const all = attributes instanceof PDFArray
    ? attributes.asArray().map((_, index) => attributes.lookup(index)) : [attributes];
  return all.map((each) => at(each instanceof PDFDict ? each : undefined, key)).find((value) => value !== undefined);
}

const idsOf = ({ elements }: TaggedPdf): string[] => elements.flatMap(({ dict }) => textOf(at(dict, "ID")) || []);

const span = (cell: Element, key: string): number => {
  const value = attribute(cell, key);
  return value instanceof PDFNumber ? value.asNumber() : 1;
};

/** Columns in each row, cells that reach down from rows above counted (Matterhorn 15-005). */
function widthsOf(table: Element): number[] {
  const rows = below(table).filter(({ role }) => role === "TR");
  const cells = rows.flatMap((row, from) => row.children.map((cell) =>
    ({ from, to: from + span(cell, "RowSpan"), columns: span(cell, "ColSpan") })));
  return rows.map((_, at) => cells.filter(({ from, to }) => from <= at && at < to)
    .reduce((sum, { columns }) => sum + columns, 0));
}

const headingLevels = ({ elements }: TaggedPdf): number[] =>
  elements.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [parseInt(role.slice(1), 10)] : []));

function fontsOf({ document }: TaggedPdf): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) =>
    (object instanceof PDFDict && object.get(name("Type")) === name("Font") ? [object] : []));
}

export const RULES: Readonly<Record<string, Rule>> = {
  "01-005 content is tagged or an artifact": (pdf) =>
    pdf.pages.flatMap((page) => paintsOutside(contentOf(pdf, page))),
  "01-006 each mark belongs to one element, and each element's marks exist": (pdf) => {
    const painted = pdf.pages.flatMap((page) => marksOf(pdf, page));
    const owned = pdf.elements.flatMap(({ marks }) => marks);
    const [are, have] = [new Set(painted), new Set(owned)];
    return [
      ...painted.filter((mark) => !have.has(mark)), ...owned.filter((mark) => !are.has(mark)),
      ...owned.filter((mark, index) => owned.indexOf(mark) !== index),
    ];
  },
  "01-006 the parent tree leads from each mark to its element": (pdf) => {
    const byRef = new Map(pdf.elements.map((element) => [element.dict, element]));
    return pdf.pages.flatMap((page) => {
      const parents = parentsOf(pdf, String(at(page.node, "StructParents")));
      return marksOf(pdf, page).filter((mark) => {
        const parent = parents instanceof PDFArray ? parents.lookup(parseInt(/\d+$/.exec(mark)?.[0] ?? "", 10)) : undefined;
        return !(parent instanceof PDFDict && byRef.get(parent)?.marks.includes(mark));
      });
    });
  },
  "02-001 each structure type is a standard one or stands for one": (pdf) => {
    const map = dictAt(pdf.root, "RoleMap");
    return pdf.elements.map(({ role }) => role)
      .filter((role) => !STANDARD.has(role) && !STANDARD.has(String(at(map, role)).slice(1)));
  },
  "02-004 no standard structure type stands for another": (pdf) =>
    (dictAt(pdf.root, "RoleMap")?.keys() ?? []).map((key) => key.decodeText()).filter((role) => STANDARD.has(role)),
  "05-001 it says that it keeps to PDF/UA-1": (pdf) =>
    unless(xmpOf(pdf).includes("<pdfuaid:part>1</pdfuaid:part>"), "no pdfuaid:part"),
  "06-003 its metadata has the title": (pdf) => {
    const title = /<dc:title>.*<rdf:li xml:lang="x-default">([^<]+)<\/rdf:li>/.exec(xmpOf(pdf))?.[1];
    return unless(title !== undefined && title.replaceAll("&amp;", "&") === pdf.document.getTitle(), `title ${title}`);
  },
  "06-002 its metadata is well-formed and of XMP": (pdf) =>
    unless(/^<\?xpacket begin="\uFEFF" [^]*<rdf:RDF [^]*<\?xpacket end="r"\?>$/.test(xmpOf(pdf)), "no packet"),
  "07-001 a window shows its title": ({ catalog }) =>
    unless(String(at(dictAt(catalog, "ViewerPreferences"), "DisplayDocTitle")) === "true", "no DisplayDocTitle"),
  "09-004 to 09-008 tables and lists are made of their parts": ({ elements }) => elements.flatMap((element) => {
    const wrong = element.children.filter(({ role }) => CHILDREN[element.role]?.includes(role) === false);
    const parents = PARENTS[element.role];
    const lost = parents !== undefined && !parents.includes(element.parent?.role ?? "");
    return [
      ...wrong.map(({ role }) => `${role} in ${element.role}`),
      ...(lost ? [`${element.role} in ${element.parent?.role}`] : []),
    ];
  }),
  "10-001 each font has a map to Unicode and is embedded whole": (pdf) => fontsOf(pdf).flatMap((font) => {
    const label = String(font.get(name("BaseFont")));
    if (String(at(font, "Subtype")) === "/Type0") {
      return [...unless(at(font, "ToUnicode") instanceof PDFRawStream, `${label} without ToUnicode`),
        ...unless(String(at(font, "Encoding")) === "/Identity-H", `${label} in another encoding`)];
    }
    const descriptor = dictAt(font, "FontDescriptor");
    const isType3 = String(at(font, "Subtype")) === "/Type3";
    const file = ["FontFile", "FontFile2", "FontFile3"].some((key) => at(descriptor, key) instanceof PDFRawStream);
    return [...unless(isType3 || file, `${label} is not embedded`),
      ...unless(isType3 ? at(font, "ToUnicode") !== undefined : at(font, "CIDToGIDMap") !== undefined, `${label} has no map`)];
  }),
  "11-001 it says its language": ({ catalog }) => unless(/^[a-z]{2}-[A-Z]{2}$/.test(textOf(at(catalog, "Lang"))), "no Lang"),
  "13-004 each figure has an alternative text": ({ elements }) => elements
    .filter(({ role, dict }) => role === "Figure" && textOf(at(dict, "Alt")).trim() === "").map(({ dict }) => String(dict)),
  "14-002 the first heading is of the first level": (pdf) =>
    unless(headingLevels(pdf)[0] === 1, `H${headingLevels(pdf)[0]} first`),
  "14-003 no level of headings is left out": (pdf) => headingLevels(pdf)
    .flatMap((level, index, levels) => unless(level <= (levels[index - 1] ?? 0) + 1, `H${level} after H${levels[index - 1]}`)),
  "15-003 each header cell says what it heads": ({ elements }) => elements
    .filter((element) => element.role === "TH" && attribute(element, "Scope") === undefined).map(({ dict }) => String(dict)),
  "15-004 cells name headers that exist": (pdf) => {
    const ids = new Set(idsOf(pdf));
    return pdf.elements.flatMap((cell) => {
      const headers = attribute(cell, "Headers");
      return headers instanceof PDFArray ? headers.asArray().map(textOf).filter((id) => !ids.has(id)) : [];
    });
  },
  "15-005 each row of a table has as many columns": ({ elements }) => elements.filter(({ role }) => role === "Table")
    .map(widthsOf).filter((widths) => new Set(widths).size > 1).map((widths) => widths.join()),
  "19-003 each note has an id, and no other element has it": (pdf) => {
    const ids = idsOf(pdf);
    return [
      ...pdf.elements.filter(({ role, dict }) => role === "Note" && textOf(at(dict, "ID")) === "")
        .map(({ dict }) => String(dict)),
      ...ids.filter((id, index) => ids.indexOf(id) !== index),
    ];
  },
  "21-001 each file it carries says its name and what it is to the document": ({ catalog, document }) => {
    const files = itemsAt(catalog, "AF").map((ref) => document.context.lookup(ref, PDFDict));
    const named = itemsAt(dictAt(dictAt(catalog, "Names"), "EmbeddedFiles"), "Names");
    return [
      ...unless(named.length === 2 * files.length, "a file that is not associated"),
      ...files.filter((file) => ["F", "UF", "Desc"].some((key) => textOf(at(file, key)) === "")
        || String(at(file, "AFRelationship")) !== "/Source").map(String),
    ];
  },
  "26-001 it is not encrypted": ({ document }) => unless(!document.isEncrypted, "encrypted"),
  "28-004, 28-012 each link says where it leads": (pdf) =>
    annotationsOf(pdf).filter(({ dict }) => textOf(at(dict, "Contents")).trim() === "").map(({ dict }) => String(dict)),
  "28-008, 28-009 the tab order is that of the structure": ({ pages }) => pages
    .filter((page) => page.node.Annots() !== undefined && String(at(page.node, "Tabs")) !== "/S").map((page) => String(page.ref)),
  "28-010, 28-011 each link stands in a Link, and the parent tree leads to it": (pdf) => {
    const owners = new Map(pdf.elements.flatMap((owner) => owner.annotations.map((ref) => [ref, owner] as const)));
    return annotationsOf(pdf).filter(({ ref, dict }) => {
      const owner = owners.get(ref);
      const parent = parentsOf(pdf, String(at(dict, "StructParent")));
      return !within(owner, "Link") || pdf.document.context.lookup(parent) !== owner?.dict;
    }).map(({ ref }) => ref);
  },
  "links within the document lead somewhere": (pdf) => {
    const places = dictAt(pdf.catalog, "Dests");
    return annotationsOf(pdf).flatMap(({ dict }) => {
      const target = dict.get(name("Dest"));
      return target instanceof PDFName && !(places?.has(target) === true) ? [target.decodeText()] : [];
    });
  },
  "it is marked as tagged, and no tag is suspect": ({ catalog }) => {
    const mark = dictAt(catalog, "MarkInfo");
    return [...unless(String(at(mark, "Marked")) === "true", "not Marked"),
      ...unless(String(at(mark, "Suspects")) !== "true", "Suspects")];
  },
};

/** What breaks the rules, a line each: "14-003 …: H3 after H1". */
export const brokenRules = (pdf: TaggedPdf): string[] => Object.entries(RULES).flatMap(([title, rule]) =>
  [...new Set(rule(pdf))].slice(0, 5).map((what) => `${title}: ${what.slice(0, 200)}`));
