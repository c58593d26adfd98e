/** The fictional filings: what is committed is what the command writes, and all of it ties. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exampleFilings, fileOf } from "../../fiction/write-example.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import { checkReferences } from "../../store/check-references.ts";
import { filingText } from "../../store/write-filing.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { PROJECT } from "../example-filings.ts";

const filings = exampleFilings();
const releases = filings.filter((filing): filing is EarningsRelease => filing.kind === "earnings-release");
const release = (id: string): EarningsRelease => releases.find((one) => one.id === id) ?? expect.fail(`no ${id}`);

function printed(filing: EarningsRelease, table: string, row: string): (string | null)[] {
  const rows = filing.tables.find(({ id }) => id === table)?.rows ?? [];
  return rows.find(({ id }) => id === row)?.values ?? [];
}

test.each(filings.map((filing) => ({ file: fileOf(filing), filing })))("$file is what `npm run example` writes", ({ file, filing }) => {
  expect(readFileSync(join(PROJECT, "data", "filings", file), "utf8")).toBe(filingText(filing, filing.id));
});

test.each(filings.map((filing) => ({ id: filing.id, filing })))("$id ties, and says that it is fictional", ({ id, filing }) => {
  const { ties, waiverProblems } = examineFiling(filing, "2026-01-01");
  expect(ties.filter(({ grade }) => grade === "untied").map((tie) => tie.id)).toEqual([]);
  expect(waiverProblems).toEqual([]);
  expect(checkReferences(filing, id)).toEqual([]);
  expect(filing.source.fictional).toBe(true);
});

describe("the eight quarters have", () => {
  test("a year of 53 weeks, with a quarter of 14", () => {
    const { periods } = release("exmpl-2023-q4");
    expect(periods["fy-2023"]).toEqual({ start: "2022-09-25", end: "2023-09-30" });
    expect(periods["q4-2023"]).toEqual({ start: "2023-06-25", end: "2023-09-30" });
    expect(periods["fy-2022"]).toEqual({ start: "2021-09-26", end: "2022-09-24" });
  });

  test("a restated column that differs from what was first filed, while the half-year does not", () => {
    const [first, later] = [release("exmpl-2023-q2"), release("exmpl-2024-q2")];
    expect(later.tables[0]?.restated).toEqual(["q2-2023"]);
    const revenues = (filing: EarningsRelease): (string | null)[] => printed(filing, "income-statement", "total-revenues");
    expect(revenues(later)[1]).not.toBe(revenues(first)[0]);
    expect(revenues(later)[3]).toBe(revenues(first)[2]);
  });

  test("a loss that is not diluted, and operations that use cash", () => {
    const loss = release("exmpl-2024-q2");
    expect(printed(loss, "income-statement", "net-income")[0]).toMatch(/^-/);
    expect(printed(loss, "income-statement", "shares-diluted")[0]).toBe(printed(loss, "income-statement", "shares-basic")[0]);
    expect(printed(release("exmpl-2024-q1"), "cash-flow", "net-cash-operating")[0]).toMatch(/^-/);
  });

  test("one waiver", () => {
    expect(releases.flatMap(({ waivers }) => waivers.map(({ tie }) => tie))).toEqual(["sum.revenue-by-region.total.q4-2023"]);
  });

  test("twice the shares in every column from the split on", () => {
    const shares = (id: string, column: number): string => printed(release(id), "income-statement", "shares-basic")[column] ?? "0";
    expect(shares("exmpl-2024-q3", 1)).toBe(parseDecimal(shares("exmpl-2023-q3", 0)).times(2).toFixed());
  });

  test("closing balances that the next quarter compares itself with", () => {
    const cash = (id: string, column: number): string | null | undefined => printed(release(id), "balance-sheet", "cash")[column];
    for (const id of ["exmpl-2024-q1", "exmpl-2024-q2", "exmpl-2024-q3", "exmpl-2024-q4"]) expect(cash(id, 1)).toBe(cash("exmpl-2023-q4", 0));
  });
});

test("ownership filings are of every form, and of the codes that insiders use most", () => {
  const forms = filings.filter((filing) => filing.kind === "ownership");
  expect(new Set(forms.map(({ documentType }) => documentType))).toEqual(new Set(["3", "4", "4/A", "5"]));
  const codes = forms.flatMap(({ nonDerivativeTable, derivativeTable }) =>
    [...nonDerivativeTable.nonDerivativeTransaction, ...derivativeTable.derivativeTransaction]
      .map(({ transactionCoding }) => transactionCoding.transactionCode));
  expect(codes).toEqual(expect.arrayContaining(["P", "S", "M", "F", "G", "A"]));
});
