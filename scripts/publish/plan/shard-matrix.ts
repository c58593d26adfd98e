/** `npm run shards`: the parts that a site is built in, as the matrix of a workflow's jobs. */
import type { Group, Shard } from "./plan-build.ts";
import { shardOf } from "./plan-build.ts";

export interface MatrixEntry {
  /** For --shard: "3/8". */
  readonly shard: string;
  /** For names of caches and artifacts, which hold no slash: "3-of-8". */
  readonly name: string;
}

/** No more parts than companies: a machine is not started for nothing. */
const partsOf = (groups: readonly Group[], wanted: number): Shard[] => {
  const of = Math.max(1, Math.min(wanted, groups.length));
  return Array.from({ length: of }, (_, at) => ({ index: at + 1, of }));
};

export function shardMatrix(groups: readonly Group[], wanted: number): { readonly include: readonly MatrixEntry[] } {
  return { include: partsOf(groups, wanted).map(({ index, of }) => ({ shard: `${index}/${of}`, name: `${index}-of-${of}` })) };
}

const KILOBYTE = 1000;

/** A part a line: how many companies and filings, and how heavy. */
export const shardsText = (groups: readonly Group[], wanted: number): string => partsOf(groups, wanted).map((shard) => {
  const mine = shardOf(groups, shard);
  const filings = mine.reduce((sum, group) => sum + group.filings.length, 0);
  const weight = mine.reduce((sum, group) => sum + group.weight, 0);
  return `part ${shard.index}/${shard.of}: ${mine.length} companies, ${filings} filings, ${(weight / KILOBYTE).toFixed(0)} kB of Filing JSON`;
}).join("\n");
