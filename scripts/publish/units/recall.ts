/** Takes what is kept of a unit back into the stage. */
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Product } from "../kept/product-store.ts";
import { hashesBehindWords } from "../kept/templates.ts";
import { BatchReports } from "./batch-reports.ts";
import type { BatchTools } from "./batch-tools.ts";
import type { Batch, BatchResult } from "./batch.ts";
import { chartsKey, downloadsKey, gateKey, handoutKey, pagesKey, type PageSetting } from "./keys.ts";
import { tellUnits } from "./tell-units.ts";
import { isPrintPage, Unit } from "./unit.ts";

export interface Recalling {
  readonly tools: BatchTools;
  readonly reports: BatchReports;
  readonly pages: PageSetting;
}

/** Products after the report, each of which needs those before it. */
const STEPS = ["charts", "downloads", "pages", "handout", "gate"] as const;
type Step = (typeof STEPS)[number];

export const isPrinted = (unit: Unit, { setting }: BatchTools): boolean =>
  unit.filing !== undefined && setting.key.hasHandouts;

/** Key of a product whose predecessors the unit has. */
export function keyOf(unit: Unit, step: Step, { tools, reports, pages }: Recalling): string {
  const { key } = tools.setting;
  if (step === "charts") return chartsKey(unit, key);
  if (step === "downloads") return downloadsKey(unit, key);
  if (step === "pages") return pagesKey(unit, pages, key);
  return step === "handout" ? handoutKey(unit, key) : gateKey(unit, reports.behindKeys(unit), key);
}

/** What the unit's pages are made of beside its own report. */
export function pageSetting(unit: Unit, { compared }: Batch, { reports, tools }: Omit<Recalling, "pages">): PageSetting {
  const [folder = "", name = ""] = unit.folder.split("/");
  const related = unit.collection === undefined ? [compared[unit.id] ?? [], reports.outcomeOf(unit) ?? null]
    : [reports.behindKeys(unit), unit.collection.members.map((id) => compared[id] ?? [])];
  return { words: wordsOf(join(tools.setting.content, folder, `${name}.md`), unit, tools), related };
}

function wordsOf(file: string, { kind }: Unit, { setting }: BatchTools): PageSetting["words"] {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  return [text, hashesBehindWords(text, kind, setting.project)];
}

/** Looks for each product in turn. Downloads and pages rest on the charts; the gate rests on all. */
export async function findKept(unit: Unit, recalling: Recalling): Promise<void> {
  const { tools } = recalling;
  for (const step of STEPS) {
    if (!isDue(unit, step, tools) || !restsOn(step, unit, tools).every((product) => !unit.lacks(product))) continue;
    const kept = await tools.store.find(step, keyOf(unit, step, recalling));
    if (kept !== undefined) unit.kept.set(step, kept);
  }
}

/**
 * Looks for a product whose predecessors have just been made: they may have come out as they were before, as a
 * handout's page does when a template of other pages has changed. True where it is there now, in the stage too.
 */
export async function recallAfter(unit: Unit, step: Step, recalling: Recalling): Promise<boolean> {
  const { tools } = recalling;
  if (!unit.lacks(step)) return true;
  if (!restsOn(step, unit, tools).some((product) => unit.made.has(product))) return false;
  const kept = await tools.store.find(step, keyOf(unit, step, recalling));
  if (kept === undefined || !await tools.store.restore(kept)) return false;
  unit.kept.set(step, kept);
  return true;
}

/** Puts what was found into the stage. What is damaged, and all that rests on it, counts as not found. */
export async function restoreKept(unit: Unit, tools: BatchTools): Promise<void> {
  // Pages to print are needed by those who print and those who read back.
  const isWhole = !unit.lacks("gate");
  for (const step of STEPS) await restore(unit, step, { tools, isWanted: (file) => !isWhole || !isPrintPage(file) });
  if (!isWhole || STEPS.every((step) => !isDue(unit, step, tools) || !unit.lacks(step))) return;
  await drop(unit, "gate", tools);
  await restore(unit, "pages", { tools, isWanted: isPrintPage });
}

/** The whole batch as it was, or undefined where anything has to be made. Makes nothing, and loads no maker. */
export async function recallBatch(batch: Batch, tools: BatchTools): Promise<BatchResult | undefined> {
  const units = batch.units.map((planned) => new Unit(planned));
  const own = units.flatMap(({ filing }) => filing ?? []);
  const reports = new BatchReports([...own, ...batch.behind], tools.setting.key, tools.store);
  // A filing's page may show what its company's report says of its guidance.
  for (const unit of units) if (!await reports.recall(unit)) return undefined;
  for (const unit of units) {
    await findKept(unit, { tools, reports, pages: pageSetting(unit, batch, { tools, reports }) });
    if (unit.lacks("gate")) return undefined;
  }
  for (const unit of units) {
    await restoreKept(unit, tools);
    if (unit.lacks("gate")) return undefined;
    tools.onUnits(1);
  }
  return { units: await tellUnits(units, tools), findings: [], unprinted: [] };
}

const isDue = (unit: Unit, step: Step, tools: BatchTools): boolean => step !== "handout" || isPrinted(unit, tools);

function restsOn(step: Step, unit: Unit, tools: BatchTools): readonly Product[] {
  if (step === "charts") return [];
  if (step === "gate") return ["charts", "downloads", "pages", ...isPrinted(unit, tools) ? ["handout"] as const : []];
  return step === "handout" ? ["charts", "pages"] : ["charts"];
}

interface Restoring { readonly tools: BatchTools; readonly isWanted: (file: string) => boolean }

async function restore(unit: Unit, step: Step, { tools, isWanted }: Restoring): Promise<void> {
  const kept = unit.kept.get(step);
  if (kept === undefined || await tools.store.restore(kept, isWanted)) return;
  await drop(unit, step, tools);
}

async function drop(unit: Unit, step: Step, tools: BatchTools): Promise<void> {
  const files = Object.keys(unit.kept.get(step)?.files ?? {});
  unit.kept.delete(step);
  await Promise.all(files.map((file) => rm(join(tools.setting.stage, file), { force: true })));
}
