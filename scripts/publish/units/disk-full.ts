/** A full disk: no defect of the build and of no filing, so it is told as what it is, wherever it was met. */
import { dirname, resolve } from "node:path";
import { FindingsError, type Finding } from "../../lib/finding.ts";

/** No space is left, or none of what this user may use. */
const CODES: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT"]);

interface Wrapped { readonly code?: unknown; readonly cause?: unknown; readonly originalError?: unknown }

/** Eleventy wraps what it meets in `originalError`. */
const isDiskFull = (error: unknown): boolean => {
  if (typeof error !== "object" || error === null) return false;
  const { code, cause, originalError } = error as Wrapped;
  return CODES.has(code) || isDiskFull(cause) || isDiskFull(originalError);
};

/** `target`: the folder that is written, or its stage; both lie in the folder that the finding names. */
export const diskFullFinding = (error: unknown, target: string): Finding | undefined => (isDiskFull(error) ? {
  code: "disk-full", place: { file: dirname(resolve(target)) }, what: "no space is left on the disk of this folder",
  expected: "room for the new site beside the old one, which stays until the new one is whole",
  mend: "free some room there, or build on another disk: --out and --cache name the folders",
} : undefined);

/** The error as it is to be thrown on: a FindingsError where the disk is full. */
export function diskFullError(error: unknown, target: string): unknown {
  const full = diskFullFinding(error, target);
  return full === undefined ? error : new FindingsError([full], { cause: error });
}
