/**
 * Tree of an ownership document → the fields of Filing JSON. White space around a text is not part of its
 * value; an empty element gives no field. What cannot be read, or is no part of the form, is a finding and
 * left out here: as it stands it goes into `asFiled`, like everything else that the fields do not say.
 */
import type { Finding } from "../../lib/finding.ts";
import type { XmlDocument } from "../xml/read-xml.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xml/tree.ts";
import { ALWAYS_FIELDS, FORM, FORM_PART, type Part, type Parts } from "./form.ts";
import type { Leaf, Value } from "./leaves.ts";

type Json = Record<string, unknown>;

export interface FormDraft {
  /** Shaped like the schema's fields of the form, as far as the document has them. */
  readonly fields: Json;
  /** JSON pointer → the element it was read from. */
  readonly elements: ReadonlyMap<string, XmlElement>;
  readonly findings: readonly Finding[];
}

export function readForm(document: XmlDocument, root: XmlElement): FormDraft {
  const reader = new FormReader(document);
  reader.checkRoot(root);
  const fields = reader.group(root, FORM, "");
  return { fields, elements: reader.elements, findings: reader.findings };
}

interface Wanted { name: string; part: Part; pointer: string }

class FormReader {
  readonly #document: XmlDocument;
  readonly elements = new Map<string, XmlElement>();
  readonly findings: Finding[] = [];

  constructor(document: XmlDocument) {
    this.#document = document;
  }

  group(element: XmlElement | undefined, parts: Parts, pointer: string): Json {
    if (element !== undefined) this.elements.set(pointer, element);
    const read = Object.entries(parts).map(([name, part]) =>
      [name, this.#part(element, { name, part, pointer: `${pointer}/${name}` })] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  #part(parent: XmlElement | undefined, { name, part, pointer }: Wanted): unknown {
    if (part.kind === "list") {
      const rows = parent === undefined ? [] : childrenNamed(parent, name);
      return rows.map((row, at) => this.#known(row, part, `${pointer}/${at}`));
    }
    const element = parent && childNamed(parent, name);
    if (element !== undefined) return this.#known(element, part, pointer);
    if (part.kind === "group" && part.always) return this.group(undefined, part.parts, pointer);
    return part.kind === "footnotes" ? [] : emptyField(name, part);
  }

  #known(element: XmlElement, part: Part, pointer: string): unknown {
    this.elements.set(pointer, element);
    this.#strangers(element, part, pointer);
    switch (part.kind) {
      case "leaf": return this.#leaf(element, part.leaf, pointer);
      case "field": return this.#field(element, part.leaf, pointer) ?? emptyField(element.name, part);
      case "list": return this.group(element, part.parts, pointer);
      case "footnotes":
        return childrenNamed(element, "footnote").map((note, at) => this.#footnote(note, `${pointer}/${at}`));
      case "group": {
        const marks = part.footnotes ? this.#references(element, pointer) : {};
        const read = { ...this.group(element, part.parts, pointer), ...marks };
        return part.always || Object.keys(read).length > 0 ? read : undefined;
      }
    }
  }

  #leaf(element: XmlElement, leaf: Leaf, pointer: string): Value | undefined {
    this.elements.set(pointer, element);
    const written = element.text.trim();
    if (written === "") return undefined;
    const value = leaf.read(written);
    if (value === undefined) {
      this.#find(element, {
        code: "unreadable-value", subject: pointer, what: JSON.stringify(cut(written)), expected: leaf.expected,
        mend: "the document's own mistake: the text is kept in \"asFiled\", the field is left out",
      });
    }
    return value;
  }

  #field(element: XmlElement, leaf: Leaf, pointer: string): Json | undefined {
    const inside = childNamed(element, "value") ?? (element.children.length === 0 ? element : undefined);
    const value = inside && this.#leaf(inside, leaf, `${pointer}/value`);
    const read = { ...(value !== undefined && { value }), ...this.#references(element, pointer) };
    return Object.keys(read).length > 0 ? read : undefined;
  }

