/** Reads one Filing JSON from disk and names everything that is wrong with it. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { sha256Of } from "../lib/files.ts";
import { sortFindings, type Finding, type FindingPlace } from "../lib/finding.ts";
import type { Filing } from "../model/filing.ts";
import { decodeText } from "./decode-text.ts";
import type { Fault } from "./fault.ts";
import { inspectValue } from "./inspect-text.ts";
import { JsonSource } from "./json-source.ts";
import { MOST_BYTES } from "./limits.ts";
import { wordsOfPointer } from "./pointer.ts";
import { syntaxFault } from "./syntax-fault.ts";

export interface StoredFiling {
  /** Present only if no finding is an error: what is here can be relied on. */
  readonly filing?: Filing;
  /** The id as the file states it, even in a file with findings; absent where it cannot be read. */
  readonly id?: string;
  /** The file's path as the user would type it. */
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Place of the value that a JSON pointer names; where it is absent, of the nearest value around it. */
  place(pointer: string): FindingPlace;
  /** SHA-256 of the file's bytes; empty where the file could not be read. */
  readonly sha256: string;
}

/** Never throws for anything that is wrong with the file; each mistake is a finding. */
export async function readFiling(file: string, shownAs: string): Promise<StoredFiling> {
  try {
    const { size } = await stat(file);
    return size > MOST_BYTES ? refused(shownAs, "", tooLarge(shownAs, size)) : storedFiling(await readFile(file), shownAs);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return refused(shownAs, "", { code: "unreadable-file", place: { file: shownAs }, ...wordsForFileError(error) });
  }
}

function storedFiling(bytes: Uint8Array, shownAs: string): StoredFiling {
  const sha256 = sha256Of(bytes);
  const text = decodeText(bytes);
  if (typeof text !== "string") {
    const { line, column, what, mend } = text;
    return refused(shownAs, sha256, {
      code: "not-utf-8", place: { file: shownAs, line, column }, what, expected: "text in UTF-8", mend,
    });
  }
  try {
    return inspected({ value: JSON.parse(text), source: new JsonSource(text) }, shownAs, sha256);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, what, mend } = syntaxFault(text, error);
    const place = { file: shownAs, line, column };
    return refused(shownAs, sha256, { code: "not-json", place, what, expected: "JSON", mend });
  }
}

interface Parsed { readonly value: unknown; readonly source: JsonSource }

function inspected(parsed: Parsed, shownAs: string, sha256: string): StoredFiling {
  const { value, source } = parsed;
  const { filing, faults } = inspectValue(value, source, basename(shownAs, ".json"));
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return {
    ...(filing && { filing }), ...(typeof id === "string" && { id }), file: shownAs, sha256,
    findings: sortFindings(faults.map((fault) => toFinding(fault, parsed, shownAs))),
    place: (pointer) => ({ file: shownAs, ...source.valuePlace(pointer) }),
  };
}

function toFinding(fault: Fault, { value, source }: Parsed, shownAs: string): Finding {
  const { code, pointer, atKey, first, expected, mend, severity } = fault;
  const spot = atKey === true ? source.keyPlace(pointer) : source.valuePlace(pointer);
  const before = first === undefined ? undefined : source.valuePlace(first);
  const what = before === undefined ? fault.what : `${fault.what}; the first is at ${before.line}:${before.column}`;
  const words = wordsOfPointer(value, pointer);
  return {
    code, place: { file: shownAs, ...spot }, what, ...(expected && { expected }), ...(mend && { mend }),
    ...(severity && { severity }),
    subject: `${pointer === "" ? "the whole file" : pointer}${words === "" ? "" : ` (${words})`}`,
  };
}

const refused = (file: string, sha256: string, finding: Finding): StoredFiling =>
  ({ file, sha256, findings: [finding], place: () => ({ file }) });

const tooLarge = (file: string, size: number): Finding => ({
  code: "past-a-limit", place: { file }, what: `a file of ${size} bytes, which was not read`,
  expected: `at most ${MOST_BYTES} bytes`, mend: "give each filing a file of its own; nothing of a filing is that large",
});

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && "syscall" in error;

const FILE_ERRORS: Readonly<Record<string, { what: string; mend: string }>> = {
  ENOENT: { what: "no such file", mend: "check the path" },
  EISDIR: { what: "a folder", mend: "name a file" },
  EACCES: { what: "a file that may not be read", mend: "give yourself the right to read it" },
};

const wordsForFileError = (error: NodeJS.ErrnoException): { what: string; mend?: string } =>
  FILE_ERRORS[error.code ?? ""] ?? { what: error.message };
