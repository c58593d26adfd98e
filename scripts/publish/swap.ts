/** Publishing is atomic: a build is staged beside the published folder and swapped in by renames. */
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { FindingsError } from "../lib/finding.ts";

/** An empty folder beside `out`, on the same file system, so that the swap is a rename. */
export async function openStage(out: string): Promise<string> {
  const target = resolve(out);
  const stage = join(dirname(target), `.stage-${basename(target)}-${process.pid}`);
  try {
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage, { recursive: true });
    await assertReplaceable(target);
  } catch (error) {
    throw unwritable(out, error);
  }
  return stage;
}

async function assertReplaceable(target: string): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new Error(`${basename(target)} is a file, not a folder`);
}

/** Until the second rename the old folder can be put back; after it the new one stands whole. */
export async function swapIn(stage: string, out: string): Promise<void> {
  const target = resolve(out);
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
    expected: "a folder that this user may create and replace",
    mend: `check the permissions of ${dirname(out)} and of ${out}, or name another folder with --out`,
  }], { cause: error });
}
