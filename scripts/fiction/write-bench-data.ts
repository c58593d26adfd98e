/**
 * `npm run bench:data -- N --out FOLDER`: a site's data and pages with N fictional filings, for `--data` and
 * `--content`.
 */
import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { FindingsError } from "../lib/finding.ts";
import { writeFiling } from "../store/write-filing.ts";
import { benchFilings, type BenchMixture } from "./bench-filings.ts";
import { fileOf } from "./write-example.ts";

export interface BenchData extends BenchMixture {
  readonly count: number;
  readonly out: string;
  /** The project's folder, whose pages and site settings are copied. */
  readonly project: string;
}

/** Stands in a folder that this command wrote, which it may replace. */
const MARK = "bench-data.txt";

const refusal = (out: string, what: string, mend: string): FindingsError =>
  new FindingsError([{ code: "bench-data", place: { file: out }, what, mend }]);

async function checkFolder(out: string, project: string): Promise<void> {
  const path = relative(resolve(project), resolve(out));
  if (!path.startsWith("..")) throw refusal(out, "a folder inside the project", "name a folder outside of it with --out");
  const names = await readdir(out).catch((): string[] => []);
  if (names.length > 0 && !names.includes(MARK)) {
    throw refusal(out, "a folder with other files in it", "name one that is empty or not there yet");
  }
}

/** Words of the project's own filings stay behind: no filing here answers to them. */
const isOfOneFiling = (path: string): boolean => /[\\/]filings[\\/][^\\/]+\.md$/.test(path);

/** Returns what to do with it. Throws a FindingsError for a folder that may not be written. */
export async function writeBenchData({ count, seed, forms, out, project }: BenchData): Promise<string> {
  if (!Number.isSafeInteger(count) || count < 1) throw refusal(out, "no number of filings", "give a whole number from 1 on");
  await checkFolder(out, project);
  for (const part of ["data", "content"]) await rm(join(out, part), { recursive: true, force: true });
  await cp(join(project, "content"), join(out, "content"), { recursive: true, filter: (path) => !isOfOneFiling(path) });
  await cp(join(project, "data", "site"), join(out, "data", "site"), { recursive: true });
  const filings = benchFilings(count, { seed, ...(forms && { forms }) });
  for (const filing of filings) await writeFiling(join(out, "data", "filings", fileOf(filing)), filing, { force: true });
  await writeFile(join(out, MARK), `${count} fictional filings, seed ${seed}\n`);
  return `${filings.length} filings in ${out}; build them with:\n`
    + `npm run build -- --data ${join(out, "data")} --content ${join(out, "content")} --out ${join(out, "dist")}`;
}
