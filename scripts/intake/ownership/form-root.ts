/**
 * The ownership document in what was read: the document itself, one whose names bear the prefix of a namespace,
 * or one inside another, as in the <edgarSubmission> that filers' software sends.
 */
import { elementsIn, type XmlElement } from "../xml/tree.ts";
import { OWNERSHIP_DOCUMENT } from "./form.ts";

export interface FormRoot {
  /** Names are without the prefix. */
  readonly form: XmlElement;
  /** "o" of `<o:ownershipDocument>`; only where every name in the document has it. */
  readonly prefix?: string;
  /** Is there anything around it? */
  readonly isInside: boolean;
}

/** Undefined where there is none. */
export function formIn(root: XmlElement): FormRoot | undefined {
  const form = elementsIn(root).find(({ name }) => name.split(":").at(-1) === OWNERSHIP_DOCUMENT);
  if (form === undefined) return undefined;
  const isInside = form !== root;
  const prefix = form.name.slice(0, -OWNERSHIP_DOCUMENT.length - 1);
  if (form.name === OWNERSHIP_DOCUMENT) return { form, isInside };
  if (!elementsIn(form).every(({ name }) => name.startsWith(`${prefix}:`))) return undefined;
  return { form: renamed(form, (name) => name.slice(prefix.length + 1)), prefix, isInside };
}

/** The document with the prefix of its namespace. */
export const withPrefix = (form: XmlElement, prefix: string | undefined): XmlElement =>
  (prefix === undefined ? form : renamed(form, (name) => `${prefix}:${name}`));

const renamed = (element: XmlElement, rename: (name: string) => string): XmlElement =>
  ({ ...element, name: rename(element.name), children: element.children.map((child) => renamed(child, rename)) });
