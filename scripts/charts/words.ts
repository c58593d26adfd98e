/**
 * Our own words for concepts that charts name, by local name: the prefix says who defines a concept, not what it is. A
 * concept without one keeps the label that the filing prints.
 */
import { moneyUnits } from "../format/unit-words.ts";
import { wordsFor } from "../lib/words.ts";
import { isIfrs } from "../model/concept-equivalents.ts";
import { nameLabel } from "./label.ts";
import type { ReportFact } from "../model/report.ts";
import type { Label } from "./chart.ts";

export const localName = (concept: string): string => concept.slice(concept.indexOf(":") + 1);

export function conceptLabel({ concept, label, place }: Pick<ReportFact, "concept" | "label" | "place">): Label {
  const own = isIfrs(concept) ? undefined : wordsFor(`concept.${localName(concept)}`);
  return own === undefined ? nameLabel(label, labelPointer(place?.pointer ?? "")) : { text: own };
}

/** A figure stands at "/tables/0/rows/3/values/1", the label of its row at "/tables/0/rows/3/label". */
const labelPointer = (pointer: string): string => pointer.replace(/\/values\/\d+$/, "/label");

export const scaleNote = moneyUnits;
