import { describe, expect, it } from "vitest";
import { sumRow, walkTo } from "../../charts/reconciliation.ts";
import { computeWalk, type WalkStep } from "../../charts/walk.ts";
import { chartsFor } from "../../charts/registry.ts";
import { ZERO } from "../../model/decimal.ts";
import type { EarningsReport, Report } from "../../model/report.ts";
import { design, earnings, losses } from "./example-reports.ts";

const release = (report: Report): EarningsReport => (report.kind === "earnings-release" ? report : expect.fail());

function walk(report: Report, concept: string): WalkStep[] {
  const filed = release(report);
  const row = sumRow(filed, concept, filed.current) ?? expect.fail(`no row ${concept}`);
  return computeWalk(walkTo(filed, row, filed.current) ?? expect.fail(`no walk to ${concept}`));
}

const amounts = (steps: readonly WalkStep[]): string[] =>
  steps.map(({ kind, name, amount }) => `${kind === "total" ? "=" : ""}${amount.toFixed()} ${name.text}`);

describe("the walk to adjusted EBITDA", () => {
  it("starts at net income and passes EBITDA", () => {
    expect(amounts(walk(earnings(), "AdjustedEBITDA"))).toEqual([
      "=1667000 GAAP net income", "1739000 Depreciation", "112000 Amortization of intangibles",
      "37000 Interest expense, net", "77000 Income taxes", "=3632000 EBITDA", "1027000 Stock-based compensation",
      "-60000 Other income and expense", "=4599000 Adjusted EBITDA",
    ]);
  });

  it("starts below zero with a loss", () => {
    const steps = walk(losses(), "AdjustedEBITDA");
    expect(steps[0]?.to.toFixed()).toBe("-5210000");
    expect(steps.at(-2)?.to.toFixed()).toBe("-1800000");
    expect(steps.at(-2)?.amount.toFixed()).toBe("418000");
  });
});

describe.each(["AdjustedEBITDA", "NonGAAPNetIncome"])("every walk to %s", (concept) => {
  it.each([earnings(), losses()])("adds up, to the last digit, to each total on its way", (report) => {
    const steps = walk(report, concept);
    for (const [index, step] of steps.entries()) {
      if (step.kind === "step" || index === 0) continue;
      expect(steps[index - 1]?.to.toFixed()).toBe(step.to.toFixed());
      expect(step.from.equals(ZERO)).toBe(true);
    }
  });
});

describe("signs", () => {
  const rowsOf = (report: Report, id: string): string[] => {
    const chart = chartsFor(report, design).find((one) => one.id === id) ?? expect.fail();
    return chart.data.filter(({ part }) => ["sign", "signed-value", "value", "total"].includes(part))
      .map(({ label }) => label ?? "");
  };

  it("stand before every step, whose figure is its size", () => {
    expect(rowsOf(earnings(), "cash-walk")).toEqual(["24,548", "+", "10,669", "−", "8,104", "−", "1,325", "+", "16", "25,804"]);
  });

  it("are those of the walk where a row prints its concept the other way round", () => {
    expect(rowsOf(earnings(), "bridge-ebitda").slice(-3)).toEqual(["−", "60", "4,599"]);
    expect(rowsOf(losses(), "bridge-ebitda").slice(-3)).toEqual(["+", "418", "−1,800"]);
  });
});
