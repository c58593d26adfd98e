/** Real releases, where the folder with them is there: filings are whole, and the figures are printed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intakeRelease } from "../../../intake/release/intake-release.ts";
import { earningsRelease } from "../../../model/earnings-release.ts";
import { checkReferences } from "../../../store/check-references.ts";
import { PROJECT } from "../../example-filings.ts";

const SAMPLES = join(PROJECT, "../shared/samples/release");
const files = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((file) => /\.(?:htm|txt)$/.test(file)) : [];

describe.runIf(files.length > 0)("real releases", () => {
  it.each(files)("%s", (file) => {
    const { filing, report, findings } = intakeRelease(readFileSync(join(SAMPLES, file)), file);
    if (filing === undefined || report === undefined) {
      expect(findings).not.toEqual([]);
      return;
    }
    expect(earningsRelease.safeParse(filing).error).toBeUndefined();
    expect(checkReferences(filing, filing.id)).toEqual([]);
    console.log(`${file.slice(0, 30)}: ${report.tables.length} tables, ${report.cells} cells, totals ${report.totalsVerified}/${report.totals}, `
      + `claims ${report.claimsTied} tied ${report.claimsStated} stated, ${report.sourceErrors.length} do not tie`);
    expect(report.sourceErrors.length).toBeLessThan(2);
    expect(report.totalsVerified / report.totals).toBeGreaterThan(0.8);
  });
});
