/**
 * What a build has to make, shared out: groups of companies that can be built apart from each other, put together into
 * batches that a process can hold in memory, and into shards that machines can share.
 */
import type { Finding } from "../../lib/finding.ts";
import { sha256Of } from "../../lib/files.ts";
import { compareTexts } from "../../lib/order.ts";
import type { CompareFile } from "../../site/compare-files.ts";
import type { Batch } from "../units/batch.ts";
import type { Planned, PlannedFiling } from "../units/unit.ts";
import { newestFirst } from "./filing-card.ts";
import { planCollections, type PlannedCollection } from "./plan-collections.ts";
import type { ScannedFiling } from "./scan-filings.ts";

/** A company with its filings, and the people and comparisons that are made with it. */
export interface Group {
  readonly company: string;
  readonly filings: readonly PlannedFiling[];
  readonly collections: readonly PlannedCollection[];
  /** Bytes of its filings: what its work grows with. */
  readonly weight: number;
}

export interface Plan {
  /** In the order of the companies' names. */
  readonly groups: readonly Group[];
  readonly findings: readonly Finding[];
  /** Files of filings whose id another has too: which of them is right nobody can say. */
  readonly ofOneId: readonly string[];
}

export function planBuild(scanned: readonly ScannedFiling[], files: readonly CompareFile[]): Plan {
  const { collections, findings } = planCollections(scanned.map(({ card }) => card), files);
  const compared = namesBySubject(collections);
  const groups = new Map<string, { filings: PlannedFiling[]; collections: PlannedCollection[] }>();
  const groupOf = (company: string): { filings: PlannedFiling[]; collections: PlannedCollection[] } => {
    const group = groups.get(company) ?? { filings: [], collections: [] };
    groups.set(company, group);
    return group;
  };
  for (const filing of scanned) {
    groupOf(filing.card.company).filings.push({ ...filing, compared: compared.get(filing.card.id) ?? [] });
  }
  for (const collection of collections) groupOf(collection.home).collections.push(collection);
  return {
    findings, ofOneId: filesOfOneId(scanned),
    groups: [...groups].toSorted(([a], [b]) => compareTexts(a, b)).map(([company, group]) => ({
      company, filings: group.filings.toSorted((a, b) => newestFirst(a.card, b.card)), collections: group.collections,
      weight: group.filings.reduce((sum, { size }) => sum + size, 0),
    })),
  };
}

function namesBySubject(collections: readonly PlannedCollection[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { kind, id, subjects: [first] } of collections) {
    if (kind !== "comparison" || first === undefined) continue;
    names.set(first, [...names.get(first) ?? [], id.replace(/^comparison:/, "")]);
  }
  return names;
}

/** Files of filings whose id another has too. */
function filesOfOneId(scanned: readonly ScannedFiling[]): string[] {
  const files = new Map<string, string[]>();
  for (const { file, card: { id } } of scanned) files.set(id, [...files.get(id) ?? [], file]);
  return [...files.values()].filter(({ length }) => length > 1).flat();
}

/** Bytes of filings in a batch: Eleventy holds all pages of a run in memory, some thirty times this. */
const BATCH_WEIGHT = 800_000;
const BATCH_FILINGS = 24;
/** Batches that each process builds at least. */
const ROUNDS = 4;

/**
 * Neighbours together, so that a batch is as large as a process can hold well; smaller where there would be too few for
 * all `jobs`, so that they end together.
 */
export function batchesOf(groups: readonly Group[], all: readonly Group[], jobs = 1): Batch[] {
  const filings = new Map(all.flatMap((group) => group.filings.map((filing) => [filing.card.id, filing] as const)));
  const packed: Group[][] = [];
  let [weight, count] = [0, 0];
  const whole = groups.reduce((sum, group) => sum + group.weight, 0);
  const most = Math.min(BATCH_WEIGHT, whole / (jobs === 1 ? 1 : ROUNDS * jobs));
  for (const group of groups) {
    const isFull = weight + group.weight > most || count + group.filings.length > BATCH_FILINGS;
    if (isFull || packed.length === 0) {
      packed.push([]);
      [weight, count] = [0, 0];
    }
    packed.at(-1)?.push(group);
    [weight, count] = [weight + group.weight, count + group.filings.length];
  }
  return packed.map((some) => batchOf(some, filings));
}

function batchOf(groups: readonly Group[], filings: ReadonlyMap<string, PlannedFiling>): Batch {
  const own = groups.flatMap((group) => group.filings);
  const collections = groups.flatMap((group) => group.collections);
  const ids = new Set(own.map(({ card }) => card.id));
  const members = new Set(collections.flatMap((collection) => collection.members));
  const behind = [...members].filter((id) => !ids.has(id)).flatMap((id) => filings.get(id) ?? []);
  const units: Planned[] = [...own.map((filing) => ({ filing })), ...collections.map((collection) => ({ collection }))];
  const compared = [...own, ...behind].filter((filing) => filing.compared.length > 0)
    .map((filing) => [filing.card.id, filing.compared] as const);
  return { units, behind, compared: Object.fromEntries(compared) };
}

export interface Shard { readonly index: number; readonly of: number }

/** How much more than its share a shard may be given for the sake of staying the same. */
const SLACK = 1.05;

/**
 * The groups of one shard, 1 to `of`: the heaviest first, each to the shard that its name says, or to the next that its
 * name says where that one has its share; where all are full, to the one that has least. Every machine that is asked
 * comes to the same answer, no group is in two shards, and most stay where they are when others come or grow, so that
 * what a shard keeps is of use to it again (Mirrokni, Thorup, Zadimoghaddam: Consistent hashing with bounded loads,
 * SODA 2018).
 */
export function shardOf(groups: readonly Group[], { index, of }: Shard): Group[] {
  const loads = Array.from({ length: of }, () => 0);
  const heaviest = groups.toSorted((a, b) => b.weight - a.weight || compareTexts(a.company, b.company));
  const most = groups.reduce((sum, group) => sum + loadOf(group), 0) / of * SLACK;
  const mine = heaviest.filter((group) => {
    const at = placeOf(group, loads, most);
    loads[at] = (loads[at] ?? 0) + loadOf(group);
    return at === index - 1;
  });
  return mine.toSorted((a, b) => compareTexts(a.company, b.company));
}

/** A company is work, however small its filings. */
const loadOf = ({ weight }: Group): number => weight + 1;

function placeOf(group: Group, loads: readonly number[], most: number): number {
  for (let attempt = 0; attempt < loads.length; attempt += 1) {
    const at = parseInt(sha256Of(`${attempt} ${group.company}`).slice(0, 8), 16) % loads.length;
    if ((loads[at] ?? 0) + loadOf(group) <= most) return at;
  }
  return loads.indexOf(Math.min(...loads));
}
