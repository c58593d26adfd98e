/** A copy of the project with fictional filings, in which a benchmark may change filings and templates. */
import { cp, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeBenchData } from "../fiction/write-bench-data.ts";

/** What a build reads, and what its kept products depend on. */
const PARTS = ["package.json", "package-lock.json", ".eleventy.js", "tsconfig.json", "scripts", "templates", "data/words", "data/concepts"];

export async function copyProject(project: string, folder: string, filings: number): Promise<void> {
  await writeBenchData({ count: filings, seed: "bench", out: folder, project });
  for (const part of PARTS) await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(resolve(project, "node_modules"), join(folder, "node_modules"));
}

/** The last earnings release is listed on another exchange: its report, and all that is made of it, differ. */
export async function changeFiling(folder: string, run: number): Promise<void> {
  const filings = join(folder, "data", "filings");
  const company = (await readdir(filings)).toSorted()[0] ?? "";
  const releases = (await readdir(join(filings, company))).filter((name) => /-q\d\.json$/.test(name)).toSorted();
  const file = join(filings, company, releases.at(-1) ?? "");
  const text = await readFile(file, "utf8");
  const changed = text.replace(/"exchange": "[^"]*"/, `"exchange": "${"Fictional ".repeat(run + 2)}Exchange"`);
  if (changed === text) throw new Error(`${file} names no exchange`);
  await writeFile(file, changed);
}

/** A template of filings' own pages; pages of companies, people and comparisons are made of others. */
export async function changeTemplate(folder: string, run: number): Promise<void> {
  const file = join(folder, "templates", "filings", "page-earnings-release.njk");
  await writeFile(file, `${await readFile(file, "utf8")}${"\n".repeat(run + 1)}`);
}
