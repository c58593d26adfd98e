/** Puts the events of a reader together to a tree, and says where the first thing is that is wrong. */
import type { XmlLimits } from "./limits.ts";
import type { XmlElement } from "./tree.ts";

interface Fault { code: string; offset: number; what: string; expected: string; mend?: string }

/** What ends the reading, with the place as UTF-16 units from the start of the text. */
export class XmlFault extends Error {
  readonly code: string;
  readonly offset: number;
  readonly what: string;
  readonly expected: string;
  readonly mend: string;
  constructor({ code, offset, what, expected, mend }: Fault) {
    super(what);
    Object.assign(this, { name: "XmlFault" });
    this.code = code;
    this.offset = offset;
    this.what = what;
    this.expected = expected;
    this.mend = mend ?? "take the document again from where it was published";
  }
}

interface Open {
  readonly name: string;
  readonly offset: number;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
  attributeCount: number;
}

export class TreeBuilder {
  readonly #limits: XmlLimits;
  readonly #text: string;
  readonly #position: () => number;
  readonly #open: Open[] = [];
  #elements = 0;
  #root: XmlElement | undefined;
  /** Set when everything has been written: what is missing now is missing from the file. */
  isAtEnd = false;

  /** `text` is the document, `position` how far in it the reader has come. */
  constructor(limits: XmlLimits, text: string, position: () => number) {
    this.#limits = limits;
    this.#text = text;
    this.#position = position;
  }

  open(name: string): void {
    const offset = this.#text.lastIndexOf("<", this.#position() - name.length - 2);
    this.#elements += 1;
    this.#limit("a name", name.length, this.#limits.text);
    if (this.#open.length >= this.#limits.depth) {
      throw this.#over("too-deep", `an element <${short(name)}> inside ${this.#open.length} others`,
        `at most ${this.#limits.depth} open at once`);
    }
    if (this.#elements > this.#limits.elements) {
      throw this.#over("too-many-elements", `element number ${this.#elements}`, `at most ${this.#limits.elements}`);
    }
    this.#open.push({ name, offset, attributes: {}, children: [], text: "", attributeCount: 0 });
  }

  attribute(name: string, value: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    element.attributeCount += 1;
    if (element.attributeCount > this.#limits.attributes) {
      const what = `attribute number ${element.attributeCount} of <${short(element.name)}>`;
      throw this.#over("too-many-attributes", what, `at most ${this.#limits.attributes}`);
    }
    this.#limit("an attribute", name.length + value.length, this.#limits.text);
    Object.defineProperty(element.attributes, name, { value, enumerable: true, configurable: true, writable: true });
  }

  text(part: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    element.text += part;
    this.#limit("a text", element.text.length, this.#limits.text);
  }

  close(): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    const { name, attributes, children, offset } = element;
    const text = children.length > 0 && element.text.trim() === "" ? "" : element.text;
    const whole: XmlElement = { name, attributes, children, text, offset };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = whole;
    else parent.children.push(whole);
  }

  root(): XmlElement {
    if (this.#root !== undefined) return this.#root;
    throw new XmlFault({ code: "no-xml", offset: 0, what: "no element", expected: "XML" });
  }

  refuseDoctype(): never {
    const offset = this.#text.lastIndexOf("<!DOCTYPE", this.#position());
    throw new XmlFault({
      code: "doctype", offset: Math.max(offset, 0), what: "a DOCTYPE, which can declare entities",
      expected: "no DOCTYPE",
      mend: "filings have none; take the document again from where it was published",
    });
  }

  /** `message` is the reader's: "1:23: unclosed tag: value". */
  fail(message: string): never {
    const innermost = this.#open.at(-1);
    if (this.isAtEnd && innermost !== undefined) {
      throw new XmlFault({
        code: "truncated", offset: this.#text.length,
        what: `the end of the document inside <${short(innermost.name)}>`,
        expected: `</${short(innermost.name)}>`, mend: "the document is cut off: take it again, whole",
      });
    }
    const what = short(message.replace(/^.*?\d+:\d+: /, ""), 120).replace(/\.$/, "");
    const offset = Math.max(Math.min(this.#position() - 1, this.#text.length), 0);
    throw new XmlFault({ code: "not-xml", offset, what, expected: "well-formed XML" });
  }

  #limit(what: string, length: number, most: number): void {
    if (length > most) throw this.#over("text-too-long", `${what} of more than ${most} characters`, `at most ${most}`);
  }

  #over(code: string, what: string, expected: string): XmlFault {
    return new XmlFault({ code, offset: Math.max(this.#position() - 1, 0), what, expected });
  }
}

const short = (text: string, length = 60): string => (text.length > length ? `${text.slice(0, length)}…` : text);
