/** A company and a person with more transactions than their own page shows. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ownership } from "../../model/ownership.ts";
import type { Report } from "../../model/report.ts";
import { buildReport } from "../../report/build-report.ts";
import { buildContext } from "../../tieout/gate/context.ts";
import { checkText } from "../../tieout/gate/check-stage.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { collect } from "../collect.ts";
import { attribute, builtSite, elements, type BuiltSite } from "./built-site.ts";

const TODAY = "2026-01-01";
const FORM = "data/filings/qlys/qlys-2013-08-07-form4-wilson.json";
/** Each form has three rows. */
const FORMS_A_YEAR = 12;
const ROWS_A_YEAR = 3 * FORMS_A_YEAR;
const OWN = ["companies/qlys/index.html", "people/wilson-john-n/index.html"];
const ALL = ["companies/qlys/transactions/index.html", "people/wilson-john-n/transactions/index.html"];

let site: BuiltSite;
let reports: Report[];

beforeAll(async () => {
  const text = await readFile(FORM, "utf8");
  const examined = ["2012", "2013"].flatMap((year) => Array.from({ length: FORMS_A_YEAR }, (_, at) => {
    const month = String(at + 1).padStart(2, "0");
    return examineFiling(JSON.parse(text.replaceAll("2013-08", `${year}-${month}`)) as Ownership, TODAY);
  }));
  const made = examined.map((one) => ({ examined: one, report: buildReport(one, "0.0.0") }));
  const filings = made.map(({ report }) => report);
  reports = [...filings, ...collect(made, []).reports];
  site = await builtSite(filings);
}, 120_000);

afterAll(() => site.drop());

/** Lines of the list of transactions. */
async function rowsOf(file: string): Promise<number> {
  const years = elements(await site.page(file)).filter((element) => attribute(element, "class") === "trade-year");
  return years.flatMap(elements).filter(({ tagName }) => tagName === "tr").length - years.length;
}

test("shows the newest year, and leads to a page with all", async () => {
  for (const file of OWN) {
    const links = elements(await site.page(file)).map((element) => attribute(element, "href"));
    expect(links, file).toContain("transactions/index.html");
    expect(await rowsOf(file), file).toBe(ROWS_A_YEAR);
  }
  for (const file of ALL) expect(await rowsOf(file), file).toBe(2 * ROWS_A_YEAR);
});

test("both pass the gate", async () => {
  const context = buildContext(reports);
  for (const file of [...OWN, ...ALL]) {
    expect(checkText(file, await site.read(file), context).findings, file).toEqual([]);
  }
});
