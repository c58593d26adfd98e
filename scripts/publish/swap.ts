/** Publishing is atomic: a build is staged beside the published folder and swapped in by renames. */
import { existsSync, renameSync } from "node:fs";
import { mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { isAlive } from "./lock.ts";
import { unwritable } from "./unwritable.ts";

/**
 * What a build leaves in every site and in every part of one, and by which the next one knows that the folder is its
 * own to replace.
 */
const OWN_FILES = ["build.json", "part.json"];

/**
 * An empty folder beside `out`, on the same file system, so that the swap is a rename. `inputs` are the folders that
 * the build reads. Throws a FindingsError where replacing `out` would lose anything that no build has made.
 */
export async function openStage(out: string, inputs: readonly string[] = []): Promise<string> {
  const target = await targetOf(out);
  const stage = join(dirname(target), `.stage-${basename(target)}-${process.pid}`);
  try {
    await putBack(target);
    await assertReplaceable(target, inputs);
    await dropLeft(target, ["stage", "retired"]);
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
  if (found.dev !== (await stat(dirname(target))).dev) {
    throw new Error(`${basename(target)} is a mount point, which cannot be replaced whole: name a folder in it`);
  }
  const [read, around] = [inputs, [...inputs, "."]].map((paths) => paths.map((path) => resolve(path)));
  const holds = around?.some((input) => isWithin(input, target)) === true;
  const liesIn = read?.some((input) => isWithin(target, input)) === true;
  if (holds || liesIn) {
    throw new Error(`${basename(target)} holds, or lies in, what the build reads`);
  }
  const files = await readdir(target);
  if (files.length > 0 && !OWN_FILES.some((own) => files.includes(own))) {
    throw new Error(`${basename(target)} holds files that no build has made (it has no ${OWN_FILES[0]})`);
  }
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}${sep}`);

/** Folders beside the target that builds were killed over: their process is no more. */
async function leftBehind(target: string, kind: string): Promise<string[]> {
  const prefix = `.${kind}-${basename(target)}-`;
  const names = await readdir(dirname(target)).catch(() => []);
  return names.filter((one) => one.startsWith(prefix)).filter((one) => {
    const pid = parseInt(one.slice(prefix.length), 10);
    return pid === process.pid || !isAlive(pid);
  }).map((name) => join(dirname(target), name));
}

async function dropLeft(target: string, kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) {
    for (const folder of await leftBehind(target, kind)) await rm(folder, { recursive: true, force: true });
  }
}

/** A build that was killed between the two renames of {@link swapIn} left the old site under another name. */
async function putBack(target: string): Promise<void> {
  const [retired] = await leftBehind(target, "retired");
  const isGone = await stat(target).then(() => false, () => true);
  if (retired !== undefined && isGone) await rename(retired, target);
}

/** Until the second rename the old folder can be put back; after it the new one stands whole. */
export async function swapIn(stage: string, out: string): Promise<void> {
  const target = await targetOf(out);
  const retired = join(dirname(target), `.retired-${basename(target)}-${process.pid}`);
  await rm(retired, { recursive: true, force: true });
  try {
    swap(stage, target, retired);
  } catch (error) {
    throw unwritable(out, error);
  }
  await rm(retired, { recursive: true, force: true });
}

/** Nothing comes between the two renames but a kill; the next build then puts the old site back. */
function swap(stage: string, target: string, retired: string): void {
  const hadOld = existsSync(target);
  if (hadOld) renameSync(target, retired);
  try {
    renameSync(stage, target);
  } catch (error) {
    if (hadOld) renameSync(retired, target);
    throw error;
  }
}

export const dropStage = (stage: string): Promise<void> => rm(stage, { recursive: true, force: true });
