/**
 * Parts of a site, each built on a machine of its own: the folders of its reports, and part.json, which says what is in
 * them. Joined, they make the same bytes as a build of the whole.
 */
import { link, copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FindingsError, type Finding } from "../lib/finding.ts";
import { sha256Of } from "../lib/files.ts";
import { folderOf, isFilingReport } from "../model/report.ts";
import { digestOf } from "./kept/digest.ts";
import type { Group, Shard } from "./plan/plan-build.ts";
import type { SiteResult } from "./site-result.ts";
import { sumGrades } from "./sum-grades.ts";
import type { BatchTools } from "./units/batch-tools.ts";
import type { UnitResult } from "./units/batch.ts";
import { EVIDENCE_FILE } from "./units/evidence.ts";
import { stageFile } from "./units/stage-file.ts";

export const PART_FILE = "part.json";

interface Part {
  readonly shard: Shard;
  /** Hash of all that the part depends on beside its filings: code, templates, settings, day. */
  readonly made: string;
  readonly units: readonly UnitResult[];
  /** Filings that were left out (--keep-going), each at its file. */
  readonly leftOut: readonly Finding[];
}

/** What makes parts fit together. The day counts by its effect on waivers alone, which each report says itself. */
const madeBy = ({ setting: { key: { inputs, assets, hasHandouts } } }: BatchTools): string =>
  digestOf(inputs, assets, hasHandouts);

/** What a build of a shard has come to. */
export type Built = Omit<Part, "made">;

export async function writePart({ units, shard, leftOut }: Built, tools: BatchTools): Promise<SiteResult> {
  const part: Part = { shard, made: madeBy(tools), units, leftOut };
  stageFile(tools.setting.stage, PART_FILE, `${JSON.stringify({ sha256: sha256Of(JSON.stringify(part)), part })}\n`);
  const filings = units.flatMap(({ front: { report } }) => (isFilingReport(report) ? [report] : []));
  return { pages: 0, ties: sumGrades(filings) };
}

export interface ReadPart extends Part { readonly folder: string }

/** Throws a FindingsError with every folder that holds no part, or one that is not as its build has left it. */
export async function readParts(folders: readonly string[]): Promise<readonly ReadPart[]> {
  const read = await Promise.all(folders.map(readPart));
  const damaged = read.flatMap((one) => ("code" in one ? [one] : []));
  if (damaged.length > 0) throw new FindingsError(damaged);
  return read.flatMap((one) => ("code" in one ? [] : [one]));
}

async function readPart(folder: string): Promise<ReadPart | Finding> {
  const file = join(folder, PART_FILE);
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    return finding(folder, {
      what: `it holds no ${PART_FILE}`, expected: "what npm run build -- --shard 1/8 --out FOLDER has made",
      mend: "name folders that builds of shards have made",
    });
  }
  const part = unseal(text);
  if (part === undefined) return finding(file, CHANGED);
  return { ...part, folder };
}

const CHANGED = {
  what: "the file is not as its build has left it", expected: "the bytes that passed the gate", mend: "build the part again",
};

function unseal(text: string): Part | undefined {
  try {
    const { sha256, part } = JSON.parse(text) as { sha256: string; part: Part };
    return sha256Of(JSON.stringify(part)) === sha256 ? part : undefined;
  } catch {
    return undefined;
  }
}

/** Throws a FindingsError where the parts are not all of one site: of these groups, by this code. */
export function assertFit(parts: readonly ReadPart[], groups: readonly Group[], tools: BatchTools): void {
  for (const check of [() => strangers(parts, madeBy(tools)), () => gaps(parts), () => misfits(parts, groups)]) {
    const findings = check();
    if (findings.length > 0) throw new FindingsError(findings);
  }
}

/** Parts that another version has made. */
const strangers = (parts: readonly ReadPart[], made: string): Finding[] =>
  parts.filter((part) => part.made !== made).map(({ folder }) => finding(folder, {
    what: "it was built with other code, templates or settings", expected: "parts of the version that joins them",
    mend: "check out the same commit, and build the part again",
  }));

