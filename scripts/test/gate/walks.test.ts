/** The signs of a walk's steps: in the drawing, in the chart to take away, and in the words of the table beside. */
import { describe, expect, it } from "vitest";
import { chartsFor } from "../../charts/registry.ts";
import type { Chart, Label } from "../../charts/chart.ts";
import { createRenderer } from "../../charts/render.ts";
import { words } from "../../lib/words.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { FilingReport } from "../../model/report.ts";
import { buildReport } from "../../report/build-report.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { bareFigure } from "../../site/figure.ts";
import { chartFiles } from "../../takeaway/interactive/chart-files.ts";
import { checkSvg, readPart } from "../../tieout/gate/check-html.ts";
import { checkChartSpec } from "../../tieout/gate/check-chart-spec.ts";
import { buildContext, type GateContext } from "../../tieout/gate/context.ts";
import { parsePart } from "../../tieout/gate/html-tree.ts";
import { Reading } from "../../tieout/gate/reading.ts";
import { indexFiling } from "../../tieout/gate/filing-index.ts";
import { partsOf } from "../../tieout/gate/walk-parts.ts";
import { design, reportOf } from "../charts/example-reports.ts";
import { told } from "./example-pages.ts";

/** A bridge with a step of nothing, a cash walk with steps that rounding could hide, and the steps of a form. */
const REPORTS = ["exmpl/exmpl-2023-q1", "beisp/beisp-2023-h1", "qlys/qlys-2013-08-07-form4-wilson"]
  .map((name) => reportOf(`data/filings/${name}.json`));

const walksOf = (report: FilingReport): Chart[] =>
  chartsFor(report, design, "wide").filter(({ kind }) => kind === "walk");

interface Walk {
  readonly name: string;
  readonly report: FilingReport;
  readonly chart: Chart;
  readonly context: GateContext;
}

const WALKS = REPORTS.flatMap((report): Walk[] => walksOf(report).map((chart) =>
  ({ name: `${chart.id} of ${report.id}`, report, chart, context: buildContext([report]) })));

/** The text with each of its marks turned and dropped, one at a time. */
function changesOf(text: string, marks: ReadonlyMap<string, readonly string[]>): string[] {
  return [...marks].flatMap(([mark, others]) => [...text.matchAll(new RegExp(mark.replace("+", "\\+"), "g"))].flatMap(({ index }) =>
    others.map((other) => `${text.slice(0, index)}${other}${text.slice(index + mark.length)}`)));
}

const framed = (frame: (sign: string) => string): ReadonlyMap<string, readonly string[]> =>
  new Map([["+", ["−", ""]], ["−", ["+", ""]]].map(([sign, others]) => [frame(String(sign)), [...others ?? []].map(frame)]));

function refused(text: string, marks: ReadonlyMap<string, readonly string[]>, check: (text: string) => string[]): void {
  expect(check(text)).toEqual([]);
  const changed = changesOf(text, marks);
  expect(changed.length).toBeGreaterThan(1);
  expect(changed.filter((one) => !check(one).some((finding) => finding.startsWith("sign-differs")))).toEqual([]);
}

describe("no sign of a step may be turned or dropped", () => {
  const renderer = createRenderer(design);

  it.each(WALKS)("in the drawing: $name", ({ report, chart, context }) => {
    refused(renderer.renderChart(chart), framed((sign) => `>${sign}<`),
      (svg) => told(checkSvg(`filings/${report.id}/charts/${chart.id}.svg`, svg, context)));
  });

  it.each(WALKS)("in the chart to take away: $name", ({ report, chart, context }) => {
    const spec = chartFiles(report, chart, design).find(({ name }) => name === "spec.vl.json")?.text ?? "";
    refused(spec, framed((sign) => `"label": "${sign}"`),
      (text) => told(checkChartSpec(`filings/${report.id}/charts/${chart.id}/spec.vl.json`, text, context)));
  });

  it.each(WALKS)("in the table beside it: $name", ({ report, chart, context }) => {
    const [adds, takes] = [words("chart.adds"), words("chart.takes-away")];
    refused(tableOf(chart), new Map([[`>${adds}<`, [`>${takes}<`, "><"]], [`>${takes}<`, [`>${adds}<`, "><"]]]),
      (html) => {
        const reading = new Reading(`filings/${report.id}/index.html`);
        readPart(parsePart(html), { context, reading });
        return told(reading);
      });
  });
});

const tableOf = ({ table: { rows } }: Chart): string => `<figure><table><tbody>${
  rows.map((row) => `<tr>${row.map((cell) => `<td>${cellOf(cell)}</td>`).join("")}</tr>`).join("")}</tbody></table></figure>`;

const cellOf = ({ text, shown, say, at }: Label): string => {
  if (shown !== undefined) return bareFigure(shown);
  return say === undefined ? text : `<span data-say="${say}" data-at="${at}">${text}</span>`;
};

