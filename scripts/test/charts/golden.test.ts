/**
 * Every chart of the example filings as SVG on disk: golden/<report>/<chart>.svg. `UPDATE_GOLDENS=1` writes them anew;
 * one that differs is left beside the expected one as <chart>.actual.svg.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer } from "../../charts/render.ts";
import { design, earnings, form4, losses } from "./example-reports.ts";

const folder = fileURLToPath(new URL("golden", import.meta.url));
const updating = process.env["UPDATE_GOLDENS"] === "1";
const renderer = createRenderer(design);

/** One element a line, so that a difference can be read. */
const readable = (svg: string): string => `${svg.replaceAll("><", ">\n<")}\n`;

function checkGolden(file: string, actual: string): void {
  const actualFile = file.replace(/\.svg$/, ".actual.svg");
  rmSync(actualFile, { force: true });
  if (updating) writeFileSync(file, actual);
  const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (expected !== actual) writeFileSync(actualFile, actual);
  expect(actual === expected, `${file} differs; see ${actualFile}, or UPDATE_GOLDENS=1 to accept it`).toBe(true);
}

describe.each([
  { name: "earnings", report: earnings() }, { name: "losses", report: losses() }, { name: "form4", report: form4() },
])("golden charts: $name", ({ name, report }) => {
  const charts = (["wide", "compact", "paper"] as const).flatMap((size) => chartsFor(report, design, size));
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });

  it.each(charts)("$id", (chart) => {
    checkGolden(join(home, `${chart.id}.svg`), readable(renderer.renderChart(chart)));
  });

  it("has no golden without a chart", () => {
    const known = readdirSync(home).filter((file) => !file.endsWith(".actual.svg"));
    expect(known).toEqual(charts.map(({ id }) => `${id}.svg`).toSorted());
  });
});
