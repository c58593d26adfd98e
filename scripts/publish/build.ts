/**
 * The build as a whole: find the filings, plan, build batches of them, then the site's own pages, and swap the whole
 * into place. Nothing is published unless everything ties.
 */
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { FindingsError, isError, sortFindings, type Finding } from "../lib/finding.ts";
import { sha256Of } from "../lib/files.ts";
import type { Progress } from "../lib/progress.ts";
import type { Settings } from "../lib/settings.ts";
import type { GradeCounts, Report } from "../model/report.ts";
import { readFiling } from "../store/read-filing.ts";
import { idsTwice } from "../store/read-filings.ts";
import { siteAssets } from "../site/assets.ts";
import { misnamedWords } from "../site/check-words.ts";
import { readCompareFiles } from "../site/compare-files.ts";
import { digestOf } from "./kept/digest.ts";
import { stampInputs } from "./kept/input-stamps.ts";
import { staleFinding, writeLedger } from "./ledger-files.ts";
import { lockFolder } from "./lock.ts";
import { batchesOf, planBuild, shardOf, type Group, type Shard } from "./plan/plan-build.ts";
import { codeOfCards, scanFilings } from "./plan/scan-filings.ts";
import { writePart } from "./parts.ts";
import type { Assets, SiteResult } from "./site-result.ts";
import { useSiteLocale } from "./site-locale.ts";
import { dropStage, openStage, swapIn } from "./swap.ts";
import { runBatches, type Collected } from "./run-batches.ts";
import { BatchTools, type BatchSetting } from "./units/batch-tools.ts";
import type { UnitResult } from "./units/batch.ts";
import { diskFullError } from "./units/disk-full.ts";
import { readInputs } from "./units/inputs.ts";
import { stageFile } from "./units/stage-file.ts";
import { Stopwatch, type Lap } from "./units/stopwatch.ts";

export interface BuildOptions {
  readonly settings: Settings;
  readonly progress: Progress;
  /** Folder of .eleventy.js and package.json. */
  readonly project: string;
  /** Leave the handouts out; for previews. */
  readonly skipPdf?: boolean;
  /** Leave the ledgers as they are, so that what moved is told until a build accepts it. */
  readonly keepLedgers?: boolean;
  /** Processes that build; as many as the machine has cores where it is left out. */
  readonly jobs?: number | undefined;
  /** Build a part of the site, which {@link merge} joins with the others. */
  readonly shard?: Shard | undefined;
  /** Leave filings out whose handout cannot be printed, rather than publish nothing. */
  readonly keepGoing?: boolean | undefined;
  /** Stops the build; what is published stays as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Is shown the stage that has passed the gate, with the pages that the handouts were printed from. */
  readonly onPassed?: (stage: string, reports: readonly Report[]) => Promise<void>;
}

export interface BuildSummary {
  readonly filings: number;
  readonly pages: number;
  readonly charts: number;
  readonly pdfs: number;
  readonly pdfPages: number;
  readonly ties: GradeCounts;
  /** What moved since the ledgers were written, a line each; of a new filing nothing did. */
  readonly moved: readonly string[];
  /** What is odd in the filings and was published all the same. */
  readonly warnings: readonly Finding[];
  /** Filings that were left out, with the reason of each. */
  readonly leftOut: readonly Finding[];
  /** Units of which nothing had to be made anew. */
  readonly reused: number;
  readonly units: number;
  /** "qlys-2012-q3: pages, gate", for each unit of which something was made. */
  readonly made: readonly string[];
  /** Where the time went. */
  readonly laps: readonly Lap[];
}

/** Throws a FindingsError with everything that is wrong; `settings.out` is then as it was. */
export async function build(options: BuildOptions): Promise<BuildSummary> {
  const { settings, progress } = options;
  await useSiteLocale(settings.data);
  const unlock = await lockFolder(settings.out);
  try {
    const leftOut: Finding[] = [];
    for (;;) {
      const { summary, unprinted } = await attempt(options, leftOut);
      if (summary !== undefined) return summary;
      leftOut.push(...unprinted);
    }
  } catch (error) {
    throw diskFullError(error, settings.out);
  } finally {
    progress.end();
    await unlock();
  }
}

/** Without a summary nothing was published. */
interface Attempt { readonly summary?: BuildSummary; readonly unprinted: readonly Finding[] }

/** A build without the filings that are left out; the findings of those to leave out besides, if there are any. */
async function attempt(options: BuildOptions, leftOut: readonly Finding[]): Promise<Attempt> {
  const { settings, progress } = options;
  const stage = await openStage(settings.out, [settings.data, settings.content]);
  const watch = new Stopwatch(() => performance.timeOrigin + performance.now());
  try {
    progress.step("Finding filings");
    const groups = await planSite(options, new Set(leftOut.map(({ place }) => place.file)));
    const mine = await shareOf(options, groups);
    const total = mine.reduce((sum, { filings, collections }) => sum + filings.length + collections.length, 0);
    const { setting, assets } = await prepare(stage, options);
    progress.step("Reports", total);
    const tools = new BatchTools(setting, watch, (units) => progress.advance(units));
    if (options.onPassed !== undefined) tools.keepReports();
    try {
      const jobs = jobsOf(options, total);
      const batches = batchesOf(mine, groups, jobs);
      const collected = await runBatches(batches, tools, { jobs, signal: options.signal ?? NEVER });
      const unprinted = judge(collected, options);
      if (unprinted.length > 0) return { unprinted };
      return { summary: await publish(collected, { ...options, stage, tools, assets, leftOut }), unprinted };
    } finally {
      await tools.close();
    }
  } finally {
    await dropStage(stage);
  }
}

