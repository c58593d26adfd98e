/** Mistakes in the settings of a site, as whoever made them is told. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatFinding } from "../../lib/finding.ts";
import { siteFindings } from "../../publish/site-files.ts";
import { PROJECT } from "../example-filings.ts";

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "tieout-settings-"));
});

afterAll(() => rm(data, { recursive: true, force: true }));

async function toldAfter(file: string, from: string | RegExp, to: string): Promise<string[]> {
  await cp(join(PROJECT, "data", "site"), join(data, "site"), { recursive: true });
  const path = join(data, "site", file);
  const text = await readFile(path, "utf8");
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
  return (await siteFindings(data)).map((finding) => formatFinding(finding).replaceAll(data, "data"));
}

it("the project's own settings are in order", async () => {
  expect(await siteFindings(join(PROJECT, "data"))).toEqual([]);
});

it("an address without a slash at its end is told with its line", async () => {
  const told = await toldAfter("site.json", /"url": "[^"]*"/, "\"url\": \"https://example.com\"");
  expect(told).toEqual([expect.stringMatching(/^data\/site\/site\.json:3:\d+: site-settings[^]*ends with a slash/)]);
});

it("an unknown paper, and a missing name, are told together", async () => {
  const told = await toldAfter("site.json", /"name": "[^"]*",\s*([^]*)"A4"/, "$1\"A5\"");
  expect(told).toHaveLength(2);
  expect(told.join()).toContain("/paper");
});

it("a colour that is none is told with its line", async () => {
  const told = await toldAfter("design.json", /"accent": "[^"]*"/, "\"accent\": \"blue\"");
  expect(told).toEqual([expect.stringMatching(/design\.json:\d+:\d+: site-settings[^]*#rrggbb/)]);
});

it("what is no JSON is told where it stops being so", async () => {
  const told = await toldAfter("site.json", "\"A4\"", "\"A4\",");
  expect(told).toEqual([expect.stringMatching(/^data\/site\/site\.json:\d+:\d+: not-json[^]*remove the comma/)]);
});
