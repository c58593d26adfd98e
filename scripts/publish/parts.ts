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
}

/** What makes parts fit together. The day counts by its effect on waivers alone, which each report says itself. */
const madeBy = ({ setting: { key: { inputs, assets, hasHandouts } } }: BatchTools): string => digestOf(inputs, assets, hasHandouts);

export async function writePart(units: readonly UnitResult[], shard: Shard, tools: BatchTools): Promise<SiteResult> {
  const part: Part = { shard, made: madeBy(tools), units };
  await stageFile(tools.setting.stage, PART_FILE, `${JSON.stringify(part)}\n`);
  const filings = units.flatMap(({ front: { report } }) => (isFilingReport(report) ? [report] : []));
  return { pages: 0, ties: sumGrades(filings) };
}

export interface ReadPart extends Part { readonly folder: string }

export async function readPart(folder: string): Promise<ReadPart> {
  const text = await readFile(join(folder, PART_FILE), "utf8").catch(() => undefined);
  if (text === undefined) throw wrong(folder, { what: `it holds no ${PART_FILE}`, expected: "what npm run build -- --shard 1/8 --out FOLDER has made" });
  return { ...JSON.parse(text) as Part, folder };
}

/** Throws a FindingsError where the parts are not all of one site: of these groups, by this code. */
export function assertFit(parts: readonly ReadPart[], groups: readonly Group[], tools: BatchTools): void {
  const made = madeBy(tools);
  const other = parts.filter((part) => part.made !== made).map(({ folder }) => finding(folder, {
    what: "it was built with other code, templates or settings", expected: "parts of the version that joins them",
    mend: "check out the same commit, and build the part again",
  }));
  const units = parts.flatMap((part) => part.units.map((unit) => ({ unit, folder: part.folder })));
  const found = new Map(units.map((one) => [one.unit.id, one]));
  const twice = units.filter((one) => found.get(one.unit.id) !== one).map(({ unit, folder }) =>
    finding(folder, { what: `${unit.id} is in ${found.get(unit.id)?.folder ?? ""} too`, expected: "each report in one part" }));
  const wanted = groups.flatMap(({ filings, collections }) => [
    ...filings.map(({ card, sha256 }) => ({ id: card.id, sha256 })), ...collections.map(({ id }) => ({ id, sha256: null })),
  ]);
  const missing = wanted.flatMap(({ id, sha256 }) => {
    const one = found.get(id);
    if (one === undefined) return [finding("merge", { what: `no part holds ${id}`, expected: "all parts of the site", mend: "name every part" })];
    return one.unit.sha256 === sha256 ? [] : [finding(one.folder, { what: `${id} was built from another Filing JSON`, expected: "the one in the data folder", mend: "build the part again" })];
  });
  const ids = new Set(wanted.map(({ id }) => id));
  const strange = units.filter(({ unit }) => !ids.has(unit.id)).map(({ unit, folder }) =>
    finding(folder, { what: `${unit.id} is none of the filings in the data folder`, expected: "parts of this site" }));
  const all = [...other, ...twice, ...missing, ...strange];
  if (all.length > 0) throw new FindingsError(all);
}

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
    return [finding(from, { what: bytes === undefined ? "the file is gone" : "the file is not as its build has left it", expected: "the bytes that passed the gate", mend: "build the part again" })];
  }
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
  return [];
}

const finding = (file: string, words: Pick<Finding, "what" | "expected" | "mend">): Finding => ({ code: "parts-do-not-fit", place: { file }, ...words });

const wrong = (file: string, words: Pick<Finding, "what" | "expected">): FindingsError =>
  new FindingsError([finding(file, { ...words, mend: "name folders that builds of shards have made" })]);
