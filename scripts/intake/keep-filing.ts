/** Puts a filing on disk: never over another one unasked, never half, and not at all where nothing has changed. */
import { FindingsError, type Finding } from "../lib/finding.ts";
import type { Filing } from "../model/filing.ts";
import { filingText, writeFiling } from "../store/write-filing.ts";
import { differencesOf, type Difference } from "./json-differences.ts";
import type { Shelf, Shelved, Spot } from "./shelf.ts";

/** `refused`: a Filing JSON of the document is there and differs; `failed`: it could not be written. */
export type KeepStatus =
  | "written" | "replaced" | "unchanged" | "would-write" | "would-replace" | "refused" | "failed";

export interface Kept {
  /** With the id, waivers and addresses under which it is kept. */
  readonly filing: Filing;
  readonly file: string;
  readonly status: KeepStatus;
  readonly findings: readonly Finding[];
}

export interface KeepOptions {
  readonly shelf: Shelf;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** The user's own id for it. */
  readonly id?: string;
}

export async function keepFiling(read: Filing, options: KeepOptions): Promise<Kept> {
  const { shelf, force, dryRun } = options;
  const spot = shelf.place(read, options.id);
  const filing = { ...withWhatIsKept(read, spot), id: spot.id };
  const base = { filing, file: spot.file };
  const { before } = spot;
  const differences = before === undefined ? [] : differencesOf(before.json, JSON.parse(filingText(filing, spot.file)));
  if (before !== undefined && !force && isKnownFromElsewhere(before, { read, spot, differences })) {
    return { ...base, status: "unchanged", findings: [] };
  }
  if (before !== undefined && differences.length === 0) return { ...base, status: "unchanged", findings: [] };
  if (before !== undefined && (!force || before.isNew === true)) {
    return { ...base, status: "refused", findings: [standsThere(before, { read, spot, differences })] };
  }
  if (dryRun) return { ...base, status: before === undefined ? "would-write" : "would-replace", findings: [] };
  try {
    await writeFiling(spot.file, filing, { force, shownAs: spot.file });
  } catch (error) {
    return { ...base, status: "failed", findings: findingsOf(error, spot.file) };
  }
  shelf.add(spot.file, filing);
  return { ...base, status: before === undefined ? "written" : "replaced", findings: [] };
}

/**
 * The same bytes, found in another place: what that place tells of filing and issuer (accession number, address, CIK)
 * is no change of the document.
 */
const isKnownFromElsewhere = ({ sha256 }: Shelved, { read, differences }: Standing): boolean =>
  sha256 !== undefined && sha256 === read.source.sha256
  && differences.every(({ pointer }) => /^\/(?:source|issuer)\/(?!sha256)/.test(pointer));

/** Waivers are a person's word, and where a document came from may be known from before: neither is lost. */
function withWhatIsKept(read: Filing, { before }: Spot): Filing {
  const waivers = before?.json["waivers"];
  const source = before?.json["source"];
  const known = typeof source === "object" && source !== null ? source as Partial<Filing["source"]> : {};
  const { accession = known.accession, url = known.url } = read.source;
  return {
    ...read, ...(Array.isArray(waivers) && { waivers: waivers as Filing["waivers"] }),
    source: { ...read.source, ...(accession !== undefined && { accession }), ...(url !== undefined && { url }) },
  } as Filing;
}

const SAME_DOCUMENT =
  "the document is the same: the file was edited, or the reader reads it otherwise now; --force replaces it";

interface Standing { readonly read: Filing; readonly spot: Spot; readonly differences: readonly Difference[] }

function standsThere(before: Shelved, { read, spot, differences }: Standing): Finding {
  const [first] = differences;
  const more = differences.length > 1 ? ` and ${differences.length - 1} more` : "";
  const changed = first === undefined ? "" : `: ${first.pointer} from ${first.before} to ${first.after}${more}`;
  const sameBytes = before.sha256 !== undefined && before.sha256 === read.source.sha256;
  const who = spot.isSame ? "a Filing JSON of this document" : `a Filing JSON with the id ${spot.id}`;
  return {
    code: "filing-exists", place: { file: before.file },
    what: `${who}, which would change${changed}`,
    expected: "nothing to change, or a new file",
    mend: sameBytes ? SAME_DOCUMENT : "--force replaces it; --id gives a document of its own another id",
  };
}

const findingsOf = (error: unknown, file: string): readonly Finding[] =>
  (error instanceof FindingsError ? error.findings : [fileFinding(error, file)]);

/** A file system that refuses is told as a finding; anything else is a defect. */
export function fileFinding(error: unknown, file: string): Finding {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
  return {
    code: "cannot-write", place: { file }, what: `${String(error.code)}: the file could not be written`,
    expected: "a folder that may be written to", mend: "give yourself the right to write there, or name another folder with --data",
  };
}
