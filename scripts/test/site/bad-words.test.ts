/** Words that compare wrongly: golden texts, one content folder a case (expected.txt beside its filings/). */
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { builtSite } from "./built-site.ts";
import { release } from "./reports.ts";

const CASES = join(import.meta.dirname, "bad-words");
const names = (await readdir(CASES)).toSorted();

async function findingsOf(folder: string): Promise<string> {
  const failed = await builtSite([await release()], folder).then(() => undefined, (error: unknown) => error);
  expect((failed as Error | undefined)?.name).toBe("FindingsError");
  return `${(failed as Error).message}\n`.replaceAll(`${folder}/`, "");
}

test.each(names)("are told: %s", async (name) => {
  const actual = await findingsOf(relative(process.cwd(), join(CASES, name)));
  const [expected, beside] = ["expected.txt", "actual.txt"].map((file) => join(CASES, name, file)) as [string, string];
  if (process.env["UPDATE_GOLDENS"] === "1") await writeFile(expected, actual);
  const golden = await readFile(expected, "utf8").catch(() => "");
  if (actual === golden) await rm(beside, { force: true });
  else await writeFile(beside, actual);
  expect(actual, `compare ${beside}`).toBe(golden);
});
