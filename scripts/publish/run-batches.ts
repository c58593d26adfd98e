/** Runs the batches of a build, here or in other processes, and collects what comes of them. */
import type { Finding } from "../lib/finding.ts";
import { compareTexts } from "../lib/order.ts";
import type { Report } from "../model/report.ts";
import type { Batch, BatchResult, UnitResult } from "./units/batch.ts";
import type { BatchTools } from "./units/batch-tools.ts";
import { recallBatch } from "./units/recall.ts";
import type { Lap } from "./units/stopwatch.ts";
import { runInProcesses } from "./workers/pool.ts";

export interface Collected {
  readonly units: readonly UnitResult[];
  readonly findings: readonly Finding[];
  /** Filings whose handout could not be printed, each at its file. */
  readonly unprinted: readonly Finding[];
  readonly laps: readonly Lap[];
  /** Whole reports, where somebody wants to see them. */
  readonly reports: readonly Report[];
}

export interface Running {
  /** Processes; with one, batches are built in this one. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** Collects everything that is wrong, of all batches: a mistake in one filing does not hide another's. */
export async function runBatches(
  batches: readonly Batch[], tools: BatchTools, { jobs, signal }: Running,
): Promise<Collected> {
  const results: BatchResult[] = [];
  const open: Batch[] = [];
  for (const batch of batches) {
    const whole = await tools.watch.time("recall", "", () => recallBatch(batch, tools));
    if (whole === undefined) open.push(batch);
    else results.push(whole);
    signal.throwIfAborted();
  }
  const laps: Lap[] = [];
  const onResult = (result: BatchResult): void => void results.push(result);
  if (jobs > 1 && open.length > 1) {
    const { setting, onUnits } = tools;
    await runInProcesses(open, { setting, jobs, signal }, {
      onUnits, onResult, onLaps: (some, worker) => laps.push(...some.map((lap) => ({ ...lap, worker }))),
    });
  } else if (open.length > 0) {
    const { buildBatch } = await import("./units/build-batch.ts");
    for (const batch of open) {
      onResult(await buildBatch(batch, tools));
      signal.throwIfAborted();
    }
  }
  const files = new Map(batches.flatMap(({ units }) =>
    units.flatMap((unit) => ("filing" in unit ? [[unit.filing.card.id, unit.filing.file] as const] : []))));
  return {
    units: results.flatMap(({ units }) => units).toSorted((a, b) => compareTexts(a.id, b.id)),
    findings: distinct(results.flatMap(({ findings }) => findings)),
    unprinted: results.flatMap(({ unprinted }) => unprinted.map(({ id, reason }): Finding => ({
      code: "cannot-print", place: { file: files.get(id) ?? id }, subject: "handout", what: reason,
      expected: "a PDF", mend: "build again; with --keep-going the site is published without this filing",
    }))),
    laps, reports: tools.reports,
  };
}

/** A filing that two batches need is read, and found wrong, in both. */
const distinct = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
