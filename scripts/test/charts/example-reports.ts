/** The Reports of the two example filings, and a way to change a filing before its Report is built. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDesign, type Design } from "../../charts/design.ts";
import { filing as filingSchema } from "../../model/filing.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { FilingReport } from "../../model/report.ts";
import { buildReport } from "../../report/build-report.ts";
import { examineFiling } from "../../tieout/examine.ts";

const root = new URL("../../../", import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(path, root)), "utf8"));

export const design: Design = parseDesign(readJson("data/site/design.json"));

const TODAY = "2012-11-05";

export function reportOf(path: string, change: (filing: EarningsRelease) => void = () => undefined): FilingReport {
  const filing = filingSchema.parse(readJson(path));
  if (filing.kind === "earnings-release") change(filing);
  return buildReport(examineFiling(filing, TODAY), "test");
}

const RELEASE = "data/filings/qlys/qlys-2012-q3.json";

export const earnings = (): FilingReport => reportOf(RELEASE);
export const form4 = (): FilingReport => reportOf("data/filings/qlys/qlys-2013-08-07-form4-wilson.json");

/** The same release with other figures in a row: `values` in the order of the table's columns. */
type RowChanges = Readonly<Record<string, string[]>>;

export const earningsWith = (changes: RowChanges): FilingReport => reportOf(RELEASE, ({ tables }) => {
  for (const table of tables) {
    for (const row of table.rows) row.values = changes[`${table.id}/${row.id}`] ?? row.values;
  }
});

/** The release with a row of percents in its income statement: hundredths, printed as whole numbers. */
export const withPercents = (): FilingReport => reportOf(RELEASE, ({ tables: [income] }) => {
  income?.rows.push({
    id: "operating-margin", concept: "qlys:OperatingMarginPercent", label: "Operating margin %", level: 0,
    values: ["7", "5", "2", "5"], unit: "pure", scale: -2, footnotes: [],
  });
});

/** A release with losses: GAAP figures and margins below zero, steps both ways. */
export const losses = (): FilingReport => earningsWith({
  "income-statement/income-from-operations": ["-4721", "994", "1377", "2949"],
  "income-statement/net-income": ["-5210", "452", "1105", "2605"],
  "ebitda/net-income": ["-5210", "452", "1105", "2605"],
  "ebitda/ebitda": ["-3245", "1798", "6730", "6831"],
  "ebitda/other-income-expense": ["418", "418", "44", "-101"],
  "ebitda/adjusted-ebitda": ["-1800", "2766", "9357", "8242"],
  "non-gaap/gaap-net-income": ["-5210", "452", "1105", "2605"],
  "non-gaap/non-gaap-net-income": ["-4183", "1002", "3688", "4117"],
});
