/** Views of the example Reports. */
import { expect, test } from "vitest";
import { newestFirst } from "../../report/view/directory.ts";
import { evidence } from "../../report/view/evidence.ts";
import { form4View } from "../../report/view/form4.ts";
import { evidenceLine } from "../../report/view/grades.ts";
import { guidance } from "../../report/view/guidance.ts";
import { headline } from "../../report/view/headline.ts";
import { metricTables } from "../../report/view/metric-table.ts";
import type { Row } from "../../model/earnings-release.ts";
import { statements, statementView } from "../../report/view/statements.ts";
import { form, release } from "./reports.ts";

test("the headline pairs each GAAP figure with its prior period and its non-GAAP figures", async () => {
  const [revenues, gross] = headline(await release());
  expect(revenues?.gaap).toMatchObject({ title: "Revenues", move: { direction: "up" }, beforePeriod: "Q3 2011" });
  expect(revenues?.gaap.shown.text).toBe("$23.4 million");
  expect(revenues?.gaap.growth?.text).toBe("20.7%");
  expect(gross?.nonGaap.map(({ title }) => title)).toEqual(["Non-GAAP gross profit"]);
});

test("a statement keeps the filing's rows, columns and cells", async () => {
  const { primary, reconciliations } = statements(await release());
  const income = primary[0];
  expect(income?.columns.map(({ label }) => label)).toEqual(["Q3 2012", "Q3 2011", "Nine months 2012", "Nine months 2011"]);
  const row = income?.rows.find(({ id }) => id === "interest-expense");
  expect(row?.cells.map(({ shown }) => shown.text)).toEqual(["(38)", "(47)", "(153)", "(164)"]);
  expect(income?.rows.find(({ id }) => id === "gross-profit")?.kind).toBe("total");
  expect(primary.find(({ id }) => id === "balance-sheet")?.columns.map(({ restated }) => restated)).toEqual([false, true]);
  expect(reconciliations.length).toBeGreaterThan(1);
});

test("a table says the units of the figures that do not say their own", async () => {
  const report = await release();
  const [table] = report.kind === "earnings-release" ? report.filing.tables : [];
  if (report.kind !== "earnings-release" || table === undefined) throw new Error("the example has no table");
  const units = (...rows: Partial<Row>[]): string => statementView(report, {
    ...table, rows: rows.map((row, at) => ({ id: `r-${at}`, label: "Row", level: 0, values: ["1"], ...row })),
  }).units;
  expect(units({}, { unit: "shares", scale: 3 })).toBe("In thousands of US dollars; shares in thousands");
  expect(units({}, { unit: "pure", scale: -2 }, { scale: 9 })).toBe("In thousands of US dollars");
  expect(units({ unit: "pure", scale: -2 }, { values: [null] })).toBe("");
  expect(units({ values: undefined })).toBe("In thousands of US dollars");
});

test("guidance stands beside what it implies", async () => {
  const year = guidance(await release()).find(({ period }) => period === "Fiscal year 2012")?.rows[0];
  expect([year?.low.text, year?.high.text, year?.middle?.text]).toEqual(["$90.8 million", "$91.4 million", "$91.1 million"]);
  expect(year?.implied[0]).toMatchObject({ low: { text: "$24.0 million" }, high: { text: "$24.6 million" } });
});

test("a non-GAAP metric follows its GAAP pair", async () => {
  const [flows] = metricTables(await release(), new Map([["non-gaap-gross-margin", "gross-margin"]]));
  const ids = flows?.rows.map(({ id }) => id) ?? [];
  expect(ids.indexOf("non-gaap-gross-margin")).toBe(ids.indexOf("gross-margin") + 1);
});

test("the evidence holds every tie once, and the evidence line counts them", async () => {
  const report = await release();
  const { groups } = evidence(report);
  const shown = groups.flatMap(({ rows }) => rows).map(({ id }) => id);
  expect(shown.toSorted()).toEqual(report.ties.map(({ id }) => id).toSorted());
  const line = evidenceLine(report);
  expect(line.grades.reduce((sum, { count }) => sum + count, 0)).toBe(line.total);
});

test("a Form 4 keeps its fields, marks and computed figures", async () => {
  const view = form4View(await form());
  expect(view.tableOne.map(({ code }) => code?.text)).toEqual(["M", "S"]);
  expect(view.tableOne[1]?.price).toMatchObject({ footnotes: ["F2"], shown: { text: "$18.3654" } });
  expect(view.tableTwo[0]?.exercisable).toEqual({ date: null, footnotes: ["F3"] });
  expect(view.notes[1]?.range?.low.text).toBe("$18.00");
  expect(view.metrics.find(({ id }) => id === "gross-proceeds")?.shown?.text).toBe("$183,654");
});

test("filings stand newest first", async () => {
  const reports = [await release(), await form()];
  expect(newestFirst(reports).map(({ id }) => id)).toEqual(["qlys-2013-08-07-form4-wilson", "qlys-2012-q3"]);
});
