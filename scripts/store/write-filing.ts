/** Writes a Filing JSON for people to read, edit and compare. */
import { access } from "node:fs/promises";
import { basename } from "node:path";
import { writeWhole } from "../lib/files.ts";
import { FindingsError } from "../lib/finding.ts";
import { FILING_SCHEMAS, type Filing } from "../model/filing.ts";
import { JsonSource } from "./json-source.ts";
import { layoutJson } from "./layout-json.ts";
import { shapeFaults } from "./shape-faults.ts";

export interface WriteOptions {
  /** Replace a file that exists. */
  readonly force?: boolean;
  /** The path as the user would type it, for errors. */
  readonly shownAs?: string;
}

/**
 * Fields stand in the order of the schema, whatever order `filing` has them in. Throws a FindingsError for a file that
 * exists and for a filing whose shape the reader would refuse; mistaken references are written and left to the reader
 * to name, so that an intake can hand over a draft for a person to mend.
 */
export async function writeFiling(file: string, filing: Filing, options: WriteOptions = {}): Promise<void> {
  const shownAs = options.shownAs ?? basename(file);
  const text = filingText(filing, shownAs);
  if (options.force !== true && await exists(file)) {
    throw new FindingsError([{
      code: "file-exists", place: { file: shownAs }, what: "a file that exists already", expected: "a new file",
      mend: "move it away, or allow to overwrite it (force)",
    }]);
  }
  await writeWhole(file, text);
}

/** The text that {@link writeFiling} writes. */
export function filingText(filing: Filing, shownAs: string): string {
  const schema = FILING_SCHEMAS[filing.kind];
  const parsed = schema.safeParse(filing);
  if (parsed.success) return layoutJson(parsed.data);
  const subject = { schema, value: filing, source: new JsonSource(layoutJson(filing)) };
  const { faults } = shapeFaults(subject, parsed.error.issues);
  throw new FindingsError(faults.map(({ pointer, code, what, expected, mend }) => ({
    code, place: { file: shownAs }, subject: pointer, what, ...(expected && { expected }), ...(mend && { mend }),
  })));
}

const exists = (file: string): Promise<boolean> => access(file).then(() => true, () => false);
