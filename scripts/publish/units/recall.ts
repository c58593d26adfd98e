/** Takes what is kept of a unit back into the stage. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Product } from "../kept/product-store.ts";
import type { BatchReports } from "./batch-reports.ts";
import type { BatchTools } from "./batch-tools.ts";
import { chartsKey, downloadsKey, gateKey, handoutKey, pagesKey, type PageSetting } from "./keys.ts";
import { isPrintPage, type Unit } from "./unit.ts";

export interface Recalling {
  readonly tools: BatchTools;
  readonly reports: BatchReports;
  readonly pages: PageSetting;
}

/** Products after the report, each of which needs those before it. */
const STEPS = ["charts", "downloads", "pages", "handout", "gate"] as const;

export const isPrinted = (unit: Unit, { setting }: BatchTools): boolean =>
  unit.filing !== undefined && setting.key.hasHandouts;

/** Key of a product whose predecessors the unit has. */
export function keyOf(unit: Unit, step: (typeof STEPS)[number], { tools, reports, pages }: Recalling): string {
  const { key } = tools.setting;
  if (step === "charts") return chartsKey(unit, key);
  if (step === "downloads") return downloadsKey(unit, key);
  if (step === "pages") return pagesKey(unit, pages, key);
  return step === "handout" ? handoutKey(unit, key) : gateKey(unit, reports.behindKeys(unit), key);
}

/**
 * Looks for each product in turn. Downloads and pages rest on the charts; the gate rests on all. What is damaged counts
 * as not there.
 */
export async function recall(unit: Unit, recalling: Recalling): Promise<void> {
  const { tools } = recalling;
  for (const step of STEPS) {
    if (step === "handout" && !isPrinted(unit, tools)) continue;
    if (!neededFor(step).every((product) => !unit.lacks(product))) continue;
    if (step === "gate" && isPrinted(unit, tools) && unit.lacks("handout")) continue;
    const kept = await tools.store.find(step, keyOf(unit, step, recalling));
    if (kept !== undefined) unit.kept.set(step, kept);
  }
  // Pages to print are needed by those who print and those who read back.
  const isWhole = !unit.lacks("gate");
  for (const step of STEPS) await restore(unit, step, { tools, isWanted: (file) => !isWhole || !isPrintPage(file) });
  // Whatever rested on something damaged is made again with it.
  if (STEPS.some((step) => unit.lacks(step) && (step !== "handout" || isPrinted(unit, tools)))) unit.kept.delete("gate");
  if (isWhole && unit.lacks("gate")) await restore(unit, "pages", { tools, isWanted: isPrintPage });
}

const neededFor = (step: (typeof STEPS)[number]): readonly Product[] => {
  if (step === "charts") return [];
  if (step === "gate") return ["charts", "downloads", "pages"];
  return step === "handout" ? ["charts", "pages"] : ["charts"];
};

interface Restoring { readonly tools: BatchTools; readonly isWanted: (file: string) => boolean }

async function restore(unit: Unit, step: Product, { tools, isWanted }: Restoring): Promise<void> {
  const kept = unit.kept.get(step);
  if (kept === undefined || await tools.store.restore(kept, isWanted)) return;
  unit.kept.delete(step);
  await Promise.all(Object.keys(kept.files).map((file) => rm(join(tools.setting.stage, file), { force: true })));
}
