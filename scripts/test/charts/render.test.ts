import { describe, expect, it } from "vitest";
import type { Chart } from "../../charts/chart.ts";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer } from "../../charts/render.ts";
import { formatValue } from "../../format/style.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { Report } from "../../model/report.ts";
import { design, earnings, form4, losses } from "./example-reports.ts";
import { attributeTexts, elementsIn, idsIn } from "./svg-texts.ts";

const reports = { earnings: earnings(), losses: losses(), form4: form4() };
const everySize = (report: Report): Chart[] =>
  (["wide", "compact", "paper"] as const).flatMap((size) => chartsFor(report, design, size));
const everyChart = Object.values(reports).flatMap((report) => everySize(report).map((chart) => ({ report, chart })));

describe("a kept view", () => {
  const anew = everyChart.map(({ chart }) => createRenderer(design).renderChart(chart));

  it("renders what a new one renders, whatever came before", () => {
    const { renderChart } = createRenderer(design);
    const orders = [everyChart.map((_, at) => at), everyChart.map((_, at) => at).toReversed()];
    for (const order of orders) for (const at of order) expect(renderChart(chartAt(at))).toBe(anew[at]);
  });

  it("renders A, B, A alike, where B has more rows, fewer rows and another height", () => {
    const { renderChart } = createRenderer(design);
    const [long, short] = [named("earnings", "bridge-ebitda"), named("earnings", "bridge-non-gaap")];
    expect(long.spec).toEqual(short.spec);
    const first = renderChart(long);
    const between = renderChart(short);
    expect(renderChart(long)).toBe(first);
    expect(renderChart(short)).toBe(between);
  });

  it("is shared by the charts of one kind and size", () => {
    const kinds = new Map(everySize(reports.earnings).map(({ kind, spec }) => [kind, JSON.stringify(spec)]));
    for (const { kind, spec } of everySize(reports.earnings)) expect(JSON.stringify(spec)).toBe(kinds.get(kind));
  });
});

const chartAt = (at: number): Chart => everyChart[at]?.chart ?? expect.fail();
const named = (report: keyof typeof reports, id: string): Chart =>
  everySize(reports[report]).find((chart) => chart.id === id) ?? expect.fail(`no chart ${id}`);

describe.each(everyChart)("$report.id $chart.id", ({ report, chart }) => {
  const svg = createRenderer(design).renderChart(chart);

  it("is a named image whose name and description hold no numeral", () => {
    const [root] = elementsIn(svg, "svg");
    expect(root?.attributes.get("role")).toBe("img");
    expect(root?.attributes.get("aria-labelledby")).toBe(`${chart.id}-name ${chart.id}-desc`);
    const words = [chart.title, chart.description, ...attributeTexts(svg).filter((text) => !text.startsWith(chart.id))];
    expect(words.filter((text) => /\d/.test(text))).toEqual([]);
    expect(svg).toContain(`<title id="${chart.id}-name">`);
    expect(svg).toContain(`<desc id="${chart.id}-desc">`);
  });

  it("has no numeral that cannot be traced", () => {
    const texts = elementsIn(svg, "text");
    const loose = texts.filter(({ text, attributes }) =>
      /\d/.test(text) && !attributes.has("data-ref") && !attributes.has("data-say"));
    expect(loose).toEqual([]);
    expect(texts.some(({ attributes }) => attributes.has("data-ref"))).toBe(true);
  });

  it("prints every figure as its style says, from a value of the Report", () => {
    for (const { text, attributes } of elementsIn(svg, "text").filter((one) => one.attributes.has("data-ref"))) {
      const value = parseDecimal(attributes.get("data-value") ?? "");
      expect(text).toBe(formatValue(value, attributes.get("data-as") ?? ""));
      const known = parseDecimal(valueOf(report, attributes.get("data-ref") ?? ""));
      expect(value.abs().toFixed()).toBe(known.abs().toFixed());
    }
  });

  it("names periods in the words of the Report", () => {
    const labels = new Set(report.kind === "ownership" ? [] : report.periods.map(({ label }) => label));
    const said = elementsIn(svg, "text").filter(({ attributes }) => attributes.get("data-say") === "fiscal-label");
    expect(said.filter(({ text }) => !labels.has(text))).toEqual([]);
  });

  it("has a table of the same figures", () => {
    const refs = (labels: readonly (string | undefined)[]): string[] =>
      [...new Set(labels.filter((ref) => ref !== undefined))].toSorted();
    const cells = chart.table.rows.flat();
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length);
    expect(chart.table.columns.filter((column) => /\d/.test(column))).toEqual([]);
    const shown = elementsIn(svg, "text").map(({ attributes }) => attributes.get("data-ref"));
    expect(refs(cells.map((cell) => cell.shown?.ref))).toEqual(expect.arrayContaining(refs(shown)));
  });
});

function valueOf(report: Report, ref: string): string {
  const [kind, id] = [ref.slice(0, ref.indexOf(":")), ref.slice(ref.indexOf(":") + 1).replace(/:(?:concept|size)$/, "")];
  const found = kind === "fact"
    ? report.facts.find((fact) => fact.id === id) : report.metrics.find(({ key }) => key === id);
  return found?.value ?? expect.fail(`${ref} is not in the Report`);
}

describe("a page of charts", () => {
  it("has no id twice", () => {
    const { renderChart } = createRenderer(design);
    const ids = everySize(reports.earnings).flatMap((chart) => idsIn(renderChart(chart)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("escapes what the filing says", () => {
    const chart = { ...named("form4", "holding"), title: "A < B & \"C\"" };
    expect(createRenderer(design).renderChart(chart)).toContain(">A &lt; B &amp; &quot;C&quot;</title>");
  });
});
