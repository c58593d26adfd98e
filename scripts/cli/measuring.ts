/** The commands that measure and try the product itself: bench, bench:intake, shots, mutate. */
import type { Command } from "commander";
import { createProgress } from "../lib/progress.ts";
import { PROJECT } from "../lib/project.ts";
import { countOf, print, settingsOf, today, withFolders, type Flags } from "./command.ts";

interface BenchFlags {
  readonly filings: string;
  readonly runs: string;
  readonly plain: string;
  readonly pdf?: boolean;
  readonly jobs?: string;
}

export function addMeasuring(program: Command): void {
  program.command("bench").description("time builds of fictional filings, beside the plain way of doing the same")
    .option("--filings <n>", "how many filings", "100").option("--runs <n>", "how often each build is made", "3")
    .option("--plain <n>", "filings that are done the plain way; 0 leaves it out", "24")
    .option("--no-pdf", "leave the handouts out").option("--jobs <n>", "processes that build at once")
    .action(async (flags: BenchFlags) => {
      const { benchBuild, benchText } = await import("../bench/bench-build.ts");
      const counts = [flags.filings, flags.runs, flags.plain].map((count) => parseInt(count, 10));
      const [filings, runs, plain] = counts as [number, number, number];
      const jobs = flags.jobs === undefined ? [] : ["--jobs", flags.jobs];
      const ofBuild = [...flags.pdf === false ? ["--no-pdf"] : [], ...jobs];
      const progress = createProgress(process.stderr, () => performance.now());
      const result = await benchBuild({
        project: PROJECT, filings, runs, plain, flags: ofBuild, today: today(), now: () => performance.now(),
        onStep: (step) => progress.step(step),
      });
      progress.end();
      print(benchText(result));
    });

  program.command("bench:intake").argument("<folder>", "documents, in folders of any depth")
    .description("read every document below a folder, and say by kind how fast and how completely")
    .option("--runs <n>", "how often each is read", "3").option("--json", "print the figures as JSON")
    .action(async (folder: string, { runs, json }: { runs: string; json?: boolean }) => {
      const { benchIntake } = await import("../bench/bench-intake.ts");
      const memory = (): number => process.resourceUsage().maxRSS * 1024;
      const timing = { runs: parseInt(runs, 10), now: () => performance.now(), memory };
      print(await benchIntake({ folder, ...timing, json: json === true, today: today() }));
    });

  program.command("bench:data").argument("<count>", "how many filings")
    .description("write fictional filings for measuring: data/ and content/ of a site, in a folder outside the project")
    .requiredOption("--out <folder>", "a folder that is not there yet, or one written by this command")
    .option("--seed <text>", "the same seed makes the same bytes", "bench")
    .option("--forms <count>", "Forms 4 a company files in a year, 3 where left out", countOf)
    .action(async (count: string, { out, seed, forms }: { out: string; seed: string; forms?: number }) => {
      const { writeBenchData } = await import("../fiction/write-bench-data.ts");
      print(await writeBenchData({ count: parseInt(count, 10), seed, out, project: PROJECT, ...(forms && { forms }) }));
    });

  addTrials(program);
}

function addTrials(program: Command): void {
  program.command("shots").argument("[site]", "a built site", "dist")
    .description("photograph a page of each kind in three widths and both themes, and every page of the handouts")
    .option("--into <folder>", "where the pictures go", "artefacts/shots")
    .action(async (site: string, { into }: { into: string }) => {
      const { takeShots } = await import("../bench/shots.ts");
      print(`${await takeShots({ site, into, progress: createProgress(process.stderr, Date.now) })} pictures in ${into}`);
    });

  withFolders(program.command("mutate")).description("change every numeral of a build and of its filings, one at a time, and see who objects")
    .option("--seed <number>", "the same seed makes the same changes", "1")
    .option("--sample <number>", "changes of each kind and file; 0 for all (default: all but for large downloads)")
    .action(async (flags: Flags & { seed: string; sample?: string }, command: Command) => {
      const { mutate } = await import("../mutate/run.ts");
      const { text, survived } = await mutate({
        settings: settingsOf(flags), project: PROJECT, progress: createProgress(process.stderr, Date.now),
        seed: parseInt(flags.seed, 10), sample: flags.sample === undefined ? undefined : parseInt(flags.sample, 10),
        out: command.getOptionValueSource("out") === "default" ? undefined : flags.out,
      });
      print(text);
      if (survived) process.exitCode = 1;
    });
}
