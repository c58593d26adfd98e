/** A site built once into a temporary folder, and copies of it to tamper with. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { PROJECT, copyExample } from "../example-filings.ts";

export const RELEASE = "filings/qlys-2012-q3";
export const FORM4 = "filings/qlys-2013-08-07-form4-wilson";

export interface BuiltSite {
  /** A fresh copy of the site, or of one folder of it. */
  copy(part?: string): Promise<string>;
  drop(): Promise<void>;
}

/**
 * Runs the real build, without handouts, in a process of its own; the data are a copy, so that no ledger is
 * touched.
 */
export async function buildSiteOnce(): Promise<BuiltSite> {
  const root = await mkdtemp(join(tmpdir(), "tieout-verify-"));
  const dist = join(root, "dist");
  const { data, content } = await copyExample(root);
  const command = [join(PROJECT, "scripts", "start.mjs")];
  const build = [...command, "build", "--no-pdf", "--data", data, "--content", content, "--out", dist];
  const environment = { ...process.env, CI: "" };
  await promisify(execFile)(process.execPath, build, { cwd: PROJECT, env: environment, maxBuffer: 1 << 26 });
  let copies = 0;
  return {
    async copy(part = "") {
      copies += 1;
      const target = join(root, `copy-${copies}`);
      await cp(join(dist, part), target, { recursive: true });
      return target;
    },
    drop: () => rm(root, { recursive: true, force: true }),
  };
}

/** Replaces the first match; fails when there is none, so that a test cannot pass for want of tampering. */
export async function edit(folder: string, file: string, change: readonly [string | RegExp, string]): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  const after = before.replace(change[0], change[1]);
  if (after === before) throw new Error(`nothing in ${file} matches ${String(change[0])}`);
  await writeFile(path, after);
}

interface Hashed { files: Record<string, string> }

async function rehash(folder: string, list: string, isListed: (file: string) => boolean): Promise<void> {
  const path = join(folder, list);
  const json = JSON.parse(await readFile(path, "utf8")) as Hashed;
  const files = (await listFiles(folder)).filter((file) => file !== list && isListed(file));
  json.files = Object.fromEntries(await Promise.all(files.map(async (file) =>
    [file, sha256Of(await readFile(join(folder, file)))])));
  await writeFile(path, JSON.stringify(json));
}

/** What a careful attacker does: every hash is made right again. */
export async function rehashFiling(folder: string): Promise<void> {
  await rehash(folder, "evidence.json", () => true);
}

export async function rehashSite(folder: string): Promise<void> {
  const evidence = (await listFiles(folder)).filter((file) => file.endsWith("/evidence.json"));
  const folders = evidence.map((file) => file.slice(0, -"/evidence.json".length));
  for (const report of folders) await rehashFiling(join(folder, report));
  const isCovered = (file: string): boolean => folders.some((report) => file.startsWith(`${report}/`));
  await rehash(folder, "build.json", (file) => !isCovered(file) || file.endsWith("evidence.json"));
}
