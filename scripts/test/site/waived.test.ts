/** A figure that does not tie and that a waiver accepts: marked and explained wherever it is shown. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import { buildReport } from "../../report/build-report.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { attribute, builtSite, elements, textOf, withAttribute, type BuiltSite, type Element } from "./built-site.ts";

const FIXTURE = join(import.meta.dirname, "..", "publish", "untied", "a-waiver-that-has-expired", "exco-2025-q4.json");
const ID = "exco-2025-q4";
const NOTE = `waived-${ID}-sum.income-statement.gross-profit.q4-2025`;
const PAGES = [`filings/${ID}/index.html`, `print/${ID}/index.html`, "companies/exco/index.html"];

let site: BuiltSite;

async function filing(): Promise<EarningsRelease> {
  const read = earningsRelease.parse(JSON.parse(await readFile(FIXTURE, "utf8")));
  return { ...read, waivers: read.waivers.map((waiver) => ({ ...waiver, expires: "2027-12-31" })) };
}

beforeAll(async () => {
  site = await builtSite([buildReport(examineFiling(await filing(), "2026-01-31"), "0.0.0")]);
});

afterAll(() => site.drop());

const classed = (page: Element, name: string): Element[] =>
  elements(page).filter((each) => attribute(each, "class")?.split(" ").includes(name));

describe.each(PAGES)("on %s", (file) => {
  test("it is marked in words, and the mark leads to the reason on the same page", async () => {
    const page = await site.page(file);
    const marks = classed(page, "waived-mark").filter(({ tagName }) => tagName === "a");
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks.map((mark) => attribute(mark, "href")))).toEqual(new Set([`#${NOTE}`]));
    expect(new Set(marks.map(textOf))).toEqual(new Set(["waived: why"]));
    expect(withAttribute(page, "id")).toContain(NOTE);
  });

  test("each use of the figure has its mark", async () => {
    const html = await site.read(file);
    const shown = html.match(/<(?:button|span) class="fig[^>]*>(?:(?!<\/data>).)*gross-profit\.q4-2025(?:@[\w-]+)?"[^]*?<\/(?:button|span)>( <a class="waived-mark")?/g);
    expect(shown?.length).toBeGreaterThan(0);
    expect(shown?.filter((use) => !use.includes("waived-mark"))).toEqual([]);
  });
});

test.each([...PAGES, `filings/${ID}/evidence/index.html`])("%s tells the reason once, without opening anything", async (file) => {
  const page = await site.page(file);
  const lists = classed(page, "waivers");
  expect(lists).toHaveLength(1);
  const text = lists.map(textOf).join("").replace(/\s+/g, " ");
  for (const part of [
    "Figures that do not tie", "Gross profit, Q4 2025", "The issuer's total.", "Printed$603,000", "Recomputed$600,000",
    "Difference$3,000", "Accepted by A. Auditor on January 29, 2026, until December 31, 2027",
  ]) expect(text.replace(/(Printed|Recomputed|Difference) /g, "$1")).toContain(part);
});

test("the popover tells it too", async () => {
  const page = await site.page(PAGES[0] ?? "");
  const popovers = elements(page).filter((each) => attribute(each, "popover") !== undefined).map(textOf);
  expect(popovers.filter((text) => text.includes("The issuer's total."))).toHaveLength(1);
});

test("the evidence line does not count it as tied", async () => {
  const [line] = classed(await site.page(PAGES[0] ?? ""), "evidence-line");
  expect(line && textOf(line)).toMatch(/^6 of 7 figures tie[^]*1 waived/);
});

test("sections without content are left out, and the links to them", async () => {
  for (const file of PAGES.slice(0, 2)) {
    const page = await site.page(file);
    expect(textOf(page), file).not.toContain("From GAAP to non-GAAP");
    expect(withAttribute(page, "href"), file).not.toContain("#reconciliations");
  }
});
