/** Every change of every file of a stage, one at a time, put to the gate. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../lib/files.ts";
import type { Report } from "../model/report.ts";
import { buildContext, filingOfPath, type Account, type GateContext } from "../tieout/gate/context.ts";
import { checkText } from "../tieout/gate/check-stage.ts";
import { readPrintPage } from "../tieout/gate/print-text.ts";
import { readWorkbook } from "../tieout/gate/workbook/read-workbook.ts";
import { readPdf } from "../tieout/gate/read-pdf.ts";
import { applyEdits, type Change } from "./change.ts";
import { htmlChanges, placePage } from "./html-changes.ts";
import { PageChecker } from "./page-check.ts";
import { pdfChanges, pdfObjects } from "./pdf-changes.ts";
import { cssChanges, plainChanges } from "./plain-changes.ts";
import { workbookChanges, workbookObjects } from "./workbook-changes.ts";
import { chanceOf, sampleOf, type Chance } from "./random.ts";
import { Tally } from "./tally.ts";

export interface MutationPlan {
  readonly stage: string;
  readonly reports: readonly Report[];
  readonly seed: number;
  /**
   * Changes of each kind and file; 0 for all of them. Left out, all but for large downloads, which are read whole
   * each time.
   */
  readonly sample?: number | undefined;
  readonly onFile?: (file: string) => void;
}

export interface MutationRun {
  readonly tally: Tally;
  /** Changes on which reading a part of a page and reading the whole of it disagreed. */
  readonly disagreements: readonly string[];
}

/** Whole files are read again for each change where they cannot be read in parts, so that fewer changes are tried. */
const WHOLE_FILE_SAMPLE = 150;
/** Changes of each page that are put to the whole check as well. */
const CROSS_CHECKS = 12;
/** A workbook takes longest to read again. */
const WORKBOOK_SAMPLE = 40;

export async function mutateOutput(plan: MutationPlan): Promise<MutationRun> {
  const context = buildContext(plan.reports);
  const run: MutationRun = { tally: new Tally(), disagreements: [] };
  for (const file of await listFiles(plan.stage)) {
    plan.onFile?.(file);
    const chance = chanceOf(plan.seed);
    const setting: Setting = { file, plan, context, chance, run };
    if (file.endsWith(".pdf")) await mutateHandout(setting);
    else if (file.endsWith(".xlsx")) await mutateWorkbook(setting);
    else if (/\.(?:html|svg)$/.test(file)) await mutatePage(setting);
    else if (!/\.(?:woff2?|png|js)$/.test(file)) await mutatePlain(setting);
  }
  return run;
}

interface Setting {
  readonly file: string;
  readonly plan: MutationPlan;
  readonly context: GateContext;
  readonly chance: Chance;
  readonly run: MutationRun;
}

/** Tries a sample of each kind; `prefix` tells kinds of files apart. */
function tryAll<C extends Change>(
  { file, chance, run }: Setting, changes: readonly C[],
  { prefix, sample, objects }: { prefix: string; sample: number; objects: (change: C) => boolean },
): void {
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const own = changes.filter((change) => change.kind === kind);
    const name = `${prefix}: ${kind}`;
    run.tally.plan(name, own.length);
    for (const change of sampleOf(own, sample, chance)) {
      run.tally.tell({ file, kind: name, told: change.told }, objects(change));
    }
  }
}

async function mutatePage(setting: Setting): Promise<void> {
  const { file, plan, context, chance, run } = setting;
  const html = await readFile(join(plan.stage, file), "utf8");
  const page = placePage(html);
  const checker = new PageChecker({ path: file, page, context });
  const changes = htmlChanges(page, chance);
  tryAll(setting, changes, {
    prefix: file.endsWith(".svg") ? "SVG" : "HTML", sample: plan.sample ?? 0, objects: (change) => checker.objects(change),
  });
  for (const change of sampleOf(changes, CROSS_CHECKS, chance)) {
    if (checker.objectsAsWhole(change) !== checker.objects(change)) {
      (run.disagreements as string[]).push(`${file}: ${change.kind}: ${change.told}`);
    }
  }
}

async function mutatePlain(setting: Setting): Promise<void> {
  const { file, plan, context, chance } = setting;
  const text = await readFile(join(plan.stage, file), "utf8");
  // The gate that let it pass has compared the list with what was read.
  if (/(?:^|\/)(?:build|evidence)\.json$/.test(file)) context.accounts.set(file, accountsIn(text));
  const changes = file.endsWith(".css") ? cssChanges(text) : plainChanges(file, text, chance);
  tryAll(setting, changes, {
    prefix: file.slice(file.lastIndexOf(".") + 1).toUpperCase(),
    sample: plan.sample ?? WHOLE_FILE_SAMPLE,
    objects: (change) => checkText(file, applyEdits(text, change.edits), context).findings.length > 0,
  });
}

const accountsIn = (text: string): readonly Account[] =>
  (JSON.parse(text) as { readonly allowList: readonly Account[] }).allowList;

/** Each change is put to the reading of the whole workbook, since formulas reach across its sheets. */
async function mutateWorkbook(setting: Setting): Promise<void> {
  const { file, plan, context, chance } = setting;
  const index = context.filings.get(filingOfPath(file) ?? "");
  if (index === undefined) return;
  const workbook = readWorkbook(new Uint8Array(await readFile(join(plan.stage, file))));
  const known = { workbook, setting: { path: file, index, context } };
  tryAll(setting, workbookChanges(workbook, chance), {
    prefix: "XLSX", sample: plan.sample ?? WORKBOOK_SAMPLE, objects: (change) => workbookObjects(known, change),
  });
}

async function mutateHandout(setting: Setting): Promise<void> {
  const { file, plan, context, chance } = setting;
  const filing = filingOfPath(file) ?? "";
  const print = readPrintPage(await readFile(join(plan.stage, "print", filing, "index.html"), "utf8"));
  const pdf = await readPdf(new Uint8Array(await readFile(join(plan.stage, file))));
  const handout = { path: file, pdf, print, title: context.filings.get(filing)?.report.title ?? "" };
  tryAll(setting, pdfChanges(handout, chance), {
    prefix: "PDF", sample: plan.sample ?? 0, objects: (change) => pdfObjects(handout, change),
  });
}
