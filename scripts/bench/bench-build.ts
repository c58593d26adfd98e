/**
 * `npm run bench`: the build of the filings at hand, several times in one process; medians by step, and the gate's
 * share of rendering (charts, pages and handouts), which is to stay under a fifth.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../lib/settings.ts";
import { checkStage } from "../tieout/gate/check-stage.ts";
import { build } from "../publish/build.ts";
import { median } from "./median.ts";
import { createStopwatch } from "./stopwatch.ts";

export interface BenchOptions { settings: Settings; project: string; runs: number; now: () => number }

const RENDERING = ["Drawing charts", "Rendering pages", "Printing handouts"];
const GATE = "Gate: reading back";
/** The build reads back beside the printing; this is the same work once more, with nothing beside it. */
const GATE_ALONE = "gate with nothing beside";

export async function benchBuild({ settings, project, runs, now }: BenchOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-bench-"));
  try {
    const times: ReadonlyMap<string, number>[] = [];
    let filings = 0;
    for (let run = 0; run < runs; run += 1) {
      const progress = createStopwatch(now);
      let alone = 0;
      const summary = await build({
        settings: { ...settings, out: join(folder, "dist") }, progress, project,
        onPassed: async (stage, reports) => {
          const since = now();
          await checkStage({ stage, reports });
          alone = now() - since;
        },
      });
      filings = summary.filings;
      times.push(new Map([...progress.times, [GATE_ALONE, alone]]));
    }
    return benchText(medians(times), { runs, filings });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function medians(times: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const steps = [...times[0]?.keys() ?? []];
  return new Map(steps.map((step) => [step, median(times.map((run) => run.get(step) ?? 0))]));
}

function benchText(times: ReadonlyMap<string, number>, { runs, filings }: { runs: number; filings: number }): string {
  const sum = (steps: readonly string[]): number => steps.reduce((total, step) => total + (times.get(step) ?? 0), 0);
  const gate = times.get(GATE_ALONE) ?? 0;
  const added = sum([GATE]) - gate;
  const total = sum([...times.keys()].filter((step) => step !== GATE_ALONE)) - gate;
  const row = (name: string, time: number): string => `  ${name.padEnd(24)}${time.toFixed(0).padStart(8)} ms`;
  return [
    `${filings} filings, median of ${runs} builds in one process`,
    ...[...times].map(([name, time]) => row(name, name === GATE ? added : time)), row("whole build", total),
    `  gate alone ÷ rendering  ${(100 * gate / Math.max(1, sum(RENDERING))).toFixed(0).padStart(8)} %`,
  ].join("\n");
}
