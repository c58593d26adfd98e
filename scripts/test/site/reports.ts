/** The Reports of the example filings, and one of a filing that means harm. */
import { readFile } from "node:fs/promises";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Filing } from "../../model/filing.ts";
import type { EarningsReport, OwnershipReport, Report } from "../../model/report.ts";
import { buildReport } from "../../report/build-report.ts";
import { examineFiling } from "../../tieout/examine.ts";

const TODAY = "2026-01-01";
export const HARM = "{{ 7*7 }}{% raw %}<script>alert(1)</script>*x* & \"y\"";

async function readExample(name: string): Promise<Filing> {
  return JSON.parse(await readFile(`data/filings/qlys/${name}.json`, "utf8")) as Filing;
}

const reportOf = (filing: Filing): Report => buildReport(examineFiling(filing, TODAY), "0.0.0");

export const release = async (): Promise<EarningsReport> => reportOf(await readExample("qlys-2012-q3")) as EarningsReport;

export const form = async (): Promise<OwnershipReport> =>
  reportOf(await readExample("qlys-2013-08-07-form4-wilson")) as OwnershipReport;

/** Every text that a filing may hold tries to be a template, a script and Markdown. It has no words file. */
export async function hostileRelease(): Promise<EarningsReport> {
  const filing = structuredClone(await readExample("qlys-2012-q3")) as EarningsRelease;
  filing.id = "hostile-2012-q3";
  filing.issuer.name = `Hostile ${HARM}`;
  filing.issuer.ticker = "HSTL";
  for (const table of filing.tables) {
    table.title = HARM;
    for (const row of table.rows) row.label = `${row.label} ${HARM}`;
  }
  for (const item of filing.guidance) item.label = HARM;
  filing.highlights = { customers: [HARM], products: [{ name: HARM, what: HARM, note: HARM }] };
  return reportOf(filing) as EarningsReport;
}
