/**
 * `npm run mutate`: builds the site into a temporary folder, then changes it and its filings in every way, one at
 * a time.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Progress } from "../lib/progress.ts";
import type { Settings } from "../lib/settings.ts";
import { isFilingReport, type Report } from "../model/report.ts";
import { build } from "../publish/build.ts";
import { inputText } from "./input-text.ts";
import { mutateInput, type InputRun } from "./mutate-input.ts";
import { mutateOutput, type MutationRun } from "./mutate-output.ts";
import { tallyText } from "./tally.ts";

export interface MutateOptions {
  readonly settings: Settings;
  readonly project: string;
  readonly progress: Progress;
  readonly seed: number;
  /** Changes of each kind and file; 0 for all. */
  readonly sample?: number | undefined;
  /** Where the site is built; a temporary folder where it is left out. */
  readonly out?: string | undefined;
}

export interface Mutated {
  readonly output: MutationRun;
  readonly input: InputRun;
  readonly text: string;
  readonly survived: boolean;
}

export async function mutate(options: MutateOptions): Promise<Mutated> {
  const { out, settings, project, progress } = options;
  const folder = await mkdtemp(join(tmpdir(), "tieout-mutate-"));
  const results: { output?: MutationRun; input?: InputRun } = {};
  try {
    await build({
      project, progress, settings: { ...settings, out: out ?? join(folder, "site") },
      onPassed: async (stage, reports) => {
        results.output = await changeOutput(stage, reports, options);
        results.input = changeInput(reports, options);
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { output, input } = results;
  if (output === undefined || input === undefined) throw new Error("the build ended without its gate");
  return { output, input, text: textOf(output, input, options), survived: hasSurvivors(output, input) };
}

function changeOutput(
  stage: string, reports: readonly Report[], { progress, seed, sample }: MutateOptions,
): Promise<MutationRun> {
  progress.step("Changing the output");
  return mutateOutput({ stage, reports, seed, sample });
}

function changeInput(reports: readonly Report[], { progress, settings, seed, sample }: MutateOptions): InputRun {
  progress.step("Changing the filings");
  return mutateInput({ filings: reports.filter(isFilingReport).map(({ filing }) => filing), today: settings.today,
    seed, sample });
}

const hasSurvivors = (output: MutationRun, input: InputRun): boolean =>
  output.tally.survivors.length + output.disagreements.length + input.unseen.length > 0;

function textOf(output: MutationRun, input: InputRun, { seed }: MutateOptions): string {
  return [
    tallyText(`Output, seed ${seed}: changes that the gate objects to (in a PDF: changes of the text read from it)`,
      output.tally),
    ...(output.disagreements.length === 0 ? []
      : ["A part of a page and the whole of it were judged differently:",
        ...output.disagreements.map((line) => `  ${line}`)]),
    inputText(input),
  ].join("\n\n");
}
