/** Product "charts": every chart of a report, as SVG files of the stage and as fragments for the pages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chartFiles } from "../../takeaway/interactive/chart-files.ts";
import { parseDesign, type Design } from "../../charts/design.ts";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer, type Renderer } from "../../charts/render.ts";
import type { Chart, Size } from "../../charts/chart.ts";
import { folderOf, isFilingReport, type Report } from "../../model/report.ts";
import type { RenderedChart } from "../../site/input.ts";
import { stageFile } from "./stage-file.ts";

export interface Drawn {
  readonly charts: readonly RenderedChart[];
  /** Paths below the stage. */
  readonly files: readonly string[];
}

/** Draws with one compiled view for each kind of chart, from report to report. */
export class Draughtsman {
  readonly design: Design;
  readonly #renderer: Renderer;

  constructor(design: Design) {
    this.design = design;
    this.#renderer = createRenderer(design);
  }

  static async of(data: string): Promise<Draughtsman> {
    return new Draughtsman(parseDesign(JSON.parse(await readFile(join(data, "site", "design.json"), "utf8"))));
  }

  draw(report: Report, stage: string): Drawn {
    const sizes: readonly Size[] = isFilingReport(report) ? ["wide", "compact", "paper"] : ["wide", "compact"];
    const made = sizes.flatMap((size) => chartsFor(report, this.design, size));
    const drawn = made.map((chart) => ({ ...pageChart(chart), svg: this.#renderer.renderChart(chart) }));
    const wide = drawn.filter(({ size }) => size === "wide");
    const pictures = wide.map(({ id, svg }) => ({ path: `${folderOf(report)}/charts/${id}.svg`, text: `${svg}\n` }));
    const files = [...pictures, ...isFilingReport(report) ? this.#takeAway(report, made) : []];
    for (const { path, text } of files) stageFile(stage, path, text);
    return { charts: drawn, files: files.map(({ path }) => path) };
  }

  /** What there is to take away of each chart, in a folder of its own. */
  #takeAway(report: Report, charts: readonly Chart[]): { path: string; text: string }[] {
    return charts.filter(({ size }) => size === "wide").flatMap((chart) => chartFiles(report, chart, this.design)
      .map(({ name, text }) => ({ path: `${folderOf(report)}/charts/${chart.id}/${name}`, text })));
  }
}

const pageChart = ({ id, size, title, description, period, note, table }: Chart): Omit<RenderedChart, "svg"> =>
  ({ id, size, title, description, period, note, table });