/** The groups that are built here. What is left out moves no company to another shard, which would not know of it. */
async function shareOf(options: BuildOptions, groups: readonly Group[]): Promise<readonly Group[]> {
  if (options.shard === undefined) return groups;
  const share = shardOf(await planSite(options, new Set()), options.shard);
  const companies = new Set(share.map(({ company }) => company));
  return groups.filter(({ company }) => companies.has(company));
}

/** Never aborted. */
const NEVER = new AbortController().signal;

/** What there is to build, of the whole site. Throws a FindingsError for what is wrong before filings are examined. */
export async function planSite(
  { settings }: Pick<BuildOptions, "settings">, leftOut: ReadonlySet<string>,
): Promise<readonly Group[]> {
  const memory = settings.kept === undefined ? undefined : { folder: settings.kept, code: await codeOfCards() };
  const { filings, findings } = await scanFilings(join(settings.data, "filings"), memory);
  const wanted = filings.filter(({ file }) => !leftOut.has(file));
  const { groups, ofOneId, findings: wrong } = planBuild(wanted, readCompareFiles(settings.content));
  const strays = misnamedWords(settings.content, filings.map(({ card }) => card.id));
  const twice = idsTwice(await Promise.all(ofOneId.map((file) => readFiling(resolve(file), file))));
  const all = [...findings, ...twice, ...wrong, ...strays];
  if (all.length > 0) throw new FindingsError(sortFindings(all));
  return groups;
}

/** Stages what every page needs, and names all that products depend on. */
export async function prepare(
  stage: string, { settings, project, skipPdf, onPassed }: BuildOptions,
): Promise<{ setting: BatchSetting; assets: Assets }> {
  const { data, content, frozen } = settings;
  const stamps = stampInputs({ project, data, content });
  const files = siteAssets(project, settings.data);
  for (const { path, content } of files) stageFile(stage, path, content);
  const assets = Object.fromEntries(files.map(({ path, content }) => [path, sha256Of(content)]));
  const hasHandouts = skipPdf !== true;
  const key = {
    inputs: await readInputs(project, settings.data), today: settings.today, assets: digestOf(assets), hasHandouts,
    browser: hasHandouts ? await (await import("../print/browser-identity.ts")).browserIdentity() : "",
  };
  // A stage that is looked at has to hold the pages that handouts were printed from, which only making them leaves.
  const kept = onPassed === undefined && settings.kept !== undefined ? resolve(settings.kept) : undefined;
  return { assets, setting: { key, project, data, content, stage: resolve(stage), kept, frozen, stamps, tabs: 2 } };
}

/** Throws what keeps the site from being published; answers the filings that may be left out instead. */
function judge(collected: Collected, { settings, keepGoing }: BuildOptions): readonly Finding[] {
  const stale = settings.frozen
    ? collected.units.flatMap(({ ledger }) => (ledger?.isStale === true ? [staleFinding(ledger)] : [])) : [];
  const { unprinted } = collected;
  const wrong = [...collected.findings, ...stale, ...(keepGoing === true ? [] : unprinted)];
  if (wrong.some(isError)) throw new FindingsError(sortFindings(wrong));
  return unprinted;
}

interface Publishing extends BuildOptions {
  readonly stage: string;
  readonly tools: BatchTools;
  readonly assets: Assets;
  readonly leftOut: readonly Finding[];
}

async function publish(collected: Collected, publishing: Publishing): Promise<BuildSummary> {
  const { settings, progress, stage, tools, assets, shard, keepLedgers, leftOut, onPassed, signal } = publishing;
  const { units, reports } = collected;
  progress.step(shard === undefined ? "Pages of the site" : "Part of the site");
  const site = shard === undefined
    ? await (await import("./site-pages.ts")).makeSitePages(units, assets, tools)
    : await writePart({ units, shard, leftOut }, tools);
  await onPassed?.(stage, reports);
  signal?.throwIfAborted();
  progress.step("Publishing");
  await dropStage(join(stage, "print"));
  await swapIn(stage, settings.out);
  if (keepLedgers !== true) await writeLedgers(units);
  return { ...summaryOf(units, site), leftOut, laps: [...collected.laps, ...tools.watch.take()] };
}

export async function writeLedgers(units: readonly UnitResult[]): Promise<void> {
  for (const { ledger } of units) {
    if (ledger?.isStale === true) await writeLedger(ledger);
  }
}

export function summaryOf(units: readonly UnitResult[], { pages, ties }: SiteResult): Omit<BuildSummary, "leftOut" | "laps"> {
  const sum = (of: (unit: UnitResult) => number): number => units.reduce((total, unit) => total + of(unit), 0);
  return {
    ties, pages: pages + sum((unit) => unit.pages.length),
    filings: units.filter(({ sha256 }) => sha256 !== null).length, charts: sum(({ charts }) => charts),
    pdfs: units.filter(({ printed }) => printed > 0).length, pdfPages: sum(({ printed }) => printed),
    moved: units.flatMap(({ id, ledger }) => (ledger?.moved ?? []).map((line) => `${id}: ${line}`)),
    warnings: sortFindings(units.flatMap(({ warnings }) => warnings)),
    reused: units.filter(({ made }) => made.length === 0).length, units: units.length,
    made: units.filter(({ made }) => made.length > 0).map(({ id, made }) => `${id}: ${made.join(", ")}`),
  };
}

/** One process for few units: starting another takes longer than they do. */
const FEW = 12;

const jobsOf = ({ jobs, onPassed }: BuildOptions, units: number): number => {
  if (onPassed !== undefined) return 1;
  return jobs ?? (units <= FEW ? 1 : availableParallelism());
};
