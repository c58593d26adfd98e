/** The repository that a folder lies in, asked through git itself. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const MOST_BYTES = 256 * 1024 * 1024;

/** What git has written to standard output. Throws an Error with git's own words where it refuses. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("git", ["-C", folder, ...args], { maxBuffer: MOST_BYTES });
    return stdout;
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    throw new Error(`git ${args[0] ?? ""}: ${stderr.trim() === "" ? message : stderr.trim()}`, { cause: error });
  }
}

/** Paths that git lists with -z. */
export const pathsIn = (listed: string): string[] => listed.split("\0").filter((path) => path !== "");
