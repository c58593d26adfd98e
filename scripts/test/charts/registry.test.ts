import { describe, expect, it } from "vitest";
import { chartsFor } from "../../charts/registry.ts";
import type { EarningsReport, Report } from "../../model/report.ts";
import { design, earnings, form4, reportOf } from "./example-reports.ts";

const ids = (report: Report): string[] => chartsFor(report, design).map(({ id }) => id);

describe("the charts of a Report", () => {
  it("are those of its kind, in the order of the list", () => {
    expect(ids(earnings())).toEqual([
      "revenue", "revenue-longer", "margins", "bridge-non-gaap", "bridge-ebitda", "expense-mix", "cash-walk",
      "guidance",
    ]);
    expect(ids(form4())).toEqual(["holding"]);
  });

  it("are left out where their figures are not there", () => {
    const report = earnings() as EarningsReport;
    expect(ids({ ...report, metrics: [] })).not.toContain("margins");
    expect(ids({ ...report, filing: { ...report.filing, guidance: [], tables: [] } })).toEqual([
      "revenue", "revenue-longer", "margins", "expense-mix",
    ]);
    expect(ids({ ...report, facts: [], metrics: [] })).toEqual([]);
    expect(ids({ ...form4(), facts: [] })).toEqual([]);
  });

  it("say what they show: margins stand beside others only where there are others", () => {
    const report = earnings() as EarningsReport;
    const titleOf = (one: Report): string | undefined => chartsFor(one, design).find(({ id }) => id === "margins")?.title;
    expect(titleOf(report)).toBe("Margins, GAAP beside non-GAAP");
    expect(titleOf({ ...report, metrics: report.metrics.filter(({ basis }) => basis !== "non-gaap") })).toBe("Margins");
  });

  it("mark derived quarters by word and outline", () => {
    const revenue = chartsFor(earnings(), design).find(({ id }) => id === "revenue") ?? expect.fail();
    expect(revenue.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["Q4 2010", "$17.3 million", "derived"], ["Q3 2011", "$19.4 million", "reported"],
      ["Q4 2011", "$20.7 million", "derived"], ["Q3 2012", "$23.4 million", "reported"],
    ]);
    expect(revenue.data.filter(({ part }) => part === "derived-bar")).toHaveLength(2);
    expect(revenue.data.filter(({ label }) => label === "derived")).toHaveLength(2);
  });

  it("name the year before once where it is also the year so far", () => {
    const report = reportOf("data/filings/exmpl/exmpl-2024-q4.json");
    const guidance = chartsFor(report, design).find(({ id }) => id === "guidance") ?? expect.fail();
    expect(guidance.table.rows.filter(([, period]) => period?.text === "Fiscal year 2025").map(([, , name]) => name?.text))
      .toEqual(["Company’s range", "Fiscal year 2024"]);
  });

  it("are the same again from the same Report", () => {
    expect(chartsFor(earnings(), design)).toEqual(chartsFor(earnings(), design));
  });
});
