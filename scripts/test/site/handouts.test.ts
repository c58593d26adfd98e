/** Both handouts, printed by the real printer. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPrinter } from "../../print/printer.ts";
import { readPdf, type ReadPdf } from "../print/read-pdf.ts";
import { readTaggedPdf, type TaggedPdf } from "../print/tagged-pdf.ts";
import { brokenRules } from "../print/ua-rules.ts";
import { builtSite, type BuiltSite } from "./built-site.ts";
import { form, release } from "./reports.ts";

let site: BuiltSite;
const printed = new Map<string, ReadPdf>();
const tagged = new Map<string, TaggedPdf>();

beforeAll(async () => {
  const reports = [await release(), await form()];
  site = await builtSite(reports);
  const printer = await openPrinter({ root: site.folder });
  for (const { id, kind, title } of reports) {
    const pdf = join(site.folder, `${id}.pdf`);
    await printer.print({ page: `print/${id}/index.html`, pdf, title, date: "2013-01-01" });
    printed.set(kind, await readPdf(pdf));
    tagged.set(kind, await readTaggedPdf(await readFile(pdf)));
  }
  await printer.close();
}, 240_000);

afterAll(() => site.drop());

const handout = (kind: string): ReadPdf => printed.get(kind) ?? expect.fail(`no handout of ${kind}`);

test("the summary of an earnings handout is two pages; the statements begin on the third", () => {
  const [, second, third] = handout("earnings-release").text;
  expect(second).toMatch(/What the company expects.*Guidance and what it implies Guidance for Q4 2012/);
  expect(third).toMatch(/^Page 3 of \d+.*Statements Condensed Consolidated Statements of Operations/);
});

test("a Form 4 is one page", () => {
  expect(handout("ownership").text).toHaveLength(1);
});

describe.each(["earnings-release", "ownership"])("the handout of an %s", (kind) => {
  test("is tagged, and says its language", () => {
    expect(handout(kind).marked).toBe(true);
    expect(handout(kind).info["Language"]).toBe("en-US");
    expect(handout(kind).roles).toEqual(expect.arrayContaining(["H1", "H2", "Table", "TH", "Figure"]));
  });

  test("keeps to PDF/UA-1", () => {
    const pdf = tagged.get(kind) ?? expect.fail(`no handout of ${kind}`);
    expect(brokenRules(pdf)).toEqual([]);
  });

  test("has an outline and embeds its fonts", () => {
    expect(handout(kind).outline).toContain(kind === "ownership" ? "Computed figures" : "Statements");
    expect(handout(kind).fonts.length).toBeGreaterThan(0);
    expect(handout(kind).fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  });
});
