/**
 * Fields of Filing JSON → the tree that the EDGAR schemas lay out: every element in its place, none that is
 * empty, booleans as 0 and 1. {@link asFiled} says how a document that was read differs from it.
 */
import type { Ownership } from "../../model/ownership.ts";
import { makeElement, type XmlElement } from "../xml/tree.ts";
import { FORM, OWNERSHIP_DOCUMENT, type Part, type Parts } from "./form.ts";
import type { Value } from "./leaves.ts";

type Json = Readonly<Record<string, unknown>>;
interface Field { readonly value?: Value; readonly footnoteId?: readonly string[] }

export const canonicalTree = (filing: Ownership): XmlElement =>
  makeElement(OWNERSHIP_DOCUMENT, { children: childrenOf(filing, FORM) });

const childrenOf = (json: Json, parts: Parts): XmlElement[] =>
  Object.entries(parts).flatMap(([name, part]) => elementsFor(name, part, json[name]));

function elementsFor(name: string, part: Part, json: unknown): XmlElement[] {
  if (json === undefined) return [];
  switch (part.kind) {
    case "leaf": return [makeElement(name, { text: part.leaf.write(json as Value) })];
    case "field": return withContent(name, fieldChildren(part.leaf.write, json as Field));
    case "list": return (json as Json[]).map((row) => makeElement(name, { children: childrenOf(row, part.parts) }));
    case "group": {
      const marks = part.footnotes ? marksOf(json as Field) : [];
      return withContent(name, [...childrenOf(json as Json, part.parts), ...marks]);
    }
    case "footnotes": return withContent(name, (json as Ownership["footnotes"]).map(({ id, text }) =>
      makeElement("footnote", { attributes: { id }, text })));
  }
}

const withContent = (name: string, children: readonly XmlElement[]): XmlElement[] =>
  (children.length === 0 ? [] : [makeElement(name, { children })]);

function fieldChildren(write: (value: Value) => string, field: Field): XmlElement[] {
  const value = field.value === undefined ? [] : [makeElement("value", { text: write(field.value) })];
  return [...value, ...marksOf(field)];
}

const marksOf = ({ footnoteId = [] }: Field): XmlElement[] =>
  footnoteId.map((id) => makeElement("footnoteId", { attributes: { id } }));
