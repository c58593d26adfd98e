/** What a user reads when a filing does not tie: golden texts, one folder a case (expected.txt beside the filing). */
import { existsSync } from "node:fs";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import { examineFolder } from "../../publish/examine-filings.ts";

const CASES = join(import.meta.dirname, "untied");
const names = existsSync(CASES) ? (await readdir(CASES)).toSorted() : [];

async function findingsOf(name: string): Promise<string> {
  const folder = join(CASES, name);
  const { findings } = await examineFolder(folder, "2026-01-31");
  return `${new FindingsError(findings).message}\n`.replaceAll(`${folder}/`, "");
}

describe("a filing that does not tie", () => {
  it("has cases", () => expect(names.length).toBeGreaterThan(5));

  it.each(names)("is told: %s", async (name) => {
    const actual = await findingsOf(name);
    const expected = join(CASES, name, "expected.txt");
    if (process.env["UPDATE_GOLDENS"] === "1") await writeFile(expected, actual);
    const beside = join(CASES, name, "actual.txt");
    const golden = await readFile(expected, "utf8");
    if (actual === golden) await rm(beside, { force: true });
    else await writeFile(beside, actual);
    expect(actual, `compare ${beside}`).toBe(golden);
  });
});
