/**
 * Each folder of bad-input/ is a case: Filing JSON with a mistake, and expected.txt with all that is said about it.
 * A new case needs no code: add the folder, run with UPDATE_GOLDENS=1, and read expected.txt as the person who made
 * the mistake.
 */
import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { formatFinding } from "../../lib/finding.ts";
import { readFilings } from "../../store/read-filings.ts";

const FOLDER = join(import.meta.dirname, "bad-input");
const CASES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map(({ name }) => name);

test.each(CASES.toSorted())("%s", async (name) => {
  const { findings } = await readFilings(join(FOLDER, name), "");
  await expectGolden(join(FOLDER, name), `${findings.map(formatFinding).join("\n\n")}\n`);
});

async function expectGolden(folder: string, actual: string): Promise<void> {
  const [expectedFile, actualFile] = [join(folder, "expected.txt"), join(folder, "actual.txt")];
  if (process.env["UPDATE_GOLDENS"] === "1") await writeFile(expectedFile, actual);
  const expected = await readFile(expectedFile, "utf8").catch(() => "");
  if (actual === expected) return rm(actualFile, { force: true });
  await writeFile(actualFile, actual);
  const hint = `see ${basename(folder)}/actual.txt beside expected.txt; if it is right, run with UPDATE_GOLDENS=1`;
  expect(actual, hint).toBe(expected);
}
