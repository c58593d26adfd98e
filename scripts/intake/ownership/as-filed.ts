/**
 * How a document differs from the one that the schemas lay out for its fields, element by element; and the
 * document again from both. Made so that nothing can be lost: whatever stands in the source and not in the
 * canonical tree (an empty element, a spelling, an order, an element nobody knows) becomes an entry, and
 * entries are all it takes.
 */
import type { AsFiled } from "../../model/ownership.ts";
import { isSameRecord, makeElement, numbered, type XmlElement } from "../xml/tree.ts";
import { FORM_PART, orderIn, partsIn, type Part } from "./form.ts";

interface Here {
  /** Path of the element: "." at the top, else names with "/" between. */
  readonly at: string;
  /** What the form has here; undefined where it has no such element. */
  readonly part: Part | undefined;
}

const TOP: Here = { at: ".", part: FORM_PART };

const below = ({ at, part }: Here, name: string, nth: number): Here => ({
  at: `${at === "." ? "" : `${at}/`}${name}${nth > 1 ? `[${nth}]` : ""}`, part: partsIn(part)[name],
});

export const asFiled = (source: XmlElement, canonical: XmlElement): AsFiled[] =>
  differences({ source, canonical, here: TOP });

interface Pair { source: XmlElement; canonical: XmlElement | undefined; here: Here }

function differences({ source, canonical, here }: Pair): AsFiled[] {
  const usual = canonical ?? makeElement(source.name);
  const isUsual = hasSameNames(source, usual);
  const own: Omit<AsFiled, "at"> = {
    ...(source.text !== usual.text && { text: source.text }),
    ...(!isSameRecord(source.attributes, usual.attributes) && { attributes: { ...source.attributes } }),
    ...(!isUsual && unusualOrder(source, usual, here)),
  };
  const has = isUsual ? undefined : byNumber(usual);
  const inside = numbered(source.children).flatMap(({ child, nth }, at) => differences({
    source: child, canonical: has === undefined ? usual.children[at] : has.get(keyOf(child.name, nth)),
    here: below(here, child.name, nth),
  }));
  const isEntry = canonical === undefined || Object.keys(own).length > 0;
  return isEntry ? [{ at: here.at, ...own }, ...inside] : inside;
}

/** So they do nearly everywhere, and then nothing needs to be looked up. */
const hasSameNames = (source: XmlElement, usual: XmlElement): boolean =>
  source.children.length === usual.children.length
  && source.children.every(({ name }, at) => name === usual.children[at]?.name);

const byNumber = ({ children }: XmlElement): Map<string, XmlElement> =>
  new Map(numbered(children).map(({ child, nth }) => [keyOf(child.name, nth), child]));

const keyOf = (name: string, nth: number): string => `${name}[${nth}]`;

/**
 * Names of the children, unless all that the two trees have, in the order of the form, is what the source
 * has.
 */
function unusualOrder(source: XmlElement, usual: XmlElement, { part }: Here): Pick<AsFiled, "children"> {
  const names = source.children.map(({ name }) => name);
  const all = inOrder(unionOf(source, usual), part).map(({ name }) => name);
  return names.length === all.length && names.every((name, at) => name === all[at]) ? {} : { children: names };
}

function unionOf(source: XmlElement, usual: XmlElement): XmlElement[] {
  const has = byNumber(usual);
  const more = numbered(source.children).filter(({ child, nth }) => !has.has(keyOf(child.name, nth)));
  return [...usual.children, ...more.map(({ child }) => child)];
}

/** The form's order; what it does not know goes last, as it comes. */
function inOrder(children: readonly XmlElement[], part: Part | undefined): XmlElement[] {
  const order = orderIn(part);
  const rank = ({ name }: XmlElement): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return children.toSorted((a, b) => rank(a) - rank(b));
}

/** The document as it was filed. An entry for an element that is not there makes it. */
export function withAsFiled(canonical: XmlElement, entries: readonly AsFiled[]): XmlElement {
  const known: Entries = { byPath: new Map(entries.map((entry) => [entry.at, entry])), byParent: new Map() };
  for (const { at } of entries) {
    if (at === ".") continue;
    const parent = at.includes("/") ? at.slice(0, at.lastIndexOf("/")) : ".";
    const names = known.byParent.get(parent) ?? [];
    names.push(at.slice(at.lastIndexOf("/") + 1));
    known.byParent.set(parent, names);
  }
  return applied(canonical, TOP, known);
}

interface Entries {
  readonly byPath: ReadonlyMap<string, AsFiled>;
  /** Path → names, with their numbers, of the elements inside that have an entry. */
  readonly byParent: Map<string, string[]>;
}

function applied(element: XmlElement, here: Here, entries: Entries): XmlElement {
  const entry = entries.byPath.get(here.at);
  const made = missing(element, entries.byParent.get(here.at) ?? []);
  const usual = made.length === 0 ? element.children : inOrder([...element.children, ...made], here.part);
  const children = entry?.children === undefined ? usual : chosen(element, entry.children);
  return {
    ...element,
    text: entry?.text ?? element.text,
    attributes: entry?.attributes ?? element.attributes,
    children: numbered(children).map(({ child, nth }) => applied(child, below(here, child.name, nth), entries)),
  };
}

/** `inside` are names as in a path: "footnoteId", "footnoteId[2]". */
function missing(element: XmlElement, inside: readonly string[]): XmlElement[] {
  const has = byNumber(element);
  return inside.filter((name) => !has.has(name.endsWith("]") ? name : keyOf(name, 1)))
    .map((name) => makeElement(name.replace(/\[\d+\]$/, "")));
}

function chosen(element: XmlElement, names: readonly string[]): XmlElement[] {
  const has = byNumber(element);
  return numbered(names.map((name) => makeElement(name))).map(({ child, nth }) =>
    has.get(keyOf(child.name, nth)) ?? child);
}
