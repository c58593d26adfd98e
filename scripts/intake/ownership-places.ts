/** Where in an ownership document the value stands that a JSON pointer of its Filing JSON names. */
import type { FindingPlace } from "../lib/finding.ts";
import type { Tie } from "../model/tie.ts";
import { isFirstSchema, withTables } from "./ownership/first-schema.ts";
import { readForm } from "./ownership/read-form.ts";
import { unwrap } from "./ownership/unwrap.ts";
import { readXml } from "./xml/read-xml.ts";

type PlaceOf = (tie: Tie) => FindingPlace;

/** The document is read again at the first question: one that ties asks none. */
export function ownershipPlaces(bytes: Uint8Array, source: string): PlaceOf {
  let known: ((pointer: string) => FindingPlace) | undefined;
  return ({ place }) => {
    known ??= elementPlaces(bytes, source);
    return known(place.pointer);
  };
}

function elementPlaces(bytes: Uint8Array, source: string): (pointer: string) => FindingPlace {
  const { xml, start } = unwrap(bytes, source);
  const document = xml === undefined ? undefined : readXml({ bytes: xml, start });
  const { root } = document ?? {};
  if (document === undefined || root === undefined) return () => ({ file: source });
  const { elements } = readForm(document, isFirstSchema(root) ? withTables(root) : root);
  const placeOf = (pointer: string): FindingPlace => {
    const element = elements.get(pointer);
    if (element !== undefined) return document.place(element);
    return pointer === "" ? { file: source } : placeOf(pointer.slice(0, pointer.lastIndexOf("/")));
  };
  return placeOf;
}
