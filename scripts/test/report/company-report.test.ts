/** The report of a company over the fictional issuer's filings, against its golden file. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filing as filingSchema } from "../../model/filing.ts";
import type { CompanyReport } from "../../model/collection-report.ts";
import { collect } from "../collect.ts";
import { buildReport } from "../../report/build-report.ts";
import { seriesView } from "../../report/view/series.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { addMonths } from "../../model/plain-date.ts";
import { chartsFor } from "../../charts/registry.ts";
import { design } from "../charts/example-reports.ts";
import { PROJECT } from "../example-filings.ts";

const FOLDER = join(PROJECT, "data", "filings", "exmpl");

function company(): CompanyReport {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json") && !file.endsWith(".ties.json")).toSorted();
  const made = files.map((file) => {
    const examined = examineFiling(filingSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), "utf8"))), "2026-01-01");
    return { examined, report: buildReport(examined, "test") };
  });
  const found = collect(made, []).reports.find((report): report is CompanyReport => report.kind === "company");
  if (found === undefined) throw new Error("no company");
  return found;
}

/** The report without its long lists: what it came to, row by row. */
it("is what it was", async () => {
  const report = company();
  const rows = (["quarters", "years", "trailing"] as const).map((kind) => {
    const { columns, rows: series, units } = seriesView(report, kind);
    const cells = series.map(({ title, cells: figures }) => `${title}: ${figures.map((cell) => (cell === null ? ""
      : `${cell.shown.text}${cell.derived ? " [d]" : ""}${cell.restated === null ? "" : " [r]"}`)).join(" | ")}`);
    return [`${kind}, ${units}: ${columns.map(({ label }) => label).join(" | ")}`, ...cells].join("\n");
  });
  const told = {
    id: report.id, current: report.current, currency: report.currency, filings: report.filings.length,
    guidance: report.guidance.map(({ id, verdict }) => `${id}: ${verdict ?? "open"}`),
    restatements: report.restatements.map(({ before, after }) => `${before} → ${after}`),
    trades: report.trades.length, summary: report.summary,
  };
  await expect(`${rows.join("\n\n")}\n\n${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot("golden/exmpl.txt");
});

it("draws the insiders' transactions of two years about the newest", () => {
  const report = company();
  const newest = report.trades.find(({ code }) => code !== null) ?? expect.fail();
  const drawnWith = (date: string): number => {
    const chart = chartsFor({ ...report, trades: [newest, { ...newest, date }] }, design).find(({ id }) => id === "insider-timeline");
    return chart?.data.filter(({ part }) => part.startsWith("mark-")).length ?? 0;
  };
  expect([drawnWith(addMonths(newest.date, -24)), drawnWith(addMonths(newest.date, -25))]).toEqual([2, 1]);
});
