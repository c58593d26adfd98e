/** data/concepts/us-gaap.json: labels as releases print them → concepts, by kind of table. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT } from "../../../lib/project.ts";
import { normalLabel } from "./normal-label.ts";

export const SECTIONS = [
  "income-statement", "per-share", "shares", "comprehensive-income", "balance-sheet", "cash-flow", "reconciliation",
] as const;
export type Section = (typeof SECTIONS)[number];

export interface KnownConcept {
  /** "us-gaap:Revenues", or "issuer:AdjustedEBITDA" for a measure of the issuer's own. */
  readonly concept: string;
  /** "-" where the concept lowers the total that it goes into. */
  readonly effect: "+" | "-";
  readonly labels: readonly string[];
}

const entry = z.strictObject({ concept: z.string(), labels: z.array(z.string()), effect: z.literal("-").optional() });
const file = z.strictObject({ $comment: z.string(),
  ...Object.fromEntries(SECTIONS.map((name) => [name, z.array(entry)])) });

type Index = ReadonlyMap<string, KnownConcept>;
let loaded: ReadonlyMap<Section, Index> | undefined;

function load(): ReadonlyMap<Section, Index> {
  const text = readFileSync(join(PROJECT, "data", "concepts", "us-gaap.json"), "utf8");
  const data = file.parse(JSON.parse(text)) as unknown as Record<Section, z.infer<typeof entry>[]>;
  return new Map(SECTIONS.map((name) => [name, indexOf(data[name])]));
}

function indexOf(entries: readonly z.infer<typeof entry>[]): Index {
  const index = new Map<string, KnownConcept>();
  for (const { concept, labels, effect } of entries) {
    for (const label of labels) {
      const key = normalLabel(label);
      if (!index.has(key)) index.set(key, { concept, labels, effect: effect ?? "+" });
    }
  }
  return index;
}

/** The first section that knows the label; sections in the order given. */
export function lookUp(label: string, sections: readonly Section[]): KnownConcept | undefined {
  loaded ??= load();
  const key = normalLabel(label);
  for (const section of sections) {
    const found = loaded.get(section)?.get(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every concept with its wordings, for prose that names measures. */
export function allKnown(): readonly SectionConcept[] {
  all ??= collect();
  return all;
}

export type SectionConcept = KnownConcept & { readonly section: Section };
let all: readonly SectionConcept[] | undefined;

function collect(): SectionConcept[] {
  loaded ??= load();
  const named = [...loaded]
    .flatMap(([section, index]) => [...new Set(index.values())].map((known) => ({ ...known, section })));
  const seen = new Set<string>();
  return named.filter(({ section, concept }) => {
    const key = `${section}|${concept}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
