/**
 * Concepts of the same meaning (data/concepts/equivalents.json): what is asked for by its US GAAP name is found in a
 * filing under IFRS, or under a newer name. One meaning, not one measurement: the standards recognise revenue or
 * leases in their own ways, so figures of two issuers are not made comparable by it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT } from "../lib/project.ts";

const file = z.strictObject({ $comment: z.string(), equivalents: z.record(z.string(), z.array(z.string()).min(1)) });

interface Equivalents {
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  readonly asked: ReadonlyMap<string, string>;
}

let loaded: Equivalents | undefined;

function equivalents(): Equivalents {
  if (loaded !== undefined) return loaded;
  const text = readFileSync(join(PROJECT, "data", "concepts", "equivalents.json"), "utf8");
  const { equivalents: table } = file.parse(JSON.parse(text));
  const pairs = Object.entries(table);
  loaded = {
    standIns: new Map(pairs.map(([asked, others]) => [asked, [asked, ...others]])),
    asked: new Map(pairs.flatMap(([asked, others]) => others.map((other): [string, string] => [other, asked]))),
  };
  return loaded;
}

/** The concept itself, then those that stand in for it, in order. */
export const conceptsLike = (concept: string): readonly string[] => equivalents().standIns.get(concept) ?? [concept];

/**
 * The US GAAP name under which metrics and charts ask for the concept: "us-gaap:NetIncomeLoss" for
 * "ifrs-full:ProfitLoss".
 */
export const askedAs = (concept: string): string => equivalents().asked.get(concept) ?? concept;

/** Sets of accounting standards whose taxonomies define their figures; all others are an issuer's own measures. */
export const isStandard = (concept: string): boolean => /^(?:us-gaap|ifrs-full):/.test(concept);

export const isIfrs = (concept: string): boolean => concept.startsWith("ifrs-full:");

/** The first answer that is one, asking for the concept and then for its stand-ins. */
export function firstOfLike<Found>(concept: string, find: (name: string) => Found | undefined): Found | undefined {
  for (const name of conceptsLike(concept)) {
    const found = find(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
