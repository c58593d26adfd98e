/** Claims of every measure, recomputed from one small table: three quarters of a fictional company. */
import { describe, expect, it } from "vitest";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import type { Tie } from "../../model/tie.ts";
import { examineFiling } from "../../tieout/examine.ts";

type Stated = Omit<EarningsRelease["claims"][number], "id" | "section">;

const row = (id: string, concept: string, values: string[]): object => ({ id, concept, label: id, level: 0, values });

function filingWith(claim: Stated): EarningsRelease {
  return earningsRelease.parse({
    kind: "earnings-release", id: "exco-2025-q4",
    issuer: { cik: "0000000001", name: "Example Corp.", ticker: "EXCO", exchange: "NYSE" },
    source: { document: "EX-99.1", published: "2026-01-29" },
    fiscal: { year: 2025, quarter: 4, yearEnd: "12-31", period: "q4-2025" }, currency: "USD",
    periods: {
      "q4-2025": { start: "2025-10-01", end: "2025-12-31" }, "q3-2025": { start: "2025-07-01", end: "2025-09-30" },
      "q4-2024": { start: "2024-10-01", end: "2024-12-31" },
    },
    tables: [{
      id: "income-statement", role: "income-statement", title: "Income", status: [], unit: "USD", scale: 3,
      columns: ["q4-2025", "q3-2025", "q4-2024"],
      rows: [
        row("revenues", "us-gaap:Revenues", ["1000", "960", "800"]), row("profit", "us-gaap:GrossProfit", ["545", "510", "424"]),
        row("loss", "us-gaap:NetIncomeLoss", ["20", "-10", "-40"]),
      ],
    }],
    guidance: [], claims: [{ id: "one", section: "lead", ...claim }], waivers: [],
  });
}

function tieOf(claim: Stated): Tie | undefined {
  return examineFiling(filingWith(claim), "2026-01-31").ties.find(({ kind }) => kind === "claim");
}

const PROFIT_SHARE = "us-gaap:GrossProfit/us-gaap:Revenues";

describe("a claim", () => {
  it.each<[string, Stated, string]>([
    ["growth on the year before", { measure: "growth:us-gaap:Revenues", period: "q4-2025", lexeme: "25%" }, "exact"],
    ["growth on the quarter before", { measure: "growth:us-gaap:Revenues", period: "q4-2025", against: "q3-2025", lexeme: "4.2%" }, "exact"],
    ["growth on the wrong base", { measure: "growth:us-gaap:Revenues", period: "q4-2025", against: "q3-2025", lexeme: "25%" }, "untied"],
    ["a change on the quarter before", { measure: "change:us-gaap:Revenues", period: "q4-2025", against: "q3-2025", lexeme: "$40,000" }, "exact"],
    ["a share", { measure: `share:${PROFIT_SHARE}`, period: "q4-2025", lexeme: "54.5%" }, "exact"],
    ["a share of another year", { measure: `share:${PROFIT_SHARE}`, period: "q4-2024", lexeme: "54.5%" }, "untied"],
    ["basis points", { measure: `change-of-share:${PROFIT_SHARE}`, period: "q4-2025", lexeme: "150 basis points" }, "exact"],
    ["percentage points", { measure: `change-of-share:${PROFIT_SHARE}`, period: "q4-2025", lexeme: "1.5 percentage points" }, "exact"],
    ["ten times the basis points", { measure: `change-of-share:${PROFIT_SHARE}`, period: "q4-2025", lexeme: "1500 basis points" }, "untied"],
    ["a multiple", { measure: "multiple:us-gaap:Revenues", period: "q4-2025", lexeme: "1.25 times" }, "exact"],
    ["a multiple that is none", { measure: "multiple:us-gaap:Revenues", period: "q4-2025", lexeme: "2.5x" }, "untied"],
    ["growth of a loss, which means nothing", { measure: "growth:us-gaap:NetIncomeLoss", period: "q4-2025", lexeme: "150%" }, "stated"],
    ["a fall that was a rise", { measure: "growth:us-gaap:Revenues", period: "q4-2025", lexeme: "25%", direction: "decreased" }, "untied"],
  ])("states %s", (_what, claim, grade) => {
    expect(tieOf(claim)?.grade).toBe(grade);
  });

  it("is titled with what it is measured against", () => {
    const claim = { measure: "growth:us-gaap:Revenues", period: "q4-2025", against: "q3-2025", lexeme: "4.2%" };
    expect(tieOf(claim)?.title).toBe("Growth of revenues, Q4 2025 against Q3 2025");
    expect(tieOf({ measure: `share:${PROFIT_SHARE}`, period: "q4-2025", lexeme: "54.5%" })?.title)
      .toBe("profit as a share of revenues, Q4 2025");
  });
});
