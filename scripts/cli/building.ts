/** The commands that make the site: build, and merge of what shards have built. */
import { realpathSync } from "node:fs";
import { InvalidArgumentError, Option, type Command } from "commander";
import { Interrupted } from "../lib/causes.ts";
import { writeWhole } from "../lib/files.ts";
import { FindingsError } from "../lib/finding.ts";
import { createProgress } from "../lib/progress.ts";
import { PROJECT } from "../lib/project.ts";
import type { BuildSummary } from "../publish/build.ts";
import type { Shard } from "../publish/plan/plan-build.ts";
import { countOf, print, settingsOf, withFolders, type Flags } from "./command.ts";

interface BuildFlags extends Flags {
  readonly pdf?: boolean;
  readonly preview?: boolean;
  /** False for --no-cache. */
  readonly cache: string | false;
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly keepGoing?: boolean;
  readonly profile?: string;
  readonly verbose?: boolean;
}

const loadSummary = () => Promise.all([import("../publish/summary-text.ts"), import("../publish/preview-status.ts")]);

export function addBuilding(program: Command): void {
  withBuildFlags(program.command("build")).description("examine every filing and publish the site and its handouts")
    .addOption(new Option("--jobs <count>", "processes that build at once (default: one a core)").argParser(countOf).env("TIEOUT_JOBS"))
    .option("--shard <n/of>", "build the n-th of so many parts, for npm run merge", shardOf)
    .option("--keep-going", "publish without the filings whose handout cannot be printed")
    .addOption(new Option("--preview", "for npm run dev: no handouts, ledgers left as they are").hideHelp())
    .action(async (flags: BuildFlags) => {
      const { build } = await import("../publish/build.ts");
      const keepLedgers = flags.preview === true;
      const { jobs, shard, keepGoing } = flags;
      const skipPdf = keepLedgers || flags.pdf === false;
      await publish(flags, (common) => build({ ...common, keepLedgers, skipPdf, jobs, shard, keepGoing }));
    });

  withBuildFlags(program.command("merge")).argument("<parts...>", "folders that builds of shards have made")
    .description("join parts into the site that one build would have made")
    .action(async (parts: string[], flags: BuildFlags) => {
      const { merge } = await import("../publish/merge.ts");
      await publish(flags, (common) => merge(parts, { ...common, skipPdf: flags.pdf === false }));
    });

  addSweep(program);
}

function addSweep(program: Command): void {
  program.command("sweep").description("remove what builds have kept and none has used for some days")
    .addOption(cacheOption())
    .option("--days <count>", "days without use", countOf, MONTH)
    .action(async ({ cache, days }: { cache: string; days: number }) => {
      const { sweepKept } = await import("../publish/kept/sweep.ts");
      const { records, objects, bytes } = await sweepKept(cache, days, Date.now());
      print(`${records} records and ${objects} files removed from ${cache}, ${(bytes / MEGABYTE).toFixed(1)} MB`);
    });
}

const MONTH = 30;
const MEGABYTE = 1_000_000;

const cacheOption = (): Option =>
  new Option("--cache <folder>", "where builds keep what they have made").default(".cache/build").env("TIEOUT_CACHE");

const withBuildFlags = (command: Command): Command => withFolders(command)
  .option("--frozen", "fail where a committed ledger is stale, write nothing into the data (on under CI=true)")
  .option("--no-pdf", "leave the handouts out")
  .addOption(cacheOption())
  .option("--no-cache", "make everything anew; the bytes are the same")
  .option("--profile <file>", "write where the time went, as a trace for a browser's performance panel")
  .option("--verbose", "tell the slowest reports, and which were made anew");

interface Common {
  readonly settings: ReturnType<typeof settingsOf>;
  readonly progress: ReturnType<typeof createProgress>;
  readonly project: string;
  readonly signal: AbortSignal;
}

async function publish(flags: BuildFlags, work: (common: Common) => Promise<BuildSummary>): Promise<void> {
  refuseElsewhere();
  const since = performance.now();
  const progress = createProgress(process.stderr, () => performance.now());
  const unusable = flags.cache === false ? undefined : await openCache(flags.cache);
  const kept = flags.cache === false || unusable !== undefined ? undefined : flags.cache;
  const settings = { ...settingsOf(flags), kept };
  const summary = await work({ settings, progress, project: PROJECT, signal: interruption() });
  if (unusable !== undefined) print(unusable);
  const [{ buildSummaryText, profileText }, { publishedStatus, tellPreview }] = await loadSummary();
  tellPreview(publishedStatus(summary));
  const milliseconds = performance.now() - since;
  print(buildSummaryText(summary, { out: flags.out, milliseconds, isVerbose: flags.verbose === true }));
  if (flags.profile !== undefined) await writeWhole(flags.profile, profileText(summary.laps));
}

/** Eleventy finds its templates below the folder that it is run in. */
function refuseElsewhere(): void {
  if (realpathSync(PROJECT) === realpathSync(process.cwd())) return;
  throw new FindingsError([{
    code: "not-in-the-project", place: { file: process.cwd() }, what: "a site is built in the folder of the project",
    expected: PROJECT, mend: "change to it first; folders may be named from anywhere with --data, --content and --out",
  }]);
}

/** Where it cannot be used, the warning. */
async function openCache(folder: string): Promise<string | undefined> {
  const [{ openKeptFolder }, { formatFinding }] = await Promise.all([
    import("../publish/kept/kept-folder.ts"), import("../lib/finding.ts"),
  ]);
  const warning = await openKeptFolder(folder);
  return warning && formatFinding(warning);
}

/** Exit code of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;
/** Long enough to let go of everything, short enough for whoever waits. */
const PATIENCE = 800;

/** Ctrl-C, or a request to end: the build stops, and what is published stays. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) return;
    process.stderr.write("\nStopped; nothing was published, and what was there before is as it was.\n");
    controller.abort(new Interrupted());
    setTimeout(() => process.exit(INTERRUPTED), PATIENCE);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  return controller.signal;
}

function shardOf(text: string): Shard {
  const [, index = "", of = ""] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: parseInt(index, 10), of: parseInt(of, 10) };
  if (!(shard.index >= 1 && shard.index <= shard.of)) throw new InvalidArgumentError("expected such as 3/8: the third of eight parts");
  return shard;
}
