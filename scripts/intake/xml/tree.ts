/**
 * A document as a plain tree: names, attributes, children in their order, and text. White space between
 * elements, as indentation is, is no text; comments and processing instructions are left out.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /**
   * All text directly inside: verbatim in an element without children, else "" unless more than white space.
   */
  readonly text: string;
  /**
   * Where its "<" stands: UTF-16 units from the start of the document's text; -1 for an element that was
   * made.
   */
  readonly offset: number;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** An element that no document holds. */
export const makeElement = (name: string, parts: Partial<Omit<XmlElement, "name">> = {}): XmlElement =>
  ({ name, attributes: NO_ATTRIBUTES, children: [], text: "", offset: -1, ...parts });

export const childNamed = ({ children }: XmlElement, name: string): XmlElement | undefined =>
  children.find((child) => child.name === name);

export const childrenNamed = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name);

/** The element and everything in it, in document order. */
export const elementsIn = (root: XmlElement): XmlElement[] => [root, ...root.children.flatMap(elementsIn)];

/** The same names, attributes, texts and order; where they stood does not matter. */
export function isSameTree(a: XmlElement, b: XmlElement): boolean {
  return a.name === b.name && a.text === b.text && isSameRecord(a.attributes, b.attributes)
    && a.children.length === b.children.length
    && a.children.every((child, at) => isSameTree(child, b.children[at] ?? b));
}

export function isSameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}

/** An element with each child's name, and which of that name it is, counted from one. */
export interface Numbered { readonly child: XmlElement; readonly nth: number }

export function numbered(children: readonly XmlElement[]): Numbered[] {
  const seen = new Map<string, number>();
  return children.map((child) => {
    const nth = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, nth);
    return { child, nth };
  });
}
