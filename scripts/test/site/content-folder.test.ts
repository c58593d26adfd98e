/** `--content`: words from another folder, under the product's own pages. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtSite, textOf } from "./built-site.ts";
import { form, release } from "./reports.ts";

let content: string;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), "tieout-content-"));
  await mkdir(join(content, "filings"));
});

afterAll(() => rm(content, { recursive: true, force: true }));

const write = (words: string): Promise<void> =>
  writeFile(join(content, "filings", "qlys-2012-q3.md"), `## From elsewhere\n\n${words}\n`);

test("holds nothing but the words; a filing without any gets the default ones", async () => {
  await write("It took in {% fact \"us-gaap:Revenues\", \"q3-2012\" %}.");
  const site = await builtSite([await release(), await form()], content);
  const page = textOf(await site.page("filings/qlys-2012-q3/index.html"));
  expect(page).toContain("From elsewhere");
  expect(page).not.toContain("Bookings, and what they leave out");
  expect(textOf(await site.page("filings/qlys-2013-08-07-form4-wilson/index.html"))).toContain("The form was filed for");
  expect(site.files).toEqual(expect.arrayContaining(["index.html", "methodology/index.html", "404.html"]));
  await site.drop();
});

test("a mistake names the file there", async () => {
  await write("It took in {% fact \"us-gaap:Revenus\", \"q3-2012\" %}.");
  await expect(builtSite([await release(), await form()], content)).rejects.toThrow(`${content}/filings/qlys-2012-q3.md:3:20`);
  await write("It took in {% fact }.");
  await expect(builtSite([await release(), await form()], content)).rejects.toThrow(`${content}/filings/qlys-2012-q3.md`);
});
