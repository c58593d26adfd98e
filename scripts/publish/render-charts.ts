/** Every chart of every report, as SVG files of the stage and as fragments for the pages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chartFiles } from "../takeaway/interactive/chart-files.ts";
import { parseDesign, type Design } from "../charts/design.ts";
import { chartsFor } from "../charts/registry.ts";
import { createRenderer } from "../charts/render.ts";
import type { Chart } from "../charts/chart.ts";
import { writeWhole } from "../lib/files.ts";
import { folderOf, isFilingReport, type Report } from "../model/report.ts";
import type { RenderedChart } from "../site/input.ts";

export interface ChartRun { readonly charts: Map<string, RenderedChart[]>; readonly count: number }

export async function renderCharts(reports: readonly Report[], data: string, stage: string): Promise<ChartRun> {
  const design = parseDesign(JSON.parse(await readFile(join(data, "site", "design.json"), "utf8")));
  const renderer = createRenderer(design);
  const charts = new Map<string, RenderedChart[]>();
  let count = 0;
  for (const report of reports) {
    const made = (["wide", "compact"] as const).flatMap((size) => chartsFor(report, design, size));
    if (isFilingReport(report)) await writeChartFiles(report, made, { design, stage });
    const drawn = made.map((chart) => ({ ...pageChart(chart), svg: renderer.renderChart(chart) }));
    charts.set(report.id, drawn);
    count += drawn.length;
    const wide = drawn.filter(({ size }) => size === "wide");
    await Promise.all(wide.map(({ id, svg }) =>
      writeWhole(join(stage, folderOf(report), "charts", `${id}.svg`), `${svg}\n`)));
  }
  return { charts, count };
}

interface Place { readonly design: Design; readonly stage: string }

/** What there is to take away of each chart, in a folder of its own. */
async function writeChartFiles(report: Report, charts: readonly Chart[], { design, stage }: Place): Promise<void> {
  await Promise.all(charts.filter(({ size }) => size === "wide").flatMap((chart) =>
    chartFiles(report, chart, design).map(({ name, text }) =>
      writeWhole(join(stage, "filings", report.id, "charts", chart.id, name), text))));
}

const pageChart = ({ id, size, title, description, period, note, table }: Chart): Omit<RenderedChart, "svg"> =>
  ({ id, size, title, description, period, note, table });
