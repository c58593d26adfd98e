/**
 * XML → a plain tree with places, safely. saxes reads it as a stream and expands nothing but the five
 * predefined entities and character references; a DOCTYPE is refused, so that there are no others; limits end
 * everything that is merely large. Whatever is wrong is a finding with line and column, and then there is no
 * tree.
 */
import { SaxesParser } from "saxes";
import type { Finding, FindingPlace } from "../../lib/finding.ts";
import { decodeXml } from "./decode-xml.ts";
import { XML_LIMITS, type XmlLimits } from "./limits.ts";
import { placesIn } from "./places.ts";
import { TreeBuilder, XmlFault } from "./tree-builder.ts";
import type { XmlElement } from "./tree.ts";

export interface XmlDocument {
  /** Absent if the document could not be read. */
  readonly root?: XmlElement;
  readonly findings: readonly Finding[];
  /** Where an element of the tree begins; for one that was made, where the document does. */
  place(element: XmlElement): FindingPlace;
}

export interface XmlSource {
  readonly bytes: Uint8Array;
  /**
   * Where the bytes begin: the file as the user would type it, and the line and column if they are a part of
   * it.
   */
  readonly start: FindingPlace;
  readonly limits?: XmlLimits;
}

const CHUNK = 65_536;

export function readXml({ bytes, start, limits = XML_LIMITS }: XmlSource): XmlDocument {
  if (bytes.length > limits.bytes) return refused([tooLarge(bytes.length, limits, start)], start);
  const { text, findings } = decodeXml(bytes, start);
  if (text === undefined) return refused(findings, start);
  const placeAt = placesIn(text, start);
  try {
    const root = parse(text, limits);
    return { root, findings, place: ({ offset }) => (offset < 0 ? start : placeAt(offset)) };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { code, offset, what, expected, mend } = error;
    return refused([...findings, { code, place: placeAt(offset), what, expected, mend }], start);
  }
}

const refused = (findings: readonly Finding[], start: FindingPlace): XmlDocument =>
  ({ findings, place: () => start });

const tooLarge = (size: number, { bytes }: XmlLimits, place: FindingPlace): Finding => ({
  code: "too-large", place, what: `${size} bytes`, expected: `at most ${bytes} bytes`,
  mend: "read the one document that is meant, not a whole collection",
});

/**
 * Throws an {@link XmlFault} at the first thing that is wrong. White space before the document is no fault
 * here.
 */
function parse(text: string, limits: XmlLimits): XmlElement {
  const from = text.search(/\S/);
  if (from < 0) throw new XmlFault({ code: "no-xml", offset: 0, what: "an empty document", expected: "XML" });
  const parser = new SaxesParser({ xmlns: false, position: true });
  const builder = new TreeBuilder(limits, text, () => parser.position + from);
  parser.on("error", ({ message }) => builder.fail(message));
  parser.on("doctype", () => builder.refuseDoctype());
  parser.on("opentagstart", ({ name }) => builder.open(name));
  parser.on("attribute", ({ name, value }) => builder.attribute(name, value));
  parser.on("closetag", () => builder.close());
  parser.on("text", (part) => builder.text(part));
  parser.on("cdata", (part) => builder.text(part));
  for (let at = from; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  builder.isAtEnd = true;
  parser.close();
  return builder.root();
}
