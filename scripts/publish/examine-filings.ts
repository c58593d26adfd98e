/** Filing JSON on disk → filings examined, ledgers compared, and everything that is wrong, collected. */
import { dirname, join, resolve } from "node:path";
import type { Finding } from "../lib/finding.ts";
import { sortFindings } from "../lib/finding.ts";
import { sha256Of } from "../lib/files.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { readFiling, type StoredFiling } from "../store/read-filing.ts";
import { readFilings } from "../store/read-filings.ts";
import { amendmentFindings } from "../tieout/collection/amendments.ts";
import { examineFiling, type Examined } from "../tieout/examine.ts";
import { tieFindings } from "../tieout/findings.ts";
import { buildLedger, ledgerText } from "../tieout/ledger.ts";
import { readLedgerState, type LedgerState } from "./ledger-files.ts";

export interface ExaminedFiling {
  readonly stored: StoredFiling;
  readonly examined: Examined;
  readonly ledger: LedgerState;
}

export interface ExaminedFilings {
  readonly filings: readonly ExaminedFiling[];
  /** Everything wrong or odd in the filings, sorted by place; stale ledgers are not among them. */
  readonly findings: readonly Finding[];
}

/** `folder` holds the filings ("data/filings"); paths in findings are shown as given. */
export async function examineFolder(folder: string, today: PlainDate): Promise<ExaminedFilings> {
  const { stored, findings } = await readFilings(resolve(folder), folder);
  const filings = await Promise.all(stored.flatMap((one) => examined(one, today)));
  const untied = filings.flatMap((one) => tieFindings(one.examined, (pointer) => one.stored.place(pointer)));
  return { filings, findings: sortFindings([...findings, ...untied, ...misdated(filings)]) };
}

function misdated(filings: readonly ExaminedFiling[]): Finding[] {
  const stored = new Map(filings.map((one) => [one.examined.filing.id, one.stored]));
  return amendmentFindings(filings.map(({ examined: { filing } }) => filing), (id, pointer) =>
    stored.get(id)?.place(pointer) ?? { file: id });
}

export async function examineFile(file: string, today: PlainDate): Promise<ExaminedFilings> {
  const stored = await readFiling(resolve(file), file);
  const filings = await Promise.all(examined(stored, today));
  const untied = filings.flatMap(({ examined: filing }) => tieFindings(filing, (pointer) => stored.place(pointer)));
  return { filings, findings: sortFindings([...stored.findings, ...untied]) };
}

function examined(stored: StoredFiling, today: PlainDate): Promise<ExaminedFiling>[] {
  if (stored.filing === undefined) return [];
  return [examineStored(stored, examineFiling(stored.filing, today))];
}

async function examineStored(stored: StoredFiling, filing: Examined): Promise<ExaminedFiling> {
  const file = join(dirname(stored.file), `${filing.filing.id}.ties.json`);
  const text = ledgerText(buildLedger(filing));
  return { stored, examined: filing, ledger: await readLedgerState(file, sha256Of(text), () => Promise.resolve(text)) };
}
