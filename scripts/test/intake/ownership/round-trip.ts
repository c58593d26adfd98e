/** A document → filing → document, for the tests of ownership intake. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readOwnership, type OwnershipRead } from "../../../intake/ownership/read-ownership.ts";
import { ownershipXml } from "../../../intake/ownership/ownership-xml.ts";
import { unwrap } from "../../../intake/ownership/unwrap.ts";
import { readXml } from "../../../intake/xml/read-xml.ts";
import { elementsIn, type XmlElement } from "../../../intake/xml/tree.ts";
import type { Ownership } from "../../../model/ownership.ts";
import { PROJECT } from "../../example-filings.ts";

export const FIXTURES = join(import.meta.dirname, "fixtures");
export const fixtureNames = readdirSync(FIXTURES).filter((name) => /\.(?:xml|txt|html)$/.test(name)).toSorted();
export const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name));

const SAMPLES = join(PROJECT, "..", "shared", "samples", "ownership");

/** Real filings beside the project; none where the folder is not there. */
export const sampleNames = names(SAMPLES);
export const sample = (name: string): Buffer => readFileSync(join(SAMPLES, name));

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".xml")).toSorted();
  } catch {
    return [];
  }
}

export const read = (bytes: Uint8Array, name = "form.xml"): OwnershipRead => readOwnership(bytes, name);

export function filingOf(bytes: Uint8Array, name = "form.xml"): Ownership {
  const { filing, findings } = read(bytes, name);
  if (filing === undefined) throw new Error(`${name} was not read: ${JSON.stringify(findings)}`);
  return filing;
}

/** The tree as plain data, without places and without the filer's password: what must be the same. */
export interface Plain { name: string; attributes: Record<string, string>; text: string; children: Plain[] }

const plain = ({ name, attributes, text, children }: XmlElement): Plain => ({
  name, attributes: { ...attributes }, text, children: children.filter((child) => !/ccc$/i.test(child.name)).map(plain),
});

export function treeOf(bytes: Uint8Array): Plain {
  const { xml = bytes, start } = unwrap(bytes, "form.xml");
  const { root, findings } = readXml({ bytes: xml, start });
  if (root === undefined) throw new Error(JSON.stringify(findings));
  return plain(root);
}

/** The form alone, where something stands around it. */
export function formTreeOf(bytes: Uint8Array): Plain {
  const inside = (tree: Plain): Plain[] => [tree, ...tree.children.flatMap(inside)];
  const form = inside(treeOf(bytes)).find(({ name }) => name.endsWith("ownershipDocument"));
  if (form === undefined) throw new Error("no form");
  return form;
}

export const treeAgain = (filing: Ownership): Plain => treeOf(Buffer.from(ownershipXml(filing)));

/** Every footnote reference of a document, by the path of the element that bears it. */
export function marksOf(bytes: Uint8Array): string[] {
  const { root } = readXml({ bytes, start: { file: "form.xml" } });
  return root === undefined ? [] : elementsIn(root).filter(({ name }) => name === "footnoteId").map(({ attributes }) => attributes["id"] ?? "");
}
