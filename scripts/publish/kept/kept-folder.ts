/**
 * The folder of kept products. It is marked as a cache by a file that backup programs know (Cache Directory Tagging
 * Specification, bford.info/cachedir), by which a build knows its own folder too.
 */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FindingsError, type Finding } from "../../lib/finding.ts";

const TAG = "CACHEDIR.TAG";
const CONTENT = "Signature: 8a477f597d28d172789f06886806bc55\n# Products of Tieout's builds; npm run sweep removes what is old.\n";

/** All that builds write; what is left of a cache that was removed in part, or is older than the mark, is still one. */
const OWN = new Set([TAG, "records", "objects", "cards.json", "filing-cards.json"]);

/**
 * Makes the folder ready. Answers a warning where it cannot be used, so that all is made anew; throws a FindingsError
 * for a folder that holds anything but kept products.
 */
export async function openKeptFolder(folder: string): Promise<Finding | undefined> {
  try {
    const names = await mkdir(folder, { recursive: true }).then(() => readdir(folder));
    if (!names.includes(TAG) && names.some((name) => !OWN.has(name))) throw foreign(folder);
    if (!names.includes(TAG)) await writeFile(join(folder, TAG), CONTENT);
    return undefined;
  } catch (error) {
    if (error instanceof FindingsError) throw error;
    return {
      code: "cache-not-usable", place: { file: folder }, severity: "warning",
      what: `nothing can be kept there (${(error as NodeJS.ErrnoException).code ?? String(error)}): all was made anew`,
      expected: "a folder that this user may write", mend: "check it, or name another with --cache",
    };
  }
}

const foreign = (folder: string): FindingsError => new FindingsError([{
  code: "not-a-cache", place: { file: folder }, what: "it holds files that no build has kept there",
  expected: `a folder that is not there yet, is empty, or is a cache of builds (it has a ${TAG})`,
  mend: "name another folder with --cache",
}]);
