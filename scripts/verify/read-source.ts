/** Reads a document that the user names on the command line. */
import { readFile } from "node:fs/promises";
import { FindingsError } from "../lib/finding.ts";
import type { SourceDocument } from "./verify.ts";

export async function readSource(name: string): Promise<SourceDocument> {
  try {
    return { name, bytes: await readFile(name) };
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new FindingsError([{
      code: "cannot-read-source", place: { file: name }, what: `it cannot be read (${code})`,
      expected: "the document that a filing was read from",
    }], { cause: error });
  }
}
