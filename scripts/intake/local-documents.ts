/** Files and folders on disk → documents. Sizes are looked at before anything is read. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../lib/files.ts";
import { FindingsError, type Finding } from "../lib/finding.ts";

/** Documents beyond this are refused before they are read. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Names of files in a folder that may hold a document. */
const READABLE = /\.(?:html?|xhtml|txt|xml|json|md)$/i;

/** One path for a file; for a folder all below it that may hold a document, in the order of their names. */
export async function pathsOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return [path];
  const names = (await listFiles(path)).filter((name) => READABLE.test(name) && !/(?:^|\/)\./.test(name));
  if (names.length === 0) throw new FindingsError([emptyFolder(path)]);
  return names.map((name) => join(path, name));
}

const emptyFolder = (path: string): Finding => ({
  code: "intake-source", place: { file: path }, what: "a folder without a document",
  expected: "files that end in .htm, .html, .txt, .xml, .json or .md", mend: "check the path",
});

export async function readBounded(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new FindingsError([noFile(path, "no such file")]);
  if (!found.isFile()) throw new FindingsError([noFile(path, "neither a file nor a folder")]);
  if (found.size > MAX_BYTES) throw new FindingsError([tooLarge(path, found.size)]);
  return readFile(path).catch((error: unknown) => {
    throw new FindingsError([noFile(path, error instanceof Error ? error.message : String(error))]);
  });
}

const noFile = (path: string, what: string): Finding =>
  ({ code: "intake-source", place: { file: path }, what, expected: "a document's file", mend: "check the path" });

const tooLarge = (path: string, size: number): Finding => ({
  code: "intake-too-large", place: { file: path }, what: `a file of ${size} bytes, which was not read`,
  expected: `at most ${MAX_BYTES} bytes`, mend: "give the one exhibit that holds the statements",
});