describe("a drawing", () => {
  const { report, chart, context } = WALKS[0] ?? expect.fail();
  const svg = createRenderer(design).renderChart(chart);
  const check = (changed: string): string[] => told(checkSvg(`filings/${report.id}/charts/a.svg`, changed, context));

  it("may not lose what says that its figures are a walk", () => {
    expect(check(svg.replace(/ data-walk="0"/g, ""))).toContainEqual(expect.stringMatching(/^sign-differs/));
  });

  it("may not leave a step out", () => {
    const without = svg.replace(/<text[^>]*>\+<\/text>/, "").replace(/<text[^>]*:size"[^>]*>[^<]*<\/text>/, "");
    expect(check(without)).toEqual([expect.stringMatching(/^walk-does-not-add-up/)]);
  });

  it("has one sign before a step", () => {
    const twice = svg.replace(/<text[^>]*>\+<\/text>/, (sign) => `${sign}${sign.replace("+", "−")}`);
    expect(twice).not.toBe(svg);
    expect(check(twice)).toContainEqual(expect.stringMatching(/^sign-differs/));
  });
});

describe("a transaction that does not say whether it acquired or disposed", () => {
  it("is no step of a walk", () => {
    const form = reportOf("data/filings/qlys/qlys-2013-08-07-form4-wilson.json");
    expect(walksOf(form)).toHaveLength(1);
    const { filing } = form;
    if (filing.kind !== "ownership") expect.fail();
    const { nonDerivativeTable: one, derivativeTable: two } = filing;
    for (const { transactionAmounts } of [...one.nonDerivativeTransaction, ...two.derivativeTransaction]) {
      delete transactionAmounts.transactionAcquiredDisposedCode.value;
    }
    expect(walksOf(form)).toEqual([]);
  });
});

describe("a transaction of no securities", () => {
  it("passes as a step that adds nothing, though they were disposed of", () => {
    const { filing } = reportOf("data/filings/qlys/qlys-2013-08-07-form4-wilson.json");
    if (filing.kind !== "ownership") expect.fail();
    const [bought, sold] = filing.nonDerivativeTable.nonDerivativeTransaction;
    if (bought === undefined || sold === undefined) expect.fail();
    sold.transactionAmounts.transactionShares = { value: "0" };
    sold.postTransactionAmounts = bought.postTransactionAmounts;
    const report = buildReport(examineFiling(filing, "2013-08-07"), "test");
    const [chart] = walksOf(report);
    const svg = createRenderer(design).renderChart(chart ?? expect.fail());
    expect(svg).toMatch(/>\+<.*>\+</);
    expect(told(checkSvg(`filings/${report.id}/charts/holding.svg`, svg, buildContext([report])))).toEqual([]);
  });
});

describe("the parts of a total", () => {
  const TOTAL = "ebitda.adjusted-ebitda.q3-2012";
  const amounts = (change: (filing: EarningsRelease) => void = () => undefined): Record<string, string> => {
    const parts = partsOf(indexFiling(reportOf("data/filings/qlys/qlys-2012-q3.json", change)), TOTAL);
    return Object.fromEntries([...parts].map(([fact, amount]) => [fact.split(".")[1] ?? "", amount.toFixed()]));
  };
  const rowOf = (filing: EarningsRelease, name: string): EarningsRelease["tables"][number]["rows"][number] =>
    filing.tables.find(({ id }) => id === "ebitda")?.rows.find(({ id }) => id === name) ?? expect.fail();

  it("are those of its sum, and those of their sums", () => {
    expect(Object.keys(amounts())).toEqual([
      "ebitda", "stock-based-compensation", "other-income-expense", "net-income", "depreciation", "amortization",
      "interest-expense-net", "provision-for-income-taxes", "interest-expense", "interest-income",
    ]);
  });

  it("are turned where the sum takes them away, and once more where their row prints the concept turned round", () => {
    const { "other-income-expense": own = "" } = amounts();
    const turned = own.startsWith("-") ? own.slice(1) : `-${own}`;
    const taken = (filing: EarningsRelease): void => {
      const row = rowOf(filing, "adjusted-ebitda");
      row.sum = row.sum?.map((part) => (part === "+other-income-expense" ? "-other-income-expense" : part));
    };
    expect(amounts(taken)["other-income-expense"]).toBe(turned);
    const negated = (filing: EarningsRelease): void => { rowOf(filing, "other-income-expense").negated = true; };
    expect(amounts(negated)["other-income-expense"]).toBe(own);
    const both = (filing: EarningsRelease): void => { taken(filing); negated(filing); };
    expect(amounts(both)["other-income-expense"]).toBe(turned);
  });

  it("are none of a figure that nothing sums up", () => {
    expect(partsOf(indexFiling(REPORTS[0] ?? expect.fail()), "ebitda.net-income.q1-2023").size).toBe(0);
  });
});
