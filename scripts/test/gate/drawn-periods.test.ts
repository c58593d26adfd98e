/** The names of periods in a drawing: level with their figures, above them, or below them in their column. */
import { describe, expect, it } from "vitest";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer } from "../../charts/render.ts";
import type { Size } from "../../charts/chart.ts";
import { applyEdits } from "../../mutate/change.ts";
import { htmlChanges, placePage } from "../../mutate/html-changes.ts";
import { chanceOf } from "../../mutate/random.ts";
import { checkSvg } from "../../tieout/gate/check-html.ts";
import { buildContext } from "../../tieout/gate/context.ts";
import { labelsBeside, type Spot } from "../../tieout/gate/drawn-periods.ts";
import { design, reportOf } from "../charts/example-reports.ts";
import { told } from "./example-pages.ts";

const REPORT = reportOf("data/filings/exmpl/exmpl-2023-q2.json");
const context = buildContext([REPORT]);
const check = (svg: string): string[] => told(checkSvg(`filings/${REPORT.id}/charts/a.svg`, svg, context));
const SIZES: readonly Size[] = ["wide", "compact", "paper"];
/** Columns, lines, and figures with names of their own above them. */
const CHARTS = ["revenue", "margins", "guidance"].flatMap((id) => SIZES.map((size) => ({ id, size })));

describe("a figure in a drawing", () => {
  const renderer = createRenderer(design);

  it.each(CHARTS)("does not pass beside the name of another period: $id $size", ({ id, size }) => {
    const chart = chartsFor(REPORT, design, size).find((one) => one.id.replace(`-${size}`, "") === id) ?? expect.fail();
    const svg = renderer.renderChart(chart);
    expect(check(svg)).toEqual([]);
    const changes = htmlChanges(placePage(svg), chanceOf(1)).filter(({ kind }) => kind === "period of a column");
    expect(changes.length).toBe([...svg.matchAll(/data-period=/g)].length);
    const passed = changes.filter(({ edits }) => !check(applyEdits(svg, edits)).some((one) => one.startsWith("figure-beside-wrong-period")));
    expect(passed.map((change) => change.told)).toEqual([]);
  });
});

describe("the name of a figure's period", () => {
  const [left, right] = [{ x: 10, y: 50 }, { x: 30, y: 50 }];
  const beside = (figure: Spot, labels = [left, right], others: Spot[] = []): unknown =>
    labelsBeside(figure, labels, [figure, ...others]);

  it("stands level with it, however far", () => expect(beside({ x: 99, y: 50 })).toEqual([left, right]));
  it("else above it", () => expect(beside({ x: 99, y: 51 })).toEqual([left, right]));
  it("but not where it is another figure's", () => expect(beside({ x: 99, y: 51 }, [left], [{ x: 70, y: 50 }])).toEqual([]));
  it("else below it, in its column", () => expect(beside({ x: 30, y: 20 })).toEqual([right]));
  it("or nowhere", () => expect(beside({ x: 20, y: 20 })).toEqual([]));
});
