/** A row's label where another row of the table has the same: under the nearest heading above it of a lower level. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factsOfRelease } from "../../facts/release-facts.ts";
import type { EarningsRelease, Row } from "../../model/earnings-release.ts";

const FILE = join(import.meta.dirname, "../store/good-input/exm/example-2021-q3.json");
const filing = JSON.parse(readFileSync(FILE, "utf8")) as EarningsRelease;

type Line = readonly [label: string, level: number, isHeading?: "heading"];

function labelsOf(lines: readonly Line[]): string[] {
  const [table] = filing.tables;
  if (table === undefined) throw new Error("the example has no table");
  const [column = ""] = table.columns;
  const rows = lines.map(([label, level, heading], at): Row => ({
    id: `r${at}`, label, level, ...(heading === undefined ? { concept: `exm:R${at}`, values: ["1"] } : {}),
  }));
  const facts = factsOfRelease({ ...filing, guidance: [], tables: [{ ...table, columns: [column], rows }] });
  return facts.map(({ label }) => label);
}

describe("labels", () => {
  it("that stand once are as printed", () => {
    expect(labelsOf([["Per share:", 0, "heading"], ["Basic", 1], ["Diluted", 1]])).toEqual(["Basic", "Diluted"]);
  });

  it("that stand twice are told apart by their headings, without the colon", () => {
    expect(labelsOf([
      ["Per share:", 0, "heading"], ["Basic", 1], ["Shares:", 0, "heading"], ["Basic", 1],
    ])).toEqual(["Per share: Basic", "Shares: Basic"]);
  });

  it("look past headings of their own level and deeper", () => {
    expect(labelsOf([
      ["Top", 0, "heading"], ["Middle", 1, "heading"], ["Deep", 2, "heading"], ["Basic", 3], ["Basic", 2], ["Basic", 1], ["Basic", 0],
    ])).toEqual(["Deep: Basic", "Middle: Basic", "Top: Basic", "Basic"]);
  });

  it("have no heading that stands below them, nor one that a later heading replaced", () => {
    expect(labelsOf([["Basic", 1], ["A", 0, "heading"], ["B", 0, "heading"], ["Basic", 1]])).toEqual(["Basic", "B: Basic"]);
  });
});
