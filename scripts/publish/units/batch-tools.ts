/**
 * What a process needs to build batches, loaded and opened when it is first asked for and kept from batch to batch: a
 * build that has nothing to make loads none of it.
 */
import type { Draughtsman } from "./make-charts.ts";
import type { CardRenderer } from "./make-downloads.ts";
import type { Printer } from "./make-handouts.ts";
import type { Store } from "../kept/product-store.ts";
import { openStore, withoutStore } from "../kept/product-store.ts";
import type { Finding } from "../../lib/finding.ts";
import { changedMeanwhile } from "../changed-meanwhile.ts";
import { changedSince, type Stamps } from "../kept/input-stamps.ts";
import type { Report } from "../../model/report.ts";
import type { KeySetting } from "./keys.ts";
import { readSiteSettings, type SiteSettings } from "./site-settings.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** Plain JSON: goes to other processes. */
export interface BatchSetting {
  readonly key: KeySetting;
  readonly project: string;
  readonly data: string;
  readonly content: string;
  readonly stage: string;
  /** Folder of kept products; undefined for a build without. */
  readonly kept?: string | undefined;
  /** A stale ledger keeps its filing from being published. */
  readonly frozen: boolean;
  /** What the files were that all units are made of, when the build began. */
  readonly stamps: Stamps;
  /** Tabs that print at once. */
  readonly tabs: number;
}

export type Progressed = (units: number) => void;

export class BatchTools {
  readonly setting: BatchSetting;
  readonly store: Store;
  readonly watch: Stopwatch;
  /** Is told of every unit that is done. */
  readonly onUnits: Progressed;
  /** Whole reports of all units so far, once somebody has asked for them to be kept. */
  readonly reports: Report[] = [];
  #keepsReports = false;
  #draughtsman: Promise<Draughtsman> | undefined;
  #cards: Promise<CardRenderer> | undefined;
  #printer: Promise<Printer> | undefined;
  #site: Promise<SiteSettings> | undefined;

  constructor(setting: BatchSetting, watch: Stopwatch, onUnits: Progressed) {
    this.setting = setting;
    this.watch = watch;
    this.onUnits = onUnits;
    this.store = setting.kept === undefined ? withoutStore(setting.stage) : openStore(setting.kept, setting.stage);
  }

  keepReports(): void {
    this.#keepsReports = true;
  }

  async onReport(read: () => Promise<Report>): Promise<void> {
    if (this.#keepsReports) this.reports.push(await read());
  }

  /** Lets what was made be found by later builds, unless it was made of something else than the build began with. */
  async settle(): Promise<Finding[]> {
    const changed = changedSince(this.setting.stamps, this.setting);
    await this.store.settle(changed.length === 0);
    return changed.map(changedMeanwhile);
  }

  draughtsman(): Promise<Draughtsman> {
    return this.#draughtsman ??= import("./make-charts.ts").then((maker) => maker.Draughtsman.of(this.setting.data));
  }

  cards(): Promise<CardRenderer> {
    return this.#cards ??= import("./make-downloads.ts").then((maker) => maker.openCardRenderer());
  }

  printer(): Promise<Printer> {
    return this.#printer ??= import("./make-handouts.ts")
      .then((maker) => maker.openPrinter({ root: this.setting.stage, pages: this.setting.tabs }));
  }

  site(): Promise<SiteSettings> {
    return this.#site ??= readSiteSettings(this.setting.data);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#printer, this.#cards].map(async (opened) => (await opened)?.close()));
  }
}
