/**
 * `npm run bench`: builds of fictional filings, each in a process of its own as a user starts it: all anew, with
 * nothing changed, with one filing changed, with a template changed. Beside them, in the same run, the plain way of
 * doing the same and the bare tools. Medians over the runs.
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiledCode } from "../lib/compile.mjs";
import type { Report } from "../model/report.ts";
import { build } from "../publish/build.ts";
import { benchPrint, type PrintBench } from "./bench-print.ts";
import { changeFiling, changeTemplate, copyProject } from "./bench-project.ts";
import { median } from "./median.ts";
import { bareEleventy, plainWay, type PlainWay } from "./plain-way.ts";
import { timeBuild, type TimedBuild } from "./timed-build.ts";

export interface BenchOptions {
  readonly project: string;
  readonly filings: number;
  readonly runs: number;
  /** Flags of every build, such as --no-pdf or --jobs 1. */
  readonly flags: readonly string[];
  /** Filings that are done the plain way; 0 leaves it and the bare tools out. */
  readonly plain: number;
  /** Day on which waivers are judged. */
  readonly today: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** Is told what goes on. */
  readonly onStep: (step: string) => void;
}

/** The builds that are timed, in the order in which each run makes them. */
const BUILDS = ["all anew", "nothing changed", "one filing changed", "a template changed"] as const;
export type BenchBuild = (typeof BUILDS)[number];

export interface BuildBench {
  readonly filings: number;
  readonly runs: number;
  readonly builds: ReadonlyMap<BenchBuild, readonly TimedBuild[]>;
  readonly beside?: { readonly plain: PlainWay; readonly eleventy: number; readonly print: PrintBench };
}

