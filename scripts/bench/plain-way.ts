/**
 * The plain way of doing the same: each chart compiled anew, all pages in one run of Eleventy, a browser launched for
 * each PDF, one after the other in one process; facts, downloads and the gate cost it what they cost us. And below it
 * the bare tools: Eleventy with a page as text.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { parseDesign, type Design } from "../charts/design.ts";
import { chartsFor } from "../charts/registry.ts";
import { createRenderer } from "../charts/render.ts";
import { METRICS } from "../metrics/registry.ts";
import { isFilingReport, type Report } from "../model/report.ts";
import { buildSite } from "../site/build-site.ts";
import type { RenderedChart } from "../site/input.ts";
import { openPrinter } from "../print/printer.ts";
import type { Lap } from "../publish/units/stopwatch.ts";

export interface PlainWay {
  readonly filings: number;
  /** Milliseconds a chart, compiled anew. */
  readonly chart: number;
  readonly chartsPerFiling: number;
  /** Milliseconds a filing, in one run of Eleventy over all pages but the site's own. */
  readonly pages: number;
  /** Milliseconds a PDF, with a browser of its own. */
  readonly pdf: number;
  /** Charts, pages and PDF, milliseconds a filing. */
  readonly rendering: number;
  /** What is no rendering: {@link SHARED}, milliseconds a filing. */
  readonly shared: number;
}

export interface PlainInput {
  /** The stage of a build that has passed, with pages to print. */
  readonly stage: string;
  readonly reports: readonly Report[];
  readonly data: string;
  readonly content: string;
  /** Of that build, which was made in one process. */
  readonly laps: readonly Lap[];
  readonly now: () => number;
}

/** Steps that are no rendering: without them it is not the same that is published. */
const SHARED: readonly string[] = ["examine", "downloads", "gate"];

/** So many PDFs are printed, each by a browser of its own. */
const PRINTED = 8;

export async function plainWay(input: PlainInput): Promise<PlainWay> {
  const { reports, now } = input;
  const filings = reports.filter(isFilingReport).length;
  const design = parseDesign(JSON.parse(await readFile(join(input.data, "site", "design.json"), "utf8")));
  const began = now();
  const charts = new Map(reports.map((report) => [report.id, drawAnew(report, design)]));
  const drawn = now();
  await pagesOf(input, charts);
  const rendered = now();
  const pdf = await printAnew(input);
  const count = [...charts.values()].flat().length;
  const [chart, pages] = [(drawn - began) / Math.max(1, count), (rendered - drawn) / filings];
  const chartsPerFiling = count / filings;
  const sharedLaps = input.laps.filter(({ step }) => SHARED.includes(step));
  const shared = sharedLaps.reduce((sum, { duration }) => sum + duration, 0);
  const rendering = chart * chartsPerFiling + pages + pdf;
  return { filings, chart, pages, pdf, chartsPerFiling, rendering, shared: shared / filings };
}

function drawAnew(report: Report, design: Design): RenderedChart[] {
  return (["wide", "compact"] as const).flatMap((size) => chartsFor(report, design, size)).map((chart) => {
    const { id, size, title, description, period, note, table } = chart;
    return { id, size, title, description, period, note, table, svg: createRenderer(design).renderChart(chart) };
  });
}

async function pagesOf(
  { reports, data, content }: PlainInput, charts: ReadonlyMap<string, readonly RenderedChart[]>,
): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), "tieout-plain-"));
  const scope = { reports: new Set(reports.map(({ id }) => id)), compared: new Map<string, readonly string[]>() };
  const site = { scope, reports, charts, methodology: METRICS, version: "", folders: { content, data } };
  await buildSite(site, relative(process.cwd(), resolve(out))).finally(() => rm(out, { recursive: true, force: true }));
}

/** Milliseconds a PDF. */
async function printAnew({ stage, now }: PlainInput): Promise<number> {
  const filings = (await readdir(join(stage, "print"))).toSorted().slice(0, PRINTED);
  const out = await mkdtemp(join(tmpdir(), "tieout-plain-"));
  const began = now();
  try {
    for (const filing of filings) {
      const printer = await openPrinter({ root: stage, pages: 1 });
      const pdf = join(out, `${filing}.pdf`);
      await printer.print({ page: `print/${filing}/index.html`, pdf, title: filing, date: "2000-01-01" });
      await printer.close();
    }
    return (now() - began) / filings.length;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Milliseconds a page of Eleventy that has nothing to do but to put a text into a layout; start-up included. */
export async function bareEleventy(project: string, pages: number, now: () => number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-bare-"));
  try {
    await writeFile(join(folder, "layout.njk"), "<!doctype html><title>{{ title }}</title>{{ content | safe }}\n");
    await writeFile(join(folder, "pages.11ty.cjs"), `
      exports.data = { layout: "layout.njk", title: "A page", numbers: [...Array(${pages}).keys()],
        pagination: { data: "numbers", size: 1, alias: "number" }, permalink: (data) => data.number + "/index.html" };
      exports.render = () => "<p>A page.</p>".repeat(1000);`);
    const began = now();
    await writeFile(join(folder, "eleventy.config.cjs"), "module.exports = () => ({ dir: { includes: \".\" } });\n");
    const command = join(resolve(project), "node_modules", "@11ty", "eleventy", "cmd.cjs");
    await promisify(execFile)(process.execPath, [command, "--quiet"], { cwd: folder });
    return (now() - began) / pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
