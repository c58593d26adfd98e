/**
 * Builds a batch: the units that some companies make. What is kept from earlier builds is put into the stage; the rest
 * is made step by step, and kept. A batch is independent of every other, so that batches run in any process, in any
 * order, on any machine, and the site comes out the same.
 */
import { FindingsError, type Finding } from "../../lib/finding.ts";
import { staleFinding } from "../ledger-files.ts";
import { BatchReports } from "./batch-reports.ts";
import type { BatchTools } from "./batch-tools.ts";
import type { Batch, BatchResult } from "./batch.ts";
import { diskFullFinding } from "./disk-full.ts";
import { GroupMaker } from "./make-group.ts";
import { findKept, restoreKept } from "./recall.ts";
import { ledgerOf, tellUnits } from "./tell-units.ts";
import { Unit } from "./unit.ts";

/** Rejects only for a defect or a machine's fault; what is wrong with filings and words is in the result. */
export async function buildBatch(batch: Batch, tools: BatchTools): Promise<BatchResult> {
  const result = await resultOf(batch, tools);
  const changed = await tools.settle();
  return changed.length === 0 ? result : { units: [], findings: changed, unprinted: [] };
}

async function resultOf(batch: Batch, tools: BatchTools): Promise<BatchResult> {
  try {
    return await new BatchRun(batch, tools).result();
  } catch (error) {
    const full = diskFullFinding(error, tools.setting.stage);
    if (full !== undefined) return { units: [], findings: [full], unprinted: [] };
    if (!(error instanceof Error) || error.name !== FindingsError.name) throw error;
    return { units: [], findings: (error as FindingsError).findings, unprinted: [] };
  }
}

/** Units that are made together. */
const GROUP = 4;

class BatchRun {
  readonly #batch: Batch;
  readonly #tools: BatchTools;
  readonly #units: readonly Unit[];
  readonly #reports: BatchReports;

  constructor(batch: Batch, tools: BatchTools) {
    this.#batch = batch;
    this.#tools = tools;
    this.#units = batch.units.map((planned) => new Unit(planned));
    const own = this.#units.flatMap(({ filing }) => filing ?? []);
    this.#reports = new BatchReports([...own, ...batch.behind], tools.setting.key, tools.store);
  }

  /** Nothing is made of a batch in which a filing is wrong; all that is wrong with it is told. */
  async result(): Promise<BatchResult> {
    const maker = new GroupMaker(this.#batch, this.#tools, this.#reports);
    const stale: Finding[] = [];
    for (const units of this.#inOrder()) {
      await this.#settleReports(units);
      stale.push(...this.#tools.setting.frozen ? await this.#staleLedgers(units) : []);
      if (!this.#reports.hasErrors && stale.length === 0) await this.#make(units, maker);
    }
    await maker.end();
    const wrong = [...this.#reports.findings, ...stale];
    if (this.#reports.hasErrors || stale.length > 0 || maker.hasErrors) {
      return { units: [], findings: [...wrong, ...maker.findings], unprinted: maker.unprinted };
    }
    for (const unit of this.#units) await this.#tools.onReport(() => this.#reports.reportOf(unit));
    return { units: await tellUnits(this.#units, this.#tools), findings: [], unprinted: [] };
  }

  /** A form shows nothing of other filings: the first is made before they are examined, for a page to be there soon. */
  #inOrder(): (readonly Unit[])[] {
    const early = this.#units.filter(({ kind }) => kind === "ownership").slice(0, 1);
    return [early, this.#units.filter((unit) => !early.includes(unit))];
  }

  /** The first of them alone, so that there is soon something to print; then as many as go into memory. */
  async #make(units: readonly Unit[], maker: GroupMaker): Promise<void> {
    const { watch, onUnits } = this.#tools;
    let [group, size]: [Unit[], number] = [[], 1];
    for (const unit of units) {
      await watch.time("recall", unit.id, async () => {
        await findKept(unit, maker.recalling(unit));
        await restoreKept(unit, this.#tools);
      });
      if (unit.lacks("gate")) group.push(unit);
      else onUnits(1);
      if (group.length < size) continue;
      await maker.make(group);
      [group, size] = [[], GROUP];
    }
    await maker.make(group);
  }

  async #settleReports(units: readonly Unit[]): Promise<void> {
    for (const unit of units) {
      if (unit.collection !== undefined && this.#reports.hasErrors) return;
      await this.#tools.watch.time("examine", unit.id, () => this.#reports.settle(unit));
    }
  }

  /** In a frozen build a ledger that is not up to date is found before anything is drawn. */
  async #staleLedgers(units: readonly Unit[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const unit of units) {
      const ledger = unit.lacks("report") ? null : await ledgerOf(unit, this.#tools.store);
      if (ledger?.isStale === true) findings.push(staleFinding(ledger));
    }
    return findings;
  }
}
