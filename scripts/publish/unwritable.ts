/** A place where a site cannot be published is told as a finding, before anything is built where that can be known. */
import { FindingsError } from "../lib/finding.ts";

export function unwritable(out: string, error: unknown): FindingsError {
  const reason = error instanceof Error ? error.message.replace(/,? '[^']*'(?: -> '[^']*')?/g, "").trim() : String(error);
  return new FindingsError([{
    code: "cannot-write-output", place: { file: out }, what: `the site cannot be written there: ${reason}`,
    expected: "a folder that is not there yet, is empty, or holds a site of ours, and that this user may replace",
    mend: `check ${out} and its permissions, or name another folder with --out`,
  }], { cause: error });
}
