/** The figures of a chart to take away: each line says of which period, and in which style, its figure is. */
import { describe, expect, it } from "vitest";
import { chartsFor } from "../../charts/registry.ts";
import type { FilingReport } from "../../model/report.ts";
import { chartFiles } from "../../takeaway/interactive/chart-files.ts";
import { checkFiguresCsv } from "../../tieout/gate/check-chart-csv.ts";
import { checkChartSpec } from "../../tieout/gate/check-chart-spec.ts";
import { checkSvg } from "../../tieout/gate/check-html.ts";
import { buildContext } from "../../tieout/gate/context.ts";
import { createRenderer } from "../../charts/render.ts";
import { design, reportOf } from "../charts/example-reports.ts";
import { told } from "./example-pages.ts";

const Q2 = reportOf("data/filings/exmpl/exmpl-2023-q2.json");
const FORM = reportOf("data/filings/qlys/qlys-2013-08-07-form4-wilson.json");

function fileOf(report: FilingReport, chart: string, file: string): string {
  const drawn = chartsFor(report, design, "wide").find(({ id }) => id === chart) ?? expect.fail();
  return chartFiles(report, drawn, design).find(({ name }) => name === file)?.text ?? expect.fail();
}

const check = (report: FilingReport, csv: string): string[] =>
  told(checkFiguresCsv(`filings/${report.id}/charts/a/figures.csv`, csv, buildContext([report])));

describe("a line of a chart's figures", () => {
  it.each([
    ["of another period", Q2, "revenue", "Q1 2022,", "Q2 2022,", "chart-differs: Q2 2022 of $168.4 million → Q1 2022"],
    ["of no period", Q2, "revenue", "Q1 2022,", "Q7 2022,", "chart-differs: Q7 2022 of $168.4 million → Q1 2022"],
    ["of a percentage in a scale", Q2, "margins", "percent:0:1", "percent:3:1",
      expect.stringMatching(/^figure-style-misleads: metric:\S+ is shown as "percent:3:1"/)],
    ["of nought in another scale", Q2, "bridge-ebitda", "restructuring.q2-2023:size,number:3:0", "restructuring.q2-2023:size,number:6:0",
      "scale-differs: »0« is shown as \"number:6:0\" → 10^3, as the other figures in USD"],
    ["of a step of another period", Q2, "bridge-ebitda", "restructuring.q2-2023:size", "restructuring.q2-2022:size",
      "sign-differs: the sign before »0« → a part of the sum to which the steps lead"],
    ["of a step that has been", FORM, "holding", "nonDerivative.2.transactionShares:size", "nonDerivative.1.transactionShares:size",
      "sign-differs: the sign before »10,000« → no other step of fact:nonDerivative.1.transactionShares"],
  ])("is not %s", (_name, report, chart, from, to, finding) => {
    const csv = fileOf(report, chart, "figures.csv");
    expect(check(report, csv)).toEqual([]);
    expect(csv).toContain(from);
    expect(check(report, csv.replace(from, to))).toEqual([finding]);
  });

  it("may bear a name with a numeral that the filing has for the figure, and no other", () => {
    const csv = fileOf(FORM, "holding", "figures.csv");
    const { filing } = FORM;
    if (filing.kind !== "ownership") expect.fail();
    const [first] = filing.nonDerivativeTable.nonDerivativeTransaction;
    if (first === undefined) expect.fail();
    first.securityTitle.value = "Class 2 shares";
    filing.remarks = "Class 3 shares";
    const named = (name: string): string => csv.split("\r\n")
      .map((line) => (line.includes("nonDerivative.1.transactionShares") ? line.replace(/^[^,]*/, name) : line)).join("\r\n");
    expect(check(FORM, named("Class 2 shares"))).toEqual([]);
    expect(check(FORM, named("Class 3 shares"))).toEqual([expect.stringMatching(/^chart-differs: Class 3 shares of 10,000/)]);
  });
});

describe("nought on a chart", () => {
  const context = buildContext([Q2]);
  const folder = `filings/${Q2.id}/charts`;
  const REF = "fact:ebitda.restructuring.q2-2023:size";

  it("stands in the scale of the other figures, in the drawing", () => {
    const bridge = chartsFor(Q2, design, "wide").find(({ id }) => id === "bridge-ebitda") ?? expect.fail();
    const svg = createRenderer(design).renderChart(bridge);
    const changed = svg.replace(`${REF}" data-as="number:3:0"`, `${REF}" data-as="number:6:0"`);
    expect(told(checkSvg(`${folder}/bridge-ebitda.svg`, svg, context))).toEqual([]);
    expect(told(checkSvg(`${folder}/bridge-ebitda.svg`, changed, context))).toEqual([expect.stringMatching(/^scale-differs/)]);
  });

  it("and in the chart to take away", () => {
    const path = `${folder}/bridge-ebitda/spec.vl.json`;
    const spec = fileOf(Q2, "bridge-ebitda", "spec.vl.json");
    const changed = spec.replace(new RegExp(`("ref": "${REF}",\\s+"style": ")number:3:0`), "$1number:6:0")
      .replace(`${REF}|number:3:0`, `${REF}|number:6:0`);
    expect(told(checkChartSpec(path, spec, context))).toEqual([]);
    expect(told(checkChartSpec(path, changed, context))).toEqual([expect.stringMatching(/^scale-differs/)]);
  });
});
