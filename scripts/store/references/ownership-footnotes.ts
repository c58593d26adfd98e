/**
 * Footnotes of an ownership filing: each reference finds one, and each one is referred to. A document that
 * was read from XML is as it is: filers put general remarks in footnotes to which nothing refers.
 */
import type { Ownership } from "../../model/ownership.ts";
import type { Fault } from "../fault.ts";
import { toPointer, type Path } from "../pointer.ts";
import { unknownId } from "./unknown-id.ts";

/** EDGAR takes fewer footnotes than these; among more, none is sought that may have been meant. */
const MOST_NEAR = 100;

interface FootnoteMark { readonly id: string; readonly path: Path }

export function checkOwnershipFootnotes(filing: Ownership): Fault[] {
  const known = filing.footnotes.map(({ id }) => id);
  const marks = marksIn(filing, []);
  const [ids, near] = [new Set(known), known.slice(0, MOST_NEAR)];
  const unknown = marks.filter(({ id }) => !ids.has(id)).flatMap(({ id, path }) =>
    unknownId({ id, pointer: toPointer(...path), noun: "footnote", declaredIn: "\"footnotes\"" }, near));
  if (filing.asFiled !== undefined) return unknown;
  return [...unknown, ...unused(known, new Set(marks.map(({ id }) => id)))];
}

/** Every `footnoteId` of the file, wherever the form allows one. */
function marksIn(value: unknown, path: Path): FootnoteMark[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string, unknown][] = Object.entries(value);
  return entries.flatMap(([key, inside]) => {
    const here = [...path, key];
    if (key !== "footnoteId" || !Array.isArray(inside)) return marksIn(inside, here);
    return inside.map((id, at) => ({ id: String(id), path: [...here, at] }));
  });
}

function unused(known: readonly string[], referred: ReadonlySet<string>): Fault[] {
  return known.flatMap((id, at) => (referred.has(id) ? [] : [{
    code: "unused-footnote", pointer: toPointer("footnotes", at, "id"),
    what: `the footnote ${JSON.stringify(id)}, to which nothing refers`,
    expected: "a footnote that some field refers to",
    mend: `add "footnoteId": ["${id}"] to the field that it explains`,
  }]));
}
