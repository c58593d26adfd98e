/**
 * Makes the units of a batch a few at a time: charts and pages first, so that there is something to print, then
 * downloads, and reading back what is there, while the browser prints; the handouts are read when the next few are
 * under way. What is held in memory, pages, drawings and what Eleventy keeps of a run, is that of two groups. Makers
 * are loaded when they are needed: the first page waits for no other's.
 */
import { FindingsError, isError, type Finding } from "../../lib/finding.ts";
import type { Report } from "../../model/report.ts";
import type { RenderedChart } from "../../site/input.ts";
import type { BatchReports } from "./batch-reports.ts";
import type { BatchTools } from "./batch-tools.ts";
import type { Batch, Unprinted } from "./batch.ts";
import { diskFullFinding } from "./disk-full.ts";
import type { Drawn } from "./make-charts.ts";
import type { UnitGate } from "./pass-gate.ts";
import { isPrinted, keyOf, pageSetting, recallAfter, type Recalling } from "./recall.ts";
import { renderPages } from "./render-pages.ts";
import type { Unit } from "./unit.ts";

/** A unit whose pages have been read back, and whose handout, if it has one, is on its way. */
interface Waiting {
  readonly unit: Unit;
  readonly gate: UnitGate | undefined;
  readonly printing: Promise<void> | undefined;
}

export class GroupMaker {
  /** What is wrong with units so far. */
  readonly findings: Finding[] = [];
  readonly unprinted: Unprinted[] = [];
  readonly #batch: Batch;
  readonly #tools: BatchTools;
  readonly #reports: BatchReports;
  readonly #charts = new Map<string, readonly RenderedChart[]>();
  #waiting: readonly Waiting[] = [];
  #wordsAreWrong = false;

  constructor(batch: Batch, tools: BatchTools, reports: BatchReports) {
    this.#batch = batch;
    this.#tools = tools;
    this.#reports = reports;
  }

