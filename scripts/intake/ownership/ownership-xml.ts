/** An ownership filing → the XML it was read from; for one that was written by hand, the XML it would be. */
import type { Ownership } from "../../model/ownership.ts";
import { renderXml } from "../xml/render-xml.ts";
import type { XmlElement } from "../xml/tree.ts";
import { withAsFiled } from "./as-filed.ts";
import { withPrefix } from "./form-root.ts";
import { withoutTables } from "./first-schema.ts";
import { canonicalTree } from "./write-form.ts";

/**
 * Same elements, order, values, attributes and footnotes; comments, indentation and the filer's CCC are not
 * kept.
 */
export function ownershipXml(filing: Ownership): string {
  const { asFiled = [] } = filing;
  const [prefixed] = asFiled.filter(({ prefix }) => prefix !== undefined);
  const tree = withAsFiled(usualTree(filing), asFiled.filter((entry) => entry !== prefixed));
  return renderXml(withPrefix(tree, prefixed?.prefix));
}

/** The tree that the filing's schema version lays out for its fields. */
export const usualTree = (filing: Ownership): XmlElement =>
  (filing.schemaVersion === "X0101" ? withoutTables(canonicalTree(filing)) : canonicalTree(filing));
