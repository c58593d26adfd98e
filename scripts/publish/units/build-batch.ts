/**
 * Builds a batch: the units that some companies make. What is kept from earlier builds is put into the stage; the rest
 * is made step by step, and kept. A batch is independent of every other, so that batches run in any process, in any
 * order, on any machine, and the site comes out the same.
 */
import { FindingsError, isError, type Finding } from "../../lib/finding.ts";
import type { Report } from "../../model/report.ts";
import { staleFinding } from "../ledger-files.ts";
import type { RenderedChart } from "../../site/input.ts";
import { BatchReports } from "./batch-reports.ts";
import type { BatchTools } from "./batch-tools.ts";
import type { Batch, BatchResult, Unprinted } from "./batch.ts";
import { diskFullFinding } from "./disk-full.ts";
import type { Draughtsman } from "./make-charts.ts";
import { makeDownloads } from "./make-downloads.ts";
import { handoutFile, printHandout } from "./make-handouts.ts";
import { UnitGate, loadPdfReader } from "./pass-gate.ts";
import { findKept, isPrinted, keyOf, pageSetting, recallAfter, restoreKept, type Recalling } from "./recall.ts";
import { renderPages } from "./render-pages.ts";
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

class BatchRun {
  readonly #batch: Batch;
  readonly #tools: BatchTools;
  readonly #units: readonly Unit[];
  readonly #reports: BatchReports;
  readonly #charts = new Map<string, readonly RenderedChart[]>();
  readonly #findings: Finding[] = [];
  readonly #unprinted: Unprinted[] = [];

  constructor(batch: Batch, tools: BatchTools) {
    this.#batch = batch;
    this.#tools = tools;
    this.#units = batch.units.map((planned) => new Unit(planned));
    const own = this.#units.flatMap(({ filing }) => filing ?? []);
    this.#reports = new BatchReports([...own, ...batch.behind], tools.setting.key, tools.store);
  }

