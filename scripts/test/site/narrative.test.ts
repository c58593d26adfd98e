/** Default words: the sentences around the headline figures, for filings that nobody has written about. */
import { expect, test } from "vitest";
import { exampleFilings } from "../../fiction/write-example.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Filing } from "../../model/filing.ts";
import { buildReport } from "../../report/build-report.ts";
import { narrative, type Part } from "../../report/view/narrative.ts";
import { examineFiling } from "../../tieout/examine.ts";

const filing = (id: string): Filing => exampleFilings().find((one) => one.id === id) ?? expect.fail(`no ${id}`);

function partText(part: Part): string {
  if ("shown" in part) {
    if ("period" in part) return `${part.shown.text} in ${part.period.label}`;
    return "day" in part ? `${part.shown.text} on ${part.day}` : part.shown.text;
  }
  if ("words" in part) return part.words;
  if ("date" in part) return part.date;
  return "label" in part ? part.label : part.text;
}

const told = (of: Filing): string[] => narrative(buildReport(examineFiling(of, "2026-01-01"), "test"))
  .map((parts) => parts.map(partText).join(""));

test("a loss is called a loss, and its growth is not told", () => {
  const words = told(filing("exmpl-2024-q2"));
  expect(words).toContain("Revenues were $146.2 million in Q2 2024, down 20.4% from $183.7 million in Q2 2023.");
  expect(words.join(" ")).toContain("Net loss was $17.7 million in Q2 2024, after net income of $12.6 million in Q2 2023.");
  expect(words.join(" ")).toContain("Non-GAAP net income was $187,000 in Q2 2024, down from $18.6 million in Q2 2023.");
});

test("cash that operations use is called so, and what came before it too", () => {
  expect(told(filing("exmpl-2024-q1")).join(" ")).toContain(
    "Cash used in operating activities was $14.3 million in Q1 2024, after cash from operating activities of $30.8 million");
});

test("a fourth quarter tells of the year", () => {
  expect(told(filing("exmpl-2024-q4")).join(" ")).toContain(
    "Revenues were $707.6 million in Fiscal year 2024, down 7.4% from $763.9 million in Fiscal year 2023.");
});

test("a half-year under IFRS is told in its own terms", () => {
  const words = told(filing("beisp-2024-h1"));
  expect(words[0]).toBe("Revenue was €224.2 million in First half 2024, down 4.1% from €233.8 million in First half 2023.");
  expect(words.join(" ")).toContain("Profit for the period was €2.7 million in First half 2024");
});

test("a filing with a balance sheet alone tells of that", () => {
  const whole = filing("exmpl-2023-q3") as EarningsRelease;
  const tables = whole.tables.filter(({ role }) => role === "balance-sheet");
  const words = told({ ...whole, tables, guidance: [], claims: [] });
  expect(words).toHaveLength(1);
  expect(words[0]).toMatch(/^Total assets were \$[\d.]+ million on 2023-06-24, up from \$[\d.]+ million on 2022-09-24\. Equity was/);
});

test("a Form 3 tells what is held", () => {
  expect(told(filing("exmpl-2023-02-14-form3-muster-468648"))).toEqual([
    "The form was filed for Muster Clara. It reports holdings and no transactions.", "Held: 12,000 of Common Stock.",
    "Held: 8,000 of Stock Option (right to buy).",
  ]);
});
