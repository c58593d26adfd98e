/** A tree → XML text, one element a line. Texts come back verbatim when it is read again. */
import type { XmlElement } from "./tree.ts";

const INDENT = "    ";

export const renderXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, "")}\n`;

function render(element: XmlElement, indent: string): string {
  const { name, children, text } = element;
  const start = `${indent}<${name}${renderAttributes(element)}`;
  if (children.length === 0) return text === "" ? `${start}/>` : `${start}>${escapeText(text)}</${name}>`;
  const inner = children.map((child) => render(child, `${indent}${INDENT}`)).join("\n");
  return `${start}>${escapeText(text)}\n${inner}\n${indent}</${name}>`;
}

const renderAttributes = ({ attributes }: XmlElement): string =>
  Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");

/**
 * A carriage return is written as a reference: readers turn a bare one into a line feed (XML 1.0, section
 * 2.11).
 */
const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");

/** So are tabs and line feeds in an attribute, which readers turn into spaces (XML 1.0, section 3.3.3). */
const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll("\"", "&quot;").replaceAll("\n", "&#xA;").replaceAll("\t", "&#x9;");
