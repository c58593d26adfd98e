/** The workbook, read back and computed anew. */
import { describe, expect, it } from "vitest";
import { toText } from "../../model/decimal.ts";
import type { FilingReport } from "../../model/report.ts";
import { workbookChanges, workbookObjects } from "../../mutate/workbook-changes.ts";
import { chanceOf, sampleOf } from "../../mutate/random.ts";
import { formulaText } from "../../takeaway/workbook/expression.ts";
import { sheetNames } from "../../takeaway/workbook/sheet-name.ts";
import { writeWorkbook } from "../../takeaway/workbook/write-workbook.ts";
import { buildContext } from "../../tieout/gate/context.ts";
import { checkWorkbookBytes, type WorkbookSetting } from "../../tieout/gate/workbook/check-workbook.ts";
import { Calculator } from "../../tieout/gate/workbook/evaluate.ts";
import { readWorkbook, type Workbook, type WorkbookCell } from "../../tieout/gate/workbook/read-workbook.ts";
import { reportOf, withPercents } from "../charts/example-reports.ts";
import { form, release } from "../gate/example-pages.ts";

function settingOf(report: FilingReport): WorkbookSetting {
  const context = buildContext([report]);
  const index = context.filings.get(report.id);
  if (index === undefined) throw new Error("the context lacks its filing");
  return { path: `filings/${report.id}/workbook.xlsx`, index, context };
}

const told = (report: FilingReport): string[] =>
  checkWorkbookBytes(writeWorkbook(report), settingOf(report)).findings.map(({ code, what }) => `${code}: ${what}`);

const cellsOf = ({ sheets }: Workbook, sheet: string): readonly WorkbookCell[] =>
  sheets.find(({ name }) => name === sheet)?.cells ?? [];

const cell = (workbook: Workbook, sheet: string, name: string): WorkbookCell | undefined =>
  cellsOf(workbook, sheet).find((one) => one.name === name);

describe.each([["a release", release], ["a form", form]])("the workbook of %s", (_name, report) => {
  it("passes the gate: every formula, computed anew, gives the published figure", () => {
    expect(told(report)).toEqual([]);
  });

  it("has the same bytes each time", () => {
    expect(writeWorkbook(report)).toEqual(writeWorkbook(report));
  });

  it("holds a formula for every figure that something recomputes", () => {
    const workbook = readWorkbook(writeWorkbook(report));
    const list = workbook.sheets.at(-1)?.cells ?? [];
    const refs = list.filter(({ column, value }) => column === 2 && value.startsWith("metric:"));
    const derived = refs.filter(({ row }) => {
      const [sheet, name] = [0, 1].map((column) => list.find((one) => one.row === row && one.column === column)?.value ?? "");
      return cell(workbook, sheet ?? "", name ?? "")?.formula === undefined;
    }).map(({ value }) => value.slice("metric:".length));
    const inputs = report.metrics.filter(({ trace }) => trace?.op === "constant").map(({ key }) => key);
    expect(refs.length).toBe(report.metrics.filter(({ value }) => value !== null).length);
    expect(derived.filter((key) => !inputs.includes(key))).toEqual([]);
  });

  it("does not pass with any digit, sign or cell changed", () => {
    const workbook = readWorkbook(writeWorkbook(report));
    const chance = chanceOf(12);
    const changes = sampleOf(workbookChanges(workbook, chance), 20, chance);
    expect(changes.length).toBe(20);
    const known = { workbook, setting: settingOf(report) };
    const survivors = changes.filter((change) => !workbookObjects(known, change));
    expect(survivors.map(({ told: what }) => what)).toEqual([]);
  }, 60_000);
});

it("passes where labels have numerals, and blanks beside them", () => {
  const report = reportOf("data/filings/qlys/qlys-2012-q3.json", ({ tables }) => {
    for (const row of tables.flatMap(({ rows }) => rows)) if ("values" in row) row.label = ` ${row.label}  in 3 segments `;
  });
  expect(told(report)).toEqual([]);
});

it("does not pass with a difference turned into a sum, where nought is recomputed", () => {
  const report = reportOf("data/filings/exmpl/exmpl-2023-q1.json");
  const workbook = readWorkbook(writeWorkbook(report));
  const known = { workbook, setting: settingOf(report) };
  const isNought = (name: string): boolean => cell(workbook, "Checks", name.replace("F", "E"))?.value === "0";
  const changes = workbookChanges(workbook, chanceOf(1)).filter(({ kind, told: what }) =>
    kind === "sign" && isNought(/^Checks!(F\d+): =/.exec(what)?.[1] ?? ""));
  expect(changes.length).toBeGreaterThan(2);
  expect(changes.filter((change) => !workbookObjects(known, change))).toEqual([]);
});

