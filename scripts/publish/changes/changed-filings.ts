/** Which files of the data folder differ from a commit, those that are not yet committed with them. */
import { FindingsError } from "../../lib/finding.ts";
import { git, pathsIn } from "../../lib/git.ts";

export interface Revision {
  /** Holds `filings/`; somewhere in a git repository. */
  readonly data: string;
  /** A commit, as git names it: HEAD, origin/main, a hash. */
  readonly base: string;
}

/** Names of Filing JSON without their ending, "filings/qlys/qlys-2012-q3", whose file or ledger differs; sorted. */
export async function changedFilings({ data, base }: Revision): Promise<string[]> {
  await assertKnown({ data, base });
  const differing = await git(data, "diff", "--name-only", "--relative", "--no-renames", "-z", base, "--", "filings");
  const untracked = await git(data, "ls-files", "--others", "--exclude-standard", "-z", "--", "filings");
  const files = [...pathsIn(differing), ...pathsIn(untracked)].filter((path) => path.endsWith(".json"));
  return [...new Set(files.map((path) => path.replace(/(\.ties)?\.json$/, "")))].toSorted();
}

/** A file as the commit has it, by its path below the data folder; undefined where it has none. */
export const fileAt = ({ data, base }: Revision, path: string): Promise<string | undefined> =>
  git(data, "show", `${base}:./${path}`).catch(() => undefined);

async function assertKnown({ data, base }: Revision): Promise<void> {
  await git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`).catch((error: unknown) => {
    throw new FindingsError([{
      code: "no-such-commit", place: { file: "--base" }, what: `${data} is in no repository that knows the commit ${JSON.stringify(base)}`,
      expected: "a commit to compare with, such as HEAD or origin/main",
      mend: "fetch it; in a workflow, check out with fetch-depth: 0",
    }], { cause: error });
  });
}
