/** Product "gate": all files of a unit read back, every numeral accounted for, and the evidence of it written. */
import { throwErrors } from "../../lib/finding.ts";
import type { Report } from "../../model/report.ts";
import { Gate } from "../../tieout/gate/check-stage.ts";
import type { AllowListUse } from "../../tieout/gate/reading.ts";
import { EVIDENCE_FILE, distinctUses as distinctAccounts, evidenceOf } from "./evidence.ts";
import { stageFile } from "./stage-file.ts";
import { isPrintPage } from "./unit.ts";
export { loadPdfReader } from "../../tieout/gate/read-pdf.ts";

export interface ToPass {
  readonly stage: string;
  readonly report: Report;
  readonly folder: string;
  /** Reports that its pages take figures and reasons from. */
  readonly behind: readonly Report[];
  /** Path below the stage → SHA-256, print pages included. */
  readonly files: Readonly<Record<string, string>>;
  readonly hasHandouts: boolean;
}

export interface Passed {
  readonly evidence: string;
  /** Numerals that are no figures: kind and text of each, once. */
  readonly uses: readonly (readonly [kind: string, text: string])[];
}

/** Reads the pages while the handout is being printed; {@link finish} reads that and closes the account. */
export class UnitGate {
  readonly #unit: ToPass;
  readonly #gate: Gate;

  constructor(unit: ToPass) {
    this.#unit = unit;
    const { stage, report, behind, hasHandouts } = unit;
    this.#gate = new Gate({ stage, reports: [report, ...behind], hasHandouts });
  }

  async readPages(): Promise<void> {
    await this.#gate.read(Object.keys(this.#unit.files).filter((file) => !file.endsWith(".pdf")));
  }

  /** Throws a FindingsError where a numeral has no account, or a file is missing. */
  async finish(files: Readonly<Record<string, string>>): Promise<Passed> {
    const { stage, folder, report } = this.#unit;
    const { findings, uses } = await this.#gate.finish(Object.keys(files), [report]);
    throwErrors(findings);
    const evidence = `${folder}/${EVIDENCE_FILE}`;
    const accounts = distinctAccounts(ownUses(uses, folder));
    stageFile(stage, evidence, evidenceOf(report, accounts, ownFiles(files, folder)));
    throwErrors(await this.#gate.readWritten(evidence, accounts));
    return { evidence, uses: distinctUses(uses) };
  }
}

/** With paths as they stand below the unit's folder. */
const ownUses = (uses: readonly AllowListUse[], folder: string): AllowListUse[] => uses
  .filter(({ file }) => file.startsWith(`${folder}/`)).map((use) => ({ ...use, file: use.file.slice(folder.length + 1) }));

function ownFiles(files: Readonly<Record<string, string>>, folder: string): Record<string, string> {
  const published = Object.entries(files).filter(([file]) => !isPrintPage(file));
  return Object.fromEntries(published.map(([file, hash]) => [file.slice(folder.length + 1), hash]));
}

function distinctUses(uses: readonly AllowListUse[]): (readonly [string, string])[] {
  const published = uses.filter(({ file }) => !isPrintPage(file));
  const keys = new Set(published.map(({ kind, text }) => JSON.stringify([kind, text])));
  return [...keys].toSorted().map((key) => JSON.parse(key) as [string, string]);
}