it("takes percents of a statement times a hundredth", () => {
  const report = withPercents();
  expect(told(report)).toEqual([]);
  const cells = readWorkbook(writeWorkbook(report)).sheets.at(-1)?.cells ?? [];
  const row = cells.find(({ value }) => value === "fact:income-statement.operating-margin.q3-2012")?.row;
  expect(cells.find((one) => one.row === row && one.column === 4)?.value).toBe("0.01");
});

describe("a statement's sheet", () => {
  const workbook = readWorkbook(writeWorkbook(release));

  it("holds inputs as printed, totals as sums of the cells above, and shows them as printed", () => {
    expect(cell(workbook, "Income statement", "B6")).toMatchObject({ value: "23382", formula: undefined, format: "#,##0;(#,##0)" });
    expect(cell(workbook, "Income statement", "B8")).toMatchObject({ value: "18748", formula: "B6-B7" });
  });

  it("divides without rounding, and leaves the rounding to the number format", () => {
    expect(cell(workbook, "Income statement", "B25")).toMatchObject({
      value: "0.0710251583090878", formula: "IF(B28<>0,B23/B28,\"n/m\")", format: "#,##0.00;(#,##0.00)",
    });
  });

  it("leaves a total as printed that only rounding reconciles with its parts", () => {
    const interval = release.ties.filter(({ grade, kind }) => grade === "interval" && kind === "allocation");
    expect(interval.length).toBeGreaterThan(0);
    const list = workbook.sheets.at(-1)?.cells ?? [];
    for (const { fact } of interval) expect(list.filter(({ value }) => value === `fact:${fact ?? ""}`)).toHaveLength(1);
  });
});

describe("a figure with more digits than a spreadsheet keeps", () => {
  it("stands as a text, and what rests on it as a value", () => {
    const long = "12345678901234567";
    const [fact, ...others] = form.facts;
    if (fact === undefined || form.kind !== "ownership") throw new Error("the example form has no facts");
    const report: FilingReport = {
      ...form, metrics: [], ties: [],
      facts: [{ ...fact, value: long, low: long, high: long, shown: { ...fact.shown, value: long, text: "12,345,678,901,234,567" } }, ...others],
    };
    const workbook = readWorkbook(writeWorkbook(report));
    expect(cellsOf(workbook, "Securities").filter(({ isText, value }) => isText && value === long)).toHaveLength(1);
    expect(told(report)).toEqual([]);
  });
});

describe("a formula", () => {
  const located = { a: "A1", b: "B1" };
  const locate = (fact: string) => {
    const reference = located[fact as keyof typeof located];
    return reference === undefined ? undefined : { reference, scale: fact === "a" ? 3 : 0, negated: false };
  };
  const fact = (name: string, value: string) => ({ op: "fact" as const, fact: name, value });

  it("brings figures of several scales to units before it adds them", () => {
    const trace = { op: "sum" as const, value: "1001", unit: "USD", inputs: [fact("a", "1000"), fact("b", "1")] };
    expect(formulaText(trace, 0, locate)).toBe("A1*1000+B1");
    expect(formulaText(trace, 3, locate)).toBe("(A1*1000+B1)/1000");
  });

  it("guards growth by its base", () => {
    const trace = { op: "growth" as const, value: "0", unit: "pure", inputs: [fact("b", "1"), fact("b", "1")] };
    expect(formulaText(trace, 0, locate)).toBe("IF(B1>0,B1/B1-1,\"n/m\")");
  });

  it("is none where an input has no cell", () => {
    expect(formulaText(fact("c", "1"), 0, locate)).toBeUndefined();
  });

  it.each([
    ["1-2-3", "-4"], ["2*(3+4)/7", "2"], ["-2*-3", "6"], ["IF(AND(1>0,2<>0),5,\"n/m\")", "5"], ["10-(4-1)", "7"],
  ])("is computed as a spreadsheet computes it: %s", (formula, expected) => {
    const result = new Calculator({ sheets: [{
      name: "S", cells: [{ name: "A1", row: 0, column: 0, value: "0", isText: false, formula, format: "" }],
    }] }).result("S", "A1");
    expect(typeof result === "object" && toText(result)).toBe(expected);
  });

  it("that leads back to itself is an error", () => {
    const calculator = new Calculator({ sheets: [{
      name: "S", cells: [{ name: "A1", row: 0, column: 0, value: "0", isText: false, formula: "A1+1", format: "" }],
    }] });
    expect(() => calculator.result("S", "A1")).toThrow("leads back to itself");
  });
});

describe("names of sheets", () => {
  it("keep within a spreadsheet's limit and apart from each other", () => {
    const long = "a-very-long-table-of-operating-expenses";
    expect(sheetNames(["income-statement", long, `${long}-again`])).toEqual([
      "Income statement", "A very long table of operating", "A very long table of operatin b",
    ]);
  });
});
