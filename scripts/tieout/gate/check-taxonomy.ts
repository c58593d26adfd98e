/**
 * facts-*.xsd: the taxonomy schemas beside facts.json. They hold no figures, only names; each must be a concept of
 * the filing or one of our own dimensions, and there is no text between the elements.
 */
import type { Report } from "../../model/report.ts";
import { Reading } from "./reading.ts";

const DIMENSIONS = ["row", "rowOf", "guidance", "guidanceOf"];

export function checkTaxonomy(path: string, xsd: string, report: Report): Reading {
  const reading = new Reading(path);
  const concepts = report.facts.map(({ concept }) => concept.slice(concept.indexOf(":") + 1));
  const known = new Set([...concepts, ...DIMENSIONS]);
  const strange = [...xsd.matchAll(/<xs:element [^>]*\bname="([^"]*)"/g)].map(([, name = ""]) => name)
    .filter((name) => !known.has(name));
  const text = xsd.replace(/<[^>]*>/g, "").trim();
  for (const name of [...strange, ...(text === "" ? [] : [text])]) {
    reading.complain({
      code: "unknown-name", what: `"${name}" is no concept of the filing`, expected: "names of the filing's concepts only",
      mend: "build again; this file is generated",
    });
  }
  return reading;
}
