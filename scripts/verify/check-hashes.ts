/**
 * Hashes: every file of the copy stands in exactly one list, unchanged; nothing is missing and nothing was
 * added.
 */
import { sha256Of } from "../lib/files.ts";
import type { Copy } from "./copy.ts";
import type { Tally } from "./tally.ts";

/** Hashes by path, relative to `folder`; `file` is where the list stands. */
export interface HashList {
  readonly file: string;
  readonly folder: string;
  readonly hashes: ReadonlyMap<string, string>;
}

export interface Coverage {
  readonly lists: readonly HashList[];
  /** What no list can cover: build.json, and in a part of a site what only build.json would cover. */
  readonly uncovered: (file: string) => boolean;
}

export async function checkHashes(copy: Copy, { lists, uncovered }: Coverage, tally: Tally): Promise<void> {
  const expected = new Map<string, { hash: string; list: string }>();
  for (const list of lists) gather(list, expected, tally);
  for (const [file, { list }] of expected) {
    if (!copy.has(file)) {
      tally.refuse(file, { code: "file-is-missing", what: "it is not in this copy", expected: `as ${list} lists it` });
    }
  }
  for (const file of copy.files) {
    tally.counts.files += 1;
    await checkFile(copy, { file, expected: expected.get(file), isUncovered: uncovered(file) }, tally);
  }
}

function gather(
  { file, folder, hashes }: HashList, expected: Map<string, { hash: string; list: string }>, tally: Tally,
): void {
  for (const [path, hash] of hashes) {
    const name = folder + path;
    const before = expected.get(name);
    if (before !== undefined) {
      tally.refuse(file, { code: "file-listed-twice", subject: name, what: `${before.list} lists it too` });
    }
    expected.set(name, { hash, list: file });
  }
}

interface Listed {
  readonly file: string;
  readonly expected: { hash: string; list: string } | undefined;
  readonly isUncovered: boolean;
}

async function checkFile(copy: Copy, { file, expected, isUncovered }: Listed, tally: Tally): Promise<void> {
  if (expected === undefined) {
    if (isUncovered) return;
    tally.refuse(file, { code: "file-not-listed", what: "no list of hashes knows it: it was added, or its list changed" });
    return;
  }
  const bytes = await copy.bytes(file);
  if (bytes === undefined || sha256Of(bytes) === expected.hash) return;
  tally.refuse(file, {
    code: "file-was-changed", what: `SHA-256 ${sha256Of(bytes)}`, expected: `${expected.hash}, as ${expected.list} lists it`,
  });
}