  async result(): Promise<BatchResult> {
    await this.#settleReports();
    const stale = this.#tools.setting.frozen ? await this.#staleLedgers() : [];
    if (this.#reports.hasErrors || stale.length > 0) return this.#refused([...this.#reports.findings, ...stale]);
    const { watch, onUnits } = this.#tools;
    for (const unit of this.#units) {
      await watch.time("recall", unit.id, async () => {
        await findKept(unit, this.#recalling(unit));
        await restoreKept(unit, this.#tools);
      });
    }
    const open = this.#units.filter((unit) => unit.lacks("gate"));
    onUnits(this.#units.length - open.length);
    for (const unit of open) await this.#drawAndWrite(unit);
    await this.#render(await this.#without("pages", open));
    await this.#printAndPass(open);
    if (this.#findings.some(isError) || this.#unprinted.length > 0) return this.#refused(this.#findings);
    for (const unit of this.#units) await this.#tools.onReport(() => this.#reports.reportOf(unit));
    return { units: await tellUnits(this.#units, this.#tools), findings: [], unprinted: [] };
  }

  /** Those of the units for which a product has still to be made. */
  async #without(step: "pages" | "handout", units: readonly Unit[]): Promise<Unit[]> {
    const lacking: Unit[] = [];
    for (const unit of units) if (!await recallAfter(unit, step, this.#recalling(unit))) lacking.push(unit);
    return lacking;
  }

  #refused(findings: readonly Finding[]): BatchResult {
    return { units: [], findings, unprinted: this.#unprinted };
  }

  async #settleReports(): Promise<void> {
    for (const unit of this.#units) {
      if (unit.collection !== undefined && this.#reports.hasErrors) return;
      await this.#tools.watch.time("examine", unit.id, () => this.#reports.settle(unit));
    }
  }

  /** In a frozen build a ledger that is not up to date is found before anything is drawn. */
  async #staleLedgers(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const unit of this.#units) {
      const ledger = unit.lacks("report") ? null : await ledgerOf(unit, this.#tools.store);
      if (ledger?.isStale === true) findings.push(staleFinding(ledger));
    }
    return findings;
  }

  #recalling(unit: Unit): Recalling {
    const known = { tools: this.#tools, reports: this.#reports };
    return { ...known, pages: pageSetting(unit, this.#batch, known) };
  }

  async #drawAndWrite(unit: Unit): Promise<void> {
    const { watch, store, setting } = this.#tools;
    const { stage } = setting;
    if (unit.lacks("charts")) {
      await watch.time("charts", unit.id, async () => {
        const key = keyOf(unit, "charts", this.#recalling(unit));
        const { charts, files } = await this.#draw(unit);
        this.#charts.set(unit.id, charts);
        const data = { count: charts.length };
        this.#keep(unit, "charts", await store.keep("charts", key, { files, texts: { charts: JSON.stringify(charts) }, data }));
      });
    }
    if (await recallAfter(unit, "downloads", this.#recalling(unit))) return;
    await watch.time("downloads", unit.id, async () => {
      const { design } = await this.#tools.draughtsman();
      const [settings, cards] = await Promise.all([this.#tools.site(), this.#tools.cards()]);
      const report = await this.#reports.reportOf(unit);
      const files = await makeDownloads(report, await this.#chartsOf(unit), { stage, design, settings, cards });
      this.#keep(unit, "downloads", await store.keep("downloads", keyOf(unit, "downloads", this.#recalling(unit)), { files }));
    });
  }

  #keep(unit: Unit, product: Parameters<Unit["product"]>[0], kept: ReturnType<Unit["product"]>): void {
    unit.kept.set(product, kept);
    unit.made.add(product);
  }

  async #chartsOf(unit: Unit): Promise<readonly RenderedChart[]> {
    const known = this.#charts.get(unit.id);
    if (known !== undefined) return known;
    const text = await this.#tools.store.text(unit.product("charts"), "charts");
    const charts = text === undefined ? (await this.#draw(unit)).charts : JSON.parse(text) as RenderedChart[];
    this.#charts.set(unit.id, charts);
    return charts;
  }

  async #draw(unit: Unit): ReturnType<Draughtsman["draw"]> {
    const draughtsman = await this.#tools.draughtsman();
    return draughtsman.draw(await this.#reports.reportOf(unit), this.#tools.setting.stage);
  }

  /** Reports of the units, and those that their pages take figures from. */
  async #reportsBehind(units: readonly Unit[]): Promise<Report[]> {
    const reports = new Map<string, Report>();
    for (const unit of units) {
      const needed = [await this.#reports.reportOf(unit), ...await this.#reports.behind(unit)];
      for (const report of needed) reports.set(report.id, report);
    }
    return [...reports.values()];
  }

  async #render(units: readonly Unit[]): Promise<void> {
    const { setting, watch, store } = this.#tools;
    const { stage, content, data, key: { inputs: { version } } } = setting;
    const keys = new Map(units.map((unit) => [unit.id, keyOf(unit, "pages", this.#recalling(unit))]));
    for (const unit of units) await this.#chartsOf(unit);
    const reports = await this.#reportsBehind(units);
    const compared = new Map(Object.entries(this.#batch.compared));
    const files = await watch.time("pages", `${units.length} units`, () => renderPages({
      units, reports, charts: this.#charts, compared, version, folders: { content, data }, stage,
    }));
    for (const unit of units) {
      const kept = { files: files.get(unit.id) ?? [] };
      this.#keep(unit, "pages", await store.keep("pages", keys.get(unit.id) ?? "", kept));
    }
  }

  /** Prints in the browser while pages are read back here; each handout is read once it is there. */
  async #printAndPass(units: readonly Unit[]): Promise<void> {
    const toPrint = await this.#without("handout", units.filter((unit) => isPrinted(unit, this.#tools)));
    const printing = new Map(toPrint.map((unit) => [unit.id, this.#print(unit)]));
    if (toPrint.length > 0) await loadPdfReader();
    const { onUnits } = this.#tools;
    for (const unit of units) {
      await this.#passOnce(unit, printing.get(unit.id));
      onUnits(1);
    }
  }

  /** What has come out as it was before has passed. */
  async #passOnce(unit: Unit, printing: Promise<void> | undefined): Promise<void> {
    if (printing === undefined && await recallAfter(unit, "gate", this.#recalling(unit))) return;
    const { watch } = this.#tools;
    const gate = await this.#gateOf(unit);
    await watch.time("gate", unit.id, () => gate.readPages());
    await printing;
    if (isPrinted(unit, this.#tools) && unit.lacks("handout")) return;
    await watch.time("gate", unit.id, () => this.#pass(unit, gate));
  }

  /** Never rejects: a filing that does not print is told with the others. */
  async #print(unit: Unit): Promise<void> {
    const { filing } = unit;
    if (filing === undefined) return;
    const { watch, store, setting: { stage } } = this.#tools;
    try {
      const { title } = await this.#reports.reportOf(unit);
      const printer = await this.#tools.printer();
      const pages = await watch.time("print", unit.id, () => printHandout(printer, { filing, title, stage }));
      const kept = { files: [handoutFile(unit.id)], data: { pages } };
      this.#keep(unit, "handout", await store.keep("handout", keyOf(unit, "handout", this.#recalling(unit)), kept));
    } catch (error) {
      const full = diskFullFinding(error, stage);
      if (full !== undefined) this.#findings.push(full);
      else this.#notPrinted(unit, error);
    }
  }

  #notPrinted({ id }: Unit, error: unknown): void {
    if (!(error instanceof FindingsError)) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#unprinted.push({ id, reason: `it cannot be printed: ${reason}` });
      return;
    }
    for (const finding of error.findings) {
      if (finding.code === "not-printed") this.#unprinted.push({ id, reason: finding.what });
      else this.#findings.push(finding);
    }
  }

  async #gateOf(unit: Unit): Promise<UnitGate> {
    return new UnitGate({
      stage: this.#tools.setting.stage, folder: unit.folder, report: await this.#reports.reportOf(unit),
      behind: await this.#reports.behind(unit), files: unit.files, hasHandouts: this.#tools.setting.key.hasHandouts,
    });
  }

  async #pass(unit: Unit, gate: UnitGate): Promise<void> {
    const key = keyOf(unit, "gate", this.#recalling(unit));
    try {
      const { evidence, uses } = await gate.finish(unit.files);
      this.#keep(unit, "gate", await this.#tools.store.keep("gate", key, { files: [evidence], data: { uses } }));
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      this.#findings.push(...error.findings);
    }
  }
}
