/** The two filings of the repository, for tests of the rooms that read filings. */
import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { earningsRelease, type EarningsRelease } from "../model/earnings-release.ts";
import { ownership, type Ownership } from "../model/ownership.ts";
import { examineFiling, type Examined } from "../tieout/examine.ts";

export const PROJECT = join(import.meta.dirname, "..", "..");
export const RELEASE_FILE = join(PROJECT, "data", "filings", "qlys", "qlys-2012-q3.json");
export const FORM4_FILE = join(PROJECT, "data", "filings", "qlys", "qlys-2013-08-07-form4-wilson.json");
export const TODAY = "2013-08-07";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

export const readRelease = (): EarningsRelease => earningsRelease.parse(readJson(RELEASE_FILE));
export const readForm4 = (): Ownership => ownership.parse(readJson(FORM4_FILE));

export const examineRelease = (): Examined => examineFiling(readRelease(), TODAY);
export const examineForm4 = (): Examined => examineFiling(readForm4(), TODAY);

/** A site of the two real filings alone, in a folder of its own: building the whole example takes its time. */
export async function copyExample(folder: string): Promise<{ data: string; content: string }> {
  const [data, content] = [join(folder, "data"), join(folder, "content")];
  for (const part of ["site", "words", "concepts", "filings/qlys"]) {
    await cp(join(PROJECT, "data", part), join(data, part), { recursive: true });
  }
  for (const words of ["qlys-2012-q3.md", "qlys-2013-08-07-form4-wilson.md"]) {
    await cp(join(PROJECT, "content", "filings", words), join(content, "filings", words));
  }
  return { data, content };
}
