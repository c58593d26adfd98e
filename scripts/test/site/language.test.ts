/** A site in another language: words, numbers and days follow its locale, and gate and verifier read them back. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgress } from "../../lib/progress.ts";
import { catalogue, useCatalogue } from "../../lib/words.ts";
import { build } from "../../publish/build.ts";
import { verifyCopy } from "../../verify/verify.ts";
import { useLanguage } from "../../verify/language.ts";
import { PROJECT } from "../example-filings.ts";

const english = catalogue();
let folder: string;
const page = (path: string): Promise<string> => readFile(join(folder, "site", path, "index.html"), "utf8");

async function buildIn(locale: string): Promise<void> {
  const data = join(folder, "data");
  await cp(join(PROJECT, "data", "site"), join(data, "site"), { recursive: true });
  await cp(join(PROJECT, "data", "filings", "qlys"), join(data, "filings", "qlys"), { recursive: true });
  await mkdir(join(folder, "content", "filings"), { recursive: true });
  const file = join(data, "site", "site.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("\"en-US\"", JSON.stringify(locale)));
  const settings = { data, content: join(folder, "content"), out: join(folder, "site"), today: "2013-08-07", frozen: true };
  const progress = createProgress({ isTTY: false, write: () => true }, () => 0);
  await build({ settings, progress, project: PROJECT, skipPdf: true });
}

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "tieout-language-")); });
afterAll(async () => {
  useCatalogue(english);
  useLanguage("en-US");
  await rm(folder, { recursive: true, force: true });
});

describe("a site in German", () => {
  beforeAll(() => buildIn("de-DE"));

  it("says so", async () => {
    expect(await page("filings/qlys-2012-q3")).toContain("<html lang=\"de-DE\">");
  });

  it("writes figures, days and periods as German has them", async () => {
    const text = (await page("filings/qlys-2012-q3")).replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
    for (const figure of ["23,4 Mio. USD", "20,7 %", "994.000 USD", "0,06 USD", "−38", "5. November 2012", "3. Quartal 2012"]) {
      expect(text).toContain(figure);
    }
  });

  it("leaves no English word of the interface", async () => {
    const text = (await page("methodology")).replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, " ");
    expect(text).toContain("Bruttomarge");
    expect(text).not.toMatch(/\b(?:the|and|margin|growth|filing)\b/i);
  });

  it("is verified from the facts that it publishes", async () => {
    const { findings, counts } = await verifyCopy(join(folder, "site"));
    expect(findings).toEqual([]);
    expect(counts.figures).toBeGreaterThan(1000);
  });

  it("is not taken for another: a figure in the wrong notation is found", async () => {
    const file = join(folder, "site", "filings", "qlys-2012-q3", "index.html");
    await writeFile(file, (await readFile(file, "utf8")).replace(">20,7\u00a0%<", ">20.7%<"));
    const { findings } = await verifyCopy(join(folder, "site"));
    expect(findings.map(({ code }) => code)).toContain("text-is-not-the-value");
  });
});

describe("a locale without a catalogue", () => {
  it("is told, with those that there are", async () => {
    await expect(buildIn("xx-XX")).rejects.toThrow(/site\.json: locale-without-words[\s\S]*en-US/);
  });
});