/** Each part of as many, once. */
function gaps(parts: readonly ReadPart[]): Finding[] {
  const of = Math.max(0, ...parts.map(({ shard }) => shard.of));
  const others = parts.filter(({ shard }) => shard.of !== of).map(({ folder, shard }) => finding(folder, {
    what: `it is part ${nameOf(shard)}, and others are of ${of}`, expected: "parts of one division of the site",
    mend: `build it with --shard N/${of}, or leave it out`,
  }));
  const folders = new Map(parts.map(({ shard, folder }) => [shard.index, folder]));
  const twice = parts.filter(({ shard, folder }) => folders.get(shard.index) !== folder).map(({ shard, folder }) =>
    finding(folder, {
      what: `it is part ${nameOf(shard)}, as ${folders.get(shard.index) ?? ""} is`, expected: "each part once",
      mend: "name one of them",
    }));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !folders.has(index)).map((index) =>
    finding("merge", {
      what: `part ${index}/${of} is missing`, expected: "all parts of the site",
      mend: `npm run build -- --shard ${index}/${of} --out FOLDER, and name the folder`,
    }));
  return others.length > 0 ? others : [...twice, ...missing];
}

const nameOf = ({ index, of }: Shard): string => `${index}/${of}`;

/** Reports of the data folder that the parts lack, or have twice or of another Filing JSON; and reports too many. */
function misfits(parts: readonly ReadPart[], groups: readonly Group[]): Finding[] {
  const again = parts.some(({ leftOut }) => leftOut.length > 0) ? WITHOUT : { mend: "build the part again" };
  const units = parts.flatMap((part) => part.units.map((unit) => ({ unit, folder: part.folder })));
  const found = new Map(units.map((one) => [one.unit.id, one]));
  const wanted = new Map(groups.flatMap(({ filings, collections }) => [
    ...filings.map(({ card, sha256 }): [string, string | null] => [card.id, sha256]),
    ...collections.map(({ id }): [string, null] => [id, null]),
  ]));
  const collections = groups.flatMap((group) => group.collections);
  const members = new Map(collections.map((one) => [one.id, one.members] as const));
  const twice = units.filter((one) => found.get(one.unit.id) !== one).map(({ unit, folder }) =>
    finding(folder, { what: `${unit.id} is in ${found.get(unit.id)?.folder ?? ""} too`, expected: "each report in one part" }));
  const missing = [...wanted].flatMap(([id, sha256]) => {
    const one = found.get(id);
    if (one === undefined) {
      return [finding("merge", { what: `no part holds ${id}`, expected: "parts of the filings in the data folder", ...again })];
    }
    return one.unit.sha256 === sha256 ? [] : [finding(one.folder, {
      what: `${id} was built from another Filing JSON`, expected: "the one in the data folder", ...again,
    })];
  });
  const strange = units.filter(({ unit }) => !wanted.has(unit.id)).map(({ unit, folder }) =>
    finding(folder, { what: `${unit.id} is none of the filings in the data folder`, expected: "parts of this site" }));
  const others = units.filter(({ unit }) => restsOnOthers(unit, members.get(unit.id)));
  return [...twice, ...missing, ...strange, ...others.map(({ unit, folder }) => finding(folder, {
    what: `${unit.id} rests on a filing that another part has left out`, expected: "filings that the site has", ...again,
  }))];
}

const WITHOUT = { mend: "take the filings that were left out out of the data folder, and build all parts again" };

/** A company, a person or a comparison that was made of other filings than it is planned to be. */
const restsOnOthers = ({ members }: UnitResult, planned: readonly string[] | undefined): boolean =>
  planned !== undefined && members.toSorted().join(" ") !== planned.toSorted().join(" ");

/** Puts the files of a part into the stage. Each is hashed: it is published only as its build has left it. */
export async function takePart({ folder, units }: ReadPart, stage: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { front: { report }, evidence } of units) {
    const below = folderOf(report);
    const text = await readFile(join(folder, below, EVIDENCE_FILE), "utf8").catch(() => "");
    const listed = sha256Of(text) === evidence ? (JSON.parse(text) as { files: Record<string, string> }).files : {};
    const files = { ...listed, [EVIDENCE_FILE]: evidence };
    findings.push(...(await Promise.all(Object.entries(files).map(([file, hash]) =>
      takeFile({ from: join(folder, below, file), to: join(stage, below, file), hash })))).flat());
  }
  return findings;
}

async function takeFile({ from, to, hash }: { from: string; to: string; hash: string }): Promise<Finding[]> {
  const bytes = await readFile(from).catch(() => undefined);
  if (bytes === undefined || sha256Of(bytes) !== hash) {
    return [finding(from, bytes === undefined ? { ...CHANGED, what: "the file is gone" } : CHANGED)];
  }
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
  return [];
}

const finding = (file: string, words: Pick<Finding, "what" | "expected" | "mend">): Finding => ({ code: "parts-do-not-fit", place: { file }, ...words });
