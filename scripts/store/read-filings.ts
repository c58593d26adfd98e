/** Reads all Filing JSON below a folder, and collects everything that is wrong with it. */
import { join } from "node:path";
import { listFiles } from "../lib/files.ts";
import { formatPlace, sortFindings, type Finding } from "../lib/finding.ts";
import { readFiling, type StoredFiling } from "./read-filing.ts";

/** Files that are open at a time: enough to keep the disk busy, few enough for any limit on open files. */
const AT_A_TIME = 32;

/**
 * `stored` is sorted by path; `findings` are all of the run, those of each file included, sorted by place.
 * Files named *.ties.json (lists of ties, which are made) are passed over.
 */
export async function readFilings(
  folder: string, shownAs: string,
): Promise<{ stored: StoredFiling[]; findings: Finding[] }> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(".json") && !name.endsWith(".ties.json"));
  if (names.length === 0) return { stored: [], findings: [noFilings(shownAs)] };
  const stored: StoredFiling[] = [];
  for (let at = 0; at < names.length; at += AT_A_TIME) {
    const some = names.slice(at, at + AT_A_TIME);
    stored.push(...await Promise.all(some.map((name) => readFiling(join(folder, name), shownPath(shownAs, name)))));
  }
  return { stored, findings: sortFindings([...stored.flatMap(({ findings }) => findings), ...idsTwice(stored)]) };
}

const shownPath = (shownAs: string, name: string): string => (shownAs === "" ? name : `${shownAs.replace(/\/$/, "")}/${name}`);

/** No names where `folder` is a file. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await listFiles(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return [];
    throw error;
  }
}

/** A folder without any is a mistake in its name, mostly. */
export const noFilings = (shownAs: string): Finding => ({
  code: "no-filings", place: { file: shownAs === "" ? "." : shownAs }, what: "no Filing JSON here",
  expected: "a folder with at least one <ticker>/<id>.json",
  mend: "check the folder's name, or add a filing with the intake",
});

/** One finding for each filing whose id another has before it. */
export function idsTwice(stored: readonly StoredFiling[]): Finding[] {
  const first = new Map<string, StoredFiling>();
  return stored.flatMap((filing) => {
    const before = filing.id === undefined ? undefined : first.get(filing.id);
    if (filing.id !== undefined && before === undefined) first.set(filing.id, filing);
    return before === undefined ? [] : [{
      code: "duplicate-filing", place: filing.place("/id"), subject: "/id",
      what: `the id ${JSON.stringify(filing.id)}, which ${formatPlace(before.place("/id"))} has too`,
      expected: "each id once", mend: "give one of the two filings another id and file name, or delete it",
    }];
  });
}
