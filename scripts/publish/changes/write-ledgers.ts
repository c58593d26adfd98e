/** `npm run ledgers`: writes the ledgers of filings that tie, as a build would, without building. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatFinding, isError, type Finding } from "../../lib/finding.ts";
import { listFiles } from "../../lib/files.ts";
import type { Settings } from "../../lib/settings.ts";
import { examineFile } from "../examine-filings.ts";
import { writeLedger } from "../ledger-files.ts";
import { changedFilings } from "./changed-filings.ts";

export interface WrittenLedgers {
  readonly written: readonly string[];
  /** Ledgers that were as they should be. */
  readonly unchanged: number;
  /** What keeps filings from publishing: they get no ledger. */
  readonly findings: readonly Finding[];
}

/** Of all filings; with `base`, only of those that differ from that commit. */
export async function writeLedgers({ data, today }: Settings, base?: string): Promise<WrittenLedgers> {
  const written: string[] = [];
  const findings: Finding[] = [];
  let unchanged = 0;
  for (const file of await filesOf(data, base)) {
    const { filings, findings: found } = await examineFile(file, today);
    const wrong = found.filter(isError);
    findings.push(...wrong);
    for (const { ledger } of wrong.length > 0 ? [] : filings) {
      if (ledger.isStale) {
        await writeLedger(ledger);
        written.push(ledger.file);
      } else unchanged += 1;
    }
  }
  return { written, unchanged, findings };
}

async function filesOf(data: string, base: string | undefined): Promise<string[]> {
  const names = base === undefined
    ? (await listFiles(join(data, "filings"))).filter((name) => name.endsWith(".json") && !name.endsWith(".ties.json"))
      .map((name) => `filings/${name}`)
    : (await changedFilings({ data, base })).map((name) => `${name}.json`);
  return names.map((name) => join(data, name)).filter((file) => existsSync(file));
}

export function writtenText({ written, unchanged, findings }: WrittenLedgers): string {
  const without = new Set(findings.map(({ place }) => place.file)).size;
  const rest = without === 0 ? "" : `; ${without} without one: they do not tie`;
  return [
    ...findings.map((finding) => `${formatFinding(finding)}\n`), ...written,
    `${written.length} ledgers written, ${unchanged} as they were${rest}`,
  ].join("\n");
}
