/** The command with a folder of its own, run in this process or as a user runs it, against a local EDGAR. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runIntake, type Typed } from "../../../intake/run-intake.ts";
import type { IntakeRun } from "../../../intake/intake.ts";
import { listFiles } from "../../../lib/files.ts";
import { PROJECT } from "../../example-filings.ts";
import { FILES, RECENT, USER_AGENT, submissionsJson } from "../edgar/edgar-situation.ts";
import { LocalEdgar } from "../edgar/local-edgar.ts";

export type RunJson = IntakeRun & { version: number; exitCode: number };

export interface Answer { code: number; out: string; err: string }

export interface CommandSituation {
  readonly folder: string;
  /** Relative to the folder. */
  file(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  read(name: string): Promise<string>;
  /** Filing JSON below data/filings, by name. */
  filings(): Promise<string[]>;
  /** In this process; parsed `--json`. */
  run(sources: readonly string[], typed?: Partial<Typed>): Promise<RunJson>;
  say(sources: readonly string[], typed?: Partial<Typed>): Promise<string>;
  /** In a process of its own, as a user types it. */
  cli(args: readonly string[], variables?: Record<string, string>): Promise<Answer>;
  end(): Promise<void>;
}

export async function startCommand(edgar?: LocalEdgar): Promise<CommandSituation> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-intake-"));
  const base = edgar === undefined ? "http://127.0.0.1:9" : await edgar.start();
  const variables = {
    TIEOUT_USER_AGENT: USER_AGENT, TIEOUT_EDGAR_WWW: base, TIEOUT_EDGAR_DATA: base, TIEOUT_EDGAR_CACHE: join(folder, "cache"),
  };
  const file = (name: string): string => join(folder, name);
  const typed = (given: Partial<Typed>): Typed =>
    ({ data: file("data"), limit: "25", today: "2026-03-01", variables, ...given });
  return {
    folder, file,
    async write(name, content) {
      await mkdir(dirname(file(name)), { recursive: true });
      await writeFile(file(name), content);
      return file(name);
    },
    read: (name) => readFile(file(name), "utf8"),
    filings: () => listFiles(file("data/filings")),
    async run(sources, given = {}) {
      return JSON.parse((await runIntake(sources, typed({ json: true, ...given }))).text) as RunJson;
    },
    say: async (sources, given = {}) => (await runIntake(sources, typed(given))).text,
    cli: (args, more = {}) => new Promise((resolve) => {
      const all = ["scripts/start.mjs", "intake", "--data", file("data"), ...args];
      const env = { ...process.env, ...variables, ...more };
      const child = execFile(process.execPath, all, { cwd: PROJECT, env, maxBuffer: 1 << 26 },
        (_error, out, err) => { resolve({ code: child.exitCode ?? -1, out, err }); });
    }),
    async end() {
      await edgar?.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A release that ties, and names its company; `what` tells one exhibit from another. */
export const release = (total = "1,500", what = "Results"): string => `<html><body>
<p>Example Widgets Corp Reports Fourth Quarter 2025 ${what}</p>
<p>SPRINGFIELD, Feb. 10, 2026 -- Example Widgets Corp (NYSE: EXW) today announced results for the fourth quarter ended December 31, 2025.</p>
<p>EXAMPLE WIDGETS CORP</p><p>CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS</p><p>(in thousands)</p>
<table><tr><td></td><td colspan="2">Three Months Ended December 31,</td></tr><tr><td></td><td>2025</td><td>2024</td></tr>
<tr><td>Revenues</td><td>4,000</td><td>3,600</td></tr><tr><td>Cost of revenues</td><td>1,500</td><td>1,400</td></tr>
<tr><td>Gross profit</td><td>2,500</td><td>2,200</td></tr><tr><td>Operating expenses</td><td>1,000</td><td>900</td></tr>
<tr><td>Operating income</td><td>${total}</td><td>1,300</td></tr></table></body></html>`;

export const form4 = (more = "", shares = "100"): string => `<?xml version="1.0"?><ownershipDocument><schemaVersion>X0508</schemaVersion>
<documentType>4</documentType><periodOfReport>2026-02-09</periodOfReport><issuer><issuerCik>0000000042</issuerCik>
<issuerName>Example Widgets Corp</issuerName><issuerTradingSymbol>EXW</issuerTradingSymbol></issuer>
<reportingOwner><reportingOwnerId><rptOwnerCik>0000000777</rptOwnerCik><rptOwnerName>Doe Jane Q</rptOwnerName></reportingOwnerId>
<reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship></reportingOwner>
<nonDerivativeTable><nonDerivativeTransaction><securityTitle><value>Common Stock</value></securityTitle>
<transactionDate><value>2026-02-09</value></transactionDate><transactionCoding><transactionFormType>4</transactionFormType>
<transactionCode>P</transactionCode><equitySwapInvolved>0</equitySwapInvolved></transactionCoding><transactionAmounts>
<transactionShares><value>${shares}</value></transactionShares><transactionPricePerShare><value>10.00</value></transactionPricePerShare>
<transactionAcquiredDisposedCode><value>A</value></transactionAcquiredDisposedCode></transactionAmounts><postTransactionAmounts>
<sharesOwnedFollowingTransaction><value>1000</value></sharesOwnedFollowingTransaction></postTransactionAmounts><ownershipNature>
<directOrIndirectOwnership><value>D</value></directOrIndirectOwnership></ownershipNature></nonDerivativeTransaction></nonDerivativeTable>
<ownerSignature><signatureName>Jane Q. Doe</signatureName><signatureDate>2026-02-10</signatureDate></ownerSignature>${more}</ownershipDocument>`;

const A = "/Archives/edgar/data/42";

/** EDGAR of one company: a release in two exhibits, one of them slides; two Forms 4, one an amendment. */
export function commandEdgar(): LocalEdgar {
  const edgar = new LocalEdgar(() => 0);
  for (const [path, body] of Object.entries(FILES)) edgar.files.set(path, body);
  edgar.files.set("/submissions/CIK0000000042.json", submissionsJson(RECENT));
  edgar.files.set(`${A}/000000004226000005/exw-ex991.htm`, release());
  edgar.files.set(`${A}/000000077726000001/form4.xml`, form4());
  edgar.files.set(`${A}/000000077726000003/form4a.xml`, form4("", "200").replace("<documentType>4<", "<documentType>4/A<"));
  return edgar;
}