export async function benchBuild(options: BenchOptions): Promise<BuildBench> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-bench-"));
  const { filings, runs, project, plain } = options;
  try {
    await copyProject(project, join(folder, "project"), filings);
    // Once a change of the code, not once a build.
    await compiledCode(join(folder, "project"));
    const builds = new Map<BenchBuild, TimedBuild[]>(BUILDS.map((name) => [name, []]));
    for (let run = 0; run < runs; run += 1) await timeRun({ folder, run, builds }, options);
    if (plain === 0) return { filings, runs, builds };
    return { filings, runs, builds, beside: await benchBeside(folder, options) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Run { readonly folder: string; readonly run: number; readonly builds: ReadonlyMap<BenchBuild, TimedBuild[]> }

/** Each run begins with nothing kept. */
async function timeRun({ folder, run, builds }: Run, { flags, onStep }: BenchOptions): Promise<void> {
  const project = join(folder, "project");
  for (const left of ["kept", "dist"]) await rm(join(folder, left), { recursive: true, force: true });
  const changes: Readonly<Record<BenchBuild, (() => Promise<void>) | undefined>> = {
    "all anew": undefined, "nothing changed": undefined, "one filing changed": () => changeFiling(project, run),
    "a template changed": () => changeTemplate(project, run),
  };
  for (const [name, times] of builds) {
    onStep(`Run ${run + 1}: ${name}`);
    await changes[name]?.();
    const out = ["--out", join(folder, "dist"), "--cache", join(folder, "kept")];
    times.push(await timeBuild({ project, flags: [...out, ...flags] }));
  }
}

async function benchBeside(
  folder: string, { project, plain, today, now, runs, onStep }: BenchOptions,
): Promise<NonNullable<BuildBench["beside"]>> {
  onStep("The plain way");
  const own = join(folder, "plain");
  await copyProject(project, own, plain);
  const [data, content, stage] = [join(own, "data"), join(own, "content"), join(own, "stage")];
  let reports: readonly Report[] = [];
  const { laps } = await build({
    project, settings: { data, content, out: join(own, "dist"), today, frozen: false }, progress: SILENT, jobs: 1,
    onPassed: async (passed, all) => {
      reports = all;
      await cp(passed, stage, { recursive: true });
    },
  });
  const way = await plainWay({ stage, reports, data, content, laps, now });
  onStep("The bare tools");
  const eleventy = await bareEleventy(project, PAGES, now);
  return { plain: way, eleventy, print: await benchPrint(stage, { runs, now }) };
}

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };

/** Pages that bare Eleventy writes. */
const PAGES = 1000;

/** Steps whose work is not the gate's. */
const RENDERING = ["charts", "downloads", "pages", "print"];

export function benchText({ filings, runs, builds, beside }: BuildBench): string {
  const whole = median((builds.get("all anew") ?? []).map(({ wall }) => wall));
  return [
    `${filings} filings, medians of ${runs} runs, each build in a process of its own`,
    ...[...builds].map(([name, times]) => buildLine(name, times, { filings, whole })),
    ...stepLines(builds.get("all anew") ?? [], filings),
    ...(beside === undefined ? [] : besideLines(beside, whole / filings)),
  ].join("\n");
}

const MEGABYTE = 1024 * 1024;

function buildLine(
  name: string, times: readonly TimedBuild[], { filings, whole }: { readonly filings: number; readonly whole: number },
): string {
  const wall = median(times.map((time) => time.wall));
  const memory = median(times.map((time) => time.memory)) / MEGABYTE;
  return row(name, `${(wall / 1000).toFixed(1)} s`,
    `${(wall / filings).toFixed(1)} ms a filing, ${(100 * wall / whole).toFixed(1)} % of a whole build, ${memory.toFixed(0)} MiB at most`);
}

function stepLines(times: readonly TimedBuild[], filings: number): string[] {
  const names = [...new Set(times.flatMap(({ steps }) => [...steps.keys()]))];
  const medians = new Map(names.map((name) => [name, median(times.map(({ steps }) => steps.get(name) ?? 0))]));
  const rendering = RENDERING.reduce((sum, name) => sum + (medians.get(name) ?? 0), 0);
  const first = median(times.flatMap(({ firstPage }) => firstPage ?? []));
  return [
    "Steps of a whole build; they run beside one another, in several processes and tabs",
    ...[...medians].map(([name, time]) => row(name, `${(time / filings).toFixed(1)} ms`, "a filing")),
    row("gate ÷ rendering", `${(100 * (medians.get("gate") ?? 0) / Math.max(1, rendering)).toFixed(0)} %`, "of charts, downloads, pages and print"),
    row("first pages", `${(first / 1000).toFixed(1)} s`, "after the start"),
  ];
}

function besideLines({ plain, eleventy, print }: NonNullable<BuildBench["beside"]>, own: number): string[] {
  const same = plain.rendering + plain.shared;
  return [
    `The plain way, ${plain.filings} filings: charts compiled anew, one run of Eleventy, a browser for each PDF, one process`,
    row("charts", `${plain.chart.toFixed(1)} ms`, `a chart, ${plain.chartsPerFiling.toFixed(1)} a filing`),
    row("pages", `${plain.pages.toFixed(1)} ms`, "a filing, with those of companies, people and comparisons"),
    row("PDF", `${plain.pdf.toFixed(1)} ms`, "a filing"),
    row("rendering", `${plain.rendering.toFixed(1)} ms`, `a filing, ${(plain.rendering / own).toFixed(2)} times a whole build of ours`),
    row("the same", `${same.toFixed(1)} ms`, `a filing with facts, downloads and gate, ${(same / own).toFixed(2)} times a whole build of ours`),
    "The bare tools",
    row("Eleventy", `${eleventy.toFixed(1)} ms`, `a page of nothing but text, ${PAGES} pages`),
    row("browser", `${print.bareMs.toFixed(1)} ms`, `a PDF; ours ${print.oursMs.toFixed(1)} ms, ${print.ratio.toFixed(2)} times`),
  ];
}

const row = (name: string, figure: string, said: string): string => `  ${name.padEnd(20)}${figure.padStart(10)}  ${said}`;
