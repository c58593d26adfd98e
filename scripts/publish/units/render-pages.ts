/** Product "pages": Eleventy run over some units at once. */
import { rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { listFiles } from "../../lib/files.ts";
import { METRICS } from "../../metrics/registry.ts";
import type { Report } from "../../model/report.ts";
import { buildSite } from "../../site/build-site.ts";
import type { RenderedChart, SiteFolders } from "../../site/input.ts";
import type { Unit } from "./unit.ts";

export interface ToRender {
  readonly units: readonly Unit[];
  /** Of the units, and those behind them. */
  readonly reports: readonly Report[];
  readonly charts: ReadonlyMap<string, readonly RenderedChart[]>;
  readonly compared: ReadonlyMap<string, readonly string[]>;
  readonly version: string;
  readonly folders: SiteFolders;
  readonly stage: string;
}

/** Answers the files of each unit, by its id. Rejects with a FindingsError where words are wrong. */
export async function renderPages(
  { units, reports, charts, compared, version, folders, stage }: ToRender,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (units.length === 0) return new Map();
  const before = new Map<string, ReadonlySet<string>>();
  for (const unit of units) before.set(unit.id, new Set(Object.keys(unit.files)));
  await Promise.all(units.map((unit) => dropStrays(unit, stage)));
  const scope = { reports: new Set(units.map(({ id }) => id)), compared };
  const input = { scope, reports, charts, methodology: METRICS, version, folders };
  await buildSite(input, relative(process.cwd(), resolve(stage)));
  const rendered = new Map<string, readonly string[]>();
  for (const unit of units) {
    const files = [...await filesBelow(stage, unit.folder), ...await filesBelow(stage, printFolder(unit))];
    rendered.set(unit.id, files.filter((file) => before.get(unit.id)?.has(file) !== true));
  }
  return rendered;
}

/** What a process has left that died over the unit would be taken for its pages. */
async function dropStrays(unit: Unit, stage: string): Promise<void> {
  const { files } = unit;
  const strays = (await filesBelow(stage, unit.folder)).filter((file) => files[file] === undefined);
  for (const path of [printFolder(unit), ...strays]) await rm(join(stage, path), { recursive: true, force: true });
}

/** Only a filing has one. */
const printFolder = ({ id }: Unit): string => `print/${id.replace(":", "-")}`;

async function filesBelow(stage: string, folder: string): Promise<string[]> {
  return (await listFiles(join(stage, folder))).map((file) => `${folder}/${file}`);
}
