/** What publishing the data folder would change, as against a commit: which filings are new, which figures move. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isError, type Finding } from "../../lib/finding.ts";
import type { Filing } from "../../model/filing.ts";
import { GRADES, type Grade } from "../../model/tie.ts";
import { compareLedgers } from "../../tieout/ledger.ts";
import { examineFile, type ExaminedFiling } from "../examine-filings.ts";
import { parseLedger, staleFinding } from "../ledger-files.ts";
import { changedFilings, fileAt, type Revision } from "./changed-filings.ts";

export interface FilingChange {
  readonly id: string;
  readonly what: "new" | "changed" | "gone";
  /** Of the filing as it is now; undefined where it is gone or cannot be read. */
  readonly about: { readonly company: string; readonly document: string; readonly published: string } | undefined;
  /** Ties of its ledger, by grade. */
  readonly grades: Readonly<Record<Grade, number>>;
  /** Published figures that are not what they were, a line each; all of them in a new filing. */
  readonly moved: readonly string[];
  /** What keeps it from being published. */
  readonly findings: readonly Finding[];
}

/** A filing of EDGAR that gave no Filing JSON. */
export interface RefusedFiling {
  readonly accession: string;
  readonly company: string;
  readonly form: string;
  readonly filed: string;
  readonly reasons: readonly string[];
}

export interface Changes {
  readonly filings: readonly FilingChange[];
  readonly refused: readonly RefusedFiling[];
}

/** `today`: the day on which waivers are judged. Throws a FindingsError for a commit that is not there. */
export async function readChanges(revision: Revision, today: string): Promise<Changes> {
  const filings: FilingChange[] = [];
  for (const name of await changedFilings(revision)) filings.push(await changeOf(name, revision, today));
  return { filings, refused: await newlyRefused(revision) };
}

async function changeOf(name: string, revision: Revision, today: string): Promise<FilingChange> {
  const [file, ledger] = [`${name}.json`, `${name}.ties.json`];
  const before = parseLedger(await fileAt(revision, ledger));
  const after = parseLedger(await readFile(join(revision.data, ledger), "utf8").catch(() => undefined));
  const grades = Object.fromEntries(GRADES.map((grade) =>
    [grade, Object.values(after.ties).filter((tie) => tie.grade === grade).length])) as Record<Grade, number>;
  const change = { id: basename(name), grades, moved: compareLedgers(before, after) };
  if (!existsSync(join(revision.data, file))) return { ...change, what: "gone", about: undefined, findings: [] };
  const isNew = await fileAt(revision, file) === undefined;
  const { filings: [examined], findings } = await examineFile(join(revision.data, file), today);
  return {
    ...change, what: isNew ? "new" : "changed", about: examined === undefined ? undefined : aboutOf(examined.stored.filing),
    findings: [...findings.filter(isError), ...staleLedger(examined, findings)],
  };
}

/** A filing that does not tie has no ledger yet: its other findings say why. */
const staleLedger = (examined: ExaminedFiling | undefined, findings: readonly Finding[]): Finding[] =>
  examined?.ledger.isStale === true && !findings.some(isError) ? [staleFinding(examined.ledger)] : [];

function aboutOf(filing: Filing | undefined): FilingChange["about"] {
  if (filing === undefined) return undefined;
  const { published } = filing.source;
  if (filing.kind === "ownership") return { company: filing.issuer.issuerName, document: `Form ${filing.documentType}`, published };
  const { year, quarter } = filing.fiscal;
  return { company: filing.issuer.name, document: `results, ${year} Q${quarter}`, published };
}

const REFUSED = "watchlist-refused.json";

async function newlyRefused(revision: Revision): Promise<RefusedFiling[]> {
  const now = await readFile(join(revision.data, REFUSED), "utf8").catch(() => undefined);
  const before = new Set(refusedIn(await fileAt(revision, REFUSED)).map(({ accession }) => accession));
  return refusedIn(now).filter(({ accession }) => !before.has(accession));
}

const refusedIn = (text: string | undefined): readonly RefusedFiling[] =>
  (text === undefined ? [] : (JSON.parse(text) as { refused: RefusedFiling[] }).refused);
