/** One build at a time in a folder: a file beside it names the process that is at work. */
import { rmSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { FindingsError } from "../lib/finding.ts";
import { unwritable } from "./unwritable.ts";

/** Answers how to let go. Throws a FindingsError where another build, which is alive, is writing the folder. */
export async function lockFolder(out: string): Promise<() => Promise<void>> {
  const target = resolve(out);
  const file = join(dirname(target), `.lock-${basename(target)}`);
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => { throw unwritable(out, error); });
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      const letGo = (): void => rmSync(file, { force: true });
      process.once("exit", letGo);
      return () => {
        process.off("exit", letGo);
        return rm(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unwritable(out, error);
    }
    const holder = parseInt(await readFile(file, "utf8").catch(() => ""), 10);
    if (isAlive(holder) && holder !== process.pid) throw taken(out, holder);
    // Its process was killed.
    await rm(file, { force: true });
  }
}

/** Signal 0 asks without disturbing. */
export function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const taken = (out: string, holder: number): FindingsError => new FindingsError([{
  code: "build-at-work", place: { file: out }, what: `another build (process ${holder}) is writing this folder`,
  expected: "one build at a time in a folder", mend: "wait until it has ended, or name another folder with --out",
}]);