  recalling(unit: Unit): Recalling {
    const known = { tools: this.#tools, reports: this.#reports };
    return { ...known, pages: pageSetting(unit, this.#batch, known) };
  }

  /** `units`: those of which something has to be made. */
  async make(units: readonly Unit[]): Promise<void> {
    for (const unit of units) await this.#draw(unit);
    if (units.some((unit) => isPrinted(unit, this.#tools) && unit.made.has("charts"))) this.#wakeBrowser();
    await this.#render(await this.#without("pages", units));
    // Whatever else is wrong with words is still looked for.
    if (this.#wordsAreWrong) return;
    const toPrint = await this.#without("handout", units.filter((unit) => isPrinted(unit, this.#tools)));
    const printing = new Map(toPrint.map((unit) => [unit.id, this.#print(unit)]));
    for (const unit of units) await this.#write(unit);
    const waiting: Waiting[] = [];
    for (const unit of units) waiting.push(await this.#readPages(unit, printing.get(unit.id)));
    for (const { id } of units) this.#charts.delete(id);
    if (printing.size > 0) await (await import("./pass-gate.ts")).loadPdfReader();
    const before = this.#waiting;
    this.#waiting = waiting;
    await this.#finish(before);
  }

  /** Waits for the last handouts. */
  async end(): Promise<void> {
    await this.#finish(this.#waiting);
  }

  /** Those of the units for which a product has still to be made. */
  async #without(step: "pages" | "handout", units: readonly Unit[]): Promise<Unit[]> {
    const lacking: Unit[] = [];
    for (const unit of units) if (!await recallAfter(unit, step, this.recalling(unit))) lacking.push(unit);
    return lacking;
  }

  async #draw(unit: Unit): Promise<void> {
    if (!unit.lacks("charts")) return;
    const { watch, store } = this.#tools;
    await watch.time("charts", unit.id, async () => {
      const { charts, files } = await this.#drawn(unit);
      this.#charts.set(unit.id, charts);
      const [texts, data] = [{ charts: JSON.stringify(charts) }, { count: charts.length }];
      this.#keep(unit, "charts", await store.keep("charts", keyOf(unit, "charts", this.recalling(unit)), { files, texts, data }));
    });
  }

  async #write(unit: Unit): Promise<void> {
    if (await recallAfter(unit, "downloads", this.recalling(unit))) return;
    const { watch, store, setting: { stage } } = this.#tools;
    await watch.time("downloads", unit.id, async () => {
      const [{ design }, { makeDownloads }] = [await this.#tools.draughtsman(), await import("./make-downloads.ts")];
      const [settings, cards] = await Promise.all([this.#tools.site(), this.#tools.cards()]);
      const report = await this.#reports.reportOf(unit);
      const files = await makeDownloads(report, await this.#chartsOf(unit), { stage, design, settings, cards });
      this.#keep(unit, "downloads", await store.keep("downloads", keyOf(unit, "downloads", this.recalling(unit)), { files }));
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
    const charts = text === undefined ? (await this.#drawn(unit)).charts : JSON.parse(text) as RenderedChart[];
    this.#charts.set(unit.id, charts);
    return charts;
  }

  async #drawn(unit: Unit): Promise<Drawn> {
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
    if (units.length === 0) return;
    const { setting, watch, store } = this.#tools;
    const { stage, content, data, key: { inputs: { version } } } = setting;
    const keys = new Map(units.map((unit) => [unit.id, keyOf(unit, "pages", this.recalling(unit))]));
    for (const unit of units) await this.#chartsOf(unit);
    const reports = await this.#reportsBehind(units);
    const compared = new Map(Object.entries(this.#batch.compared));
    try {
      const files = await watch.time("pages", `${units.length} units`, () => renderPages({
        units, reports, charts: this.#charts, compared, version, folders: { content, data }, stage,
      }));
      for (const unit of units) {
        const kept = { files: files.get(unit.id) ?? [] };
        this.#keep(unit, "pages", await store.keep("pages", keys.get(unit.id) ?? "", kept));
      }
    } catch (error) {
      this.#addFindings(error);
      this.#wordsAreWrong = true;
    }
  }

  /** Takes the findings of an error; any other error is thrown on. Eleventy may have a FindingsError of its own. */
  #addFindings(error: unknown): void {
    if (!(error instanceof Error) || error.name !== FindingsError.name) throw error;
    this.findings.push(...(error as FindingsError).findings);
  }

  /** The browser takes a while to start; whoever prints is told if it does not. */
  #wakeBrowser(): void {
    void this.#tools.printer().catch(() => undefined);
  }

  /** What has come out as it was before has passed, and has no gate. */
  async #readPages(unit: Unit, printing: Promise<void> | undefined): Promise<Waiting> {
    const isSame = printing === undefined && await recallAfter(unit, "gate", this.recalling(unit));
    if (isSame) return { unit, gate: undefined, printing };
    const gate = await this.#gateOf(unit);
    await this.#tools.watch.time("gate", unit.id, () => gate.readPages());
    return { unit, gate, printing };
  }

  async #finish(waiting: readonly Waiting[]): Promise<void> {
    const { watch, onUnits } = this.#tools;
    for (const { unit, gate, printing } of waiting) {
      await printing;
      const lacksHandout = isPrinted(unit, this.#tools) && unit.lacks("handout");
      if (gate !== undefined && !lacksHandout) await watch.time("gate", unit.id, () => this.#pass(unit, gate));
      onUnits(1);
    }
  }

  /** Never rejects: a filing that does not print is told with the others. */
  async #print(unit: Unit): Promise<void> {
    const { filing } = unit;
    if (filing === undefined) return;
    const { watch, store, setting: { stage } } = this.#tools;
    try {
      const { title } = await this.#reports.reportOf(unit);
      const [printer, { handoutFile, printHandout }] = [await this.#tools.printer(), await import("./make-handouts.ts")];
      const pages = await watch.time("print", unit.id, () => printHandout(printer, { filing, title, stage }));
      const kept = { files: [handoutFile(unit.id)], data: { pages } };
      this.#keep(unit, "handout", await store.keep("handout", keyOf(unit, "handout", this.recalling(unit)), kept));
    } catch (error) {
      const full = diskFullFinding(error, stage);
      if (full !== undefined) this.findings.push(full);
      else this.#notPrinted(unit, error);
    }
  }

  #notPrinted({ id }: Unit, error: unknown): void {
    if (!(error instanceof FindingsError)) {
      const reason = error instanceof Error ? error.message : String(error);
      this.unprinted.push({ id, reason: `it cannot be printed: ${reason}` });
      return;
    }
    for (const finding of error.findings) {
      if (finding.code === "not-printed") this.unprinted.push({ id, reason: finding.what });
      else this.findings.push(finding);
    }
  }

  async #gateOf(unit: Unit): Promise<UnitGate> {
    const { UnitGate } = await import("./pass-gate.ts");
    return new UnitGate({
      stage: this.#tools.setting.stage, folder: unit.folder, report: await this.#reports.reportOf(unit),
      behind: await this.#reports.behind(unit), files: unit.files, hasHandouts: this.#tools.setting.key.hasHandouts,
    });
  }

  async #pass(unit: Unit, gate: UnitGate): Promise<void> {
    const key = keyOf(unit, "gate", this.recalling(unit));
    try {
      const { evidence, uses } = await gate.finish(unit.files);
      this.#keep(unit, "gate", await this.#tools.store.keep("gate", key, { files: [evidence], data: { uses } }));
    } catch (error) {
      this.#addFindings(error);
    }
  }

  get hasErrors(): boolean {
    return this.unprinted.length > 0 || this.findings.some(isError);
  }
}
