/** The words of the smaller commands. */
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explainText, suggestName } from "../../publish/explain-text.ts";
import { checkText } from "../../publish/summary-text.ts";
import { checkAll, checkFile } from "../../publish/check.ts";
import { buildReport } from "../../report/build-report.ts";
import { RELEASE_FILE, TODAY, copyExample, examineRelease } from "../example-filings.ts";

const report = buildReport(examineRelease(), "0");

describe("explain", () => {
  it("prints a metric as a tree with values, intervals and source cells", () => {
    expect(explainText(report, "adjusted-ebitda-margin@q3-2012")).toBe([
      "Adjusted EBITDA margin, Q3 2012: 19.7% — exact",
      "  metric      adjusted-ebitda-margin@q3-2012",
      "  0.196689761354… pure  = quotient  [0.196664171923…, 0.196715351880…]",
      "    4599000 USD  [4598500, 4599500]  Adjusted EBITDA, Q3 2012",
      "        cell Reconciliation of Non-GAAP Disclosures: EBITDA and Adjusted EBITDA › Adjusted EBITDA › q3-2012",
      "    23382000 USD  [23381500, 23382500]  Revenues, Q3 2012",
      "        cell Condensed Consolidated Statements of Operations › Revenues › q3-2012",
    ].join("\n"));
  });

  it("follows a derived figure down to the cells it comes from", () => {
    const text = explainText(report, "derived.us-gaap.Revenues.fy-2011") ?? "";
    expect(text).toContain("76213000");
    expect(text).toContain("cell Reconciliation of Non-GAAP Disclosures: Four-Quarter Bookings › Revenues › 4q-2012-09");
  });

  it("says why a figure has no value", () => {
    expect(explainText(report, "effective-tax-rate@h1-2012"))
      .toBe("Effective tax rate, First half 2012: n/a — a tax rate on income that is zero or a loss");
  });

  it("knows ties and facts, and suggests the nearest name for a misspelt one", () => {
    expect(explainText(report, "claim.lead-revenues")).toContain("$23.4 million — exact");
    expect(explainText(report, "income-statement.revenues.q3-2012")).toContain("us-gaap:Revenues");
    expect(explainText(report, "gros-margin")).toBeUndefined();
    expect(suggestName(report, "gros-margin")).toBe("gross-margin");
  });
});

describe("check", () => {
  it("tells what is wrong with words, and words of no filing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tieout-check-"));
    const settings = { ...await copyExample(folder), out: join(folder, "out"), today: TODAY, frozen: false };
    await expect(checkAll(settings)).resolves.toBeDefined();
    await rename(join(settings.content, "filings", "qlys-2012-q3.md"), join(settings.content, "filings", "qlys-2012-q4.md"));
    await writeFile(join(settings.content, "filings", "qlys-2013-08-07-form4-wilson.md"), "Sold about 23,000 shares.\n");
    await expect(checkAll(settings)).rejects.toThrow(/numeral-by-hand[^]*words-of-no-filing/);
    await rm(folder, { recursive: true });
  });
});

describe("check:filing", () => {
  it("counts the ties by grade", async () => {
    expect(checkText(await checkFile(RELEASE_FILE, TODAY))).toMatch(/ties\n {2}268 exact, 3 interval, 0 weak, 20 stated/);
  });
});
