/** Publishing is atomic: a build is staged beside the published folder and swapped in by renames. */
import { mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { FindingsError } from "../lib/finding.ts";

/** What a build leaves in every site, and by which the next one knows that the folder is its own to replace. */
const OWN_FILE = "build.json";

/**
 * An empty folder beside `out`, on the same file system, so that the swap is a rename. `inputs` are the folders that
 * the build reads. Throws a FindingsError where replacing `out` would lose anything that no build has made.
 */
export async function openStage(out: string, inputs: readonly string[] = []): Promise<string> {
  const target = await targetOf(out);
  const stage = join(dirname(target), `.stage-${basename(target)}-${process.pid}`);
  try {
    await assertReplaceable(target, inputs);
    await dropLeftStages(target);
    await mkdir(stage, { recursive: true });
  } catch (error) {
    throw unwritable(out, error);
  }
  return stage;
}

/** Where the site really lies: a link is followed, so that what it leads to is replaced and the link stays. */
const targetOf = async (out: string): Promise<string> => realpath(out).catch(() => resolve(out));

async function assertReplaceable(target: string, inputs: readonly string[]): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) throw new Error(`${basename(target)} is a file, not a folder`);
  const [read, around] = [inputs, [...inputs, "."]].map((paths) => paths.map((path) => resolve(path)));
  const holds = around?.some((input) => isWithin(input, target)) === true;
  const liesIn = read?.some((input) => isWithin(target, input)) === true;
  if (holds || liesIn) {
    throw new Error(`${basename(target)} holds, or lies in, what the build reads`);
  }
  const files = await readdir(target);
  if (files.length > 0 && !files.includes(OWN_FILE)) {
    throw new Error(`${basename(target)} holds files that no build has made (it has no ${OWN_FILE})`);
  }
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}${sep}`);

/** Stages of builds that were killed: their process is no more. */
async function dropLeftStages(target: string): Promise<void> {
  const prefix = `.stage-${basename(target)}-`;
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const pid = parseInt(name.slice(prefix.length), 10);
    if (pid === process.pid || !isAlive(pid)) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** Signal 0 asks without disturbing. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Until the second rename the old folder can be put back; after it the new one stands whole. */
export async function swapIn(stage: string, out: string): Promise<void> {
  const target = await targetOf(out);
  const retired = join(dirname(target), `.retired-${basename(target)}-${process.pid}`);
  try {
    const hadOld = await renameIfThere(target, retired);
    await rename(stage, target).catch(async (error: unknown) => {
      if (hadOld) await rename(retired, target);
      throw error;
    });
  } catch (error) {
    throw unwritable(out, error);
  }
  await rm(retired, { recursive: true, force: true });
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

export const dropStage = (stage: string): Promise<void> => rm(stage, { recursive: true, force: true });

function unwritable(out: string, error: unknown): FindingsError {
  const reason = error instanceof Error ? error.message.replace(/'[^']*'/g, "").trim() : String(error);
  return new FindingsError([{
    code: "cannot-write-output", place: { file: out }, what: `the site cannot be written there: ${reason}`,
    expected: "a folder that is not there yet, is empty, or holds a site of ours, and that this user may replace",
    mend: `check ${out} and its permissions, or name another folder with --out`,
  }], { cause: error });
}