  #references(element: XmlElement, pointer: string): Json {
    const marks = childrenNamed(element, "footnoteId").filter((mark) => this.#isReference(mark, pointer));
    marks.forEach((mark, at) => this.elements.set(`${pointer}/footnoteId/${at}`, mark));
    return marks.length > 0 ? { footnoteId: marks.map(idOf) } : {};
  }

  #footnote(element: XmlElement, pointer: string): Json {
    this.elements.set(pointer, element);
    if (!this.#isReference(element, pointer)) return { text: element.text.trim() };
    return { id: idOf(element), text: element.text.trim() };
  }

  #isReference(mark: XmlElement, subject: string): boolean {
    const id = idOf(mark);
    if (/^F\d+$/.test(id)) return true;
    const what = JSON.stringify(cut(id));
    this.#find(mark, { code: "wrong-footnote-id", subject, what, expected: "an id such as \"F1\"", mend: KEPT });
    return false;
  }

  /** Children that the form does not know, or knows only once, and text where it has none. */
  #strangers(element: XmlElement, part: Part, subject: string): void {
    const { parts, others, lists } = holds(part);
    const seen = new Set<string>();
    for (const child of element.children) {
      const known = Object.hasOwn(parts, child.name) || others.has(child.name);
      if (!known) this.#find(child, { code: "unknown-element", subject, what: whatIn(child, element), ...UNKNOWN });
      else if (seen.has(child.name) && !lists.has(child.name)) {
        const what = `a second ${whatIn(child, element)}`;
        this.#find(child, { code: "repeated-element", subject, what, expected: "one", mend: KEPT });
      }
      seen.add(child.name);
    }
    if (element.children.length > 0 && element.text !== "") {
      const what = JSON.stringify(cut(element.text.trim()));
      this.#find(element, { code: "stray-text", subject, what, expected: "elements only", mend: KEPT });
    }
  }

  checkRoot(root: XmlElement): void {
    this.#strangers(root, FORM_PART, "");
  }

  #find(element: XmlElement, { subject, ...finding }: Omit<Finding, "place">): void {
    this.findings.push({ ...finding, ...(subject && { subject }), place: this.#document.place(element) });
  }
}

const KEPT = "it is kept in \"asFiled\", and nothing is made of it";
const UNKNOWN = { expected: "an element of the ownership schemas", mend: KEPT };
const whatIn = (child: XmlElement, parent: XmlElement): string => `<${cut(child.name)}> in <${cut(parent.name)}>`;

const NO_PARTS: Parts = {};
const FIELD_PARTS = new Set(["value", "footnoteId"]);
const FOOTNOTE = new Set(["footnote"]);
const MARK = new Set(["footnoteId"]);
const NOTHING: ReadonlySet<string> = new Set();

interface Holds { parts: Parts; others: ReadonlySet<string>; lists: ReadonlySet<string> }

/** The form has some forty parts, and a document thousands of elements. */
const known = new Map<Part, Holds>();

function holds(part: Part): Holds {
  const found = known.get(part) ?? holdsOf(part);
  known.set(part, found);
  return found;
}

function holdsOf(part: Part): Holds {
  if (part.kind === "field") return { parts: NO_PARTS, others: FIELD_PARTS, lists: MARK };
  if (part.kind === "footnotes") return { parts: NO_PARTS, others: FOOTNOTE, lists: FOOTNOTE };
  if (part.kind === "leaf") return { parts: NO_PARTS, others: NOTHING, lists: NOTHING };
  const lists = Object.entries(part.parts).filter(([, inside]) => inside.kind === "list").map(([name]) => name);
  const marks = part.kind === "group" && part.footnotes ? MARK : NOTHING;
  return { parts: part.parts, others: marks, lists: new Set([...lists, ...marks]) };
}

const emptyField = (name: string, part: Part): Json | undefined =>
  (part.kind === "field" && ALWAYS_FIELDS.has(name) ? {} : undefined);

const idOf = ({ attributes }: XmlElement): string => attributes["id"] ?? "";

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
