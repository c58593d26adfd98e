/** Product "report": a filing examined, its Report, its ledger, and what is wrong or odd in it. */
import { resolve } from "node:path";
import { FindingsError, isError, sortFindings, type Finding } from "../../lib/finding.ts";
import type { PlainDate } from "../../model/plain-date.ts";
import type { FilingReport } from "../../model/report.ts";
import { buildReport } from "../../report/build-report.ts";
import { readFiling } from "../../store/read-filing.ts";
import { examineFiling, type Examined } from "../../tieout/examine.ts";
import { tieFindings } from "../../tieout/findings.ts";
import { buildLedger, ledgerText } from "../../tieout/ledger.ts";
import { changedMeanwhile } from "../changed-meanwhile.ts";
import type { ScannedFiling } from "../plan/scan-filings.ts";
export { amendmentFindings } from "../../tieout/collection/amendments.ts";
export { figuresOfFiling } from "../../tieout/examine.ts";
export { buildCollectionReport, type Made } from "./build-collection-report.ts";

export interface ReadFiling {
  readonly examined: Examined;
  readonly report: FilingReport;
  readonly ledger: string;
  /** What is odd and is published all the same. */
  readonly warnings: readonly Finding[];
}

export interface ReadingOptions { readonly today: PlainDate; readonly version: string }

/** What the filing is, or the findings that keep it from being published. */
export async function makeReport(
  { file, sha256 }: ScannedFiling, { today, version }: ReadingOptions,
): Promise<ReadFiling | { readonly findings: readonly Finding[] }> {
  const stored = await readFiling(resolve(file), file);
  if (stored.sha256 !== sha256) throw new FindingsError([changedMeanwhile(file)]);
  if (stored.filing === undefined) return { findings: stored.findings };
  const examined = examineFiling(stored.filing, today);
  const findings = sortFindings([...stored.findings, ...tieFindings(examined, (pointer) => stored.place(pointer))]);
  if (findings.some(isError)) return { findings };
  const codes = [...new Set(stored.findings.map(({ code }) => code))];
  return {
    examined, report: buildReport(examined, version, codes), ledger: ledgerText(buildLedger(examined)),
    warnings: findings,
  };
}
