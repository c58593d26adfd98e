/**
 * WCAG 2.2, levels A and AA, by axe-core, on a page of each kind, frames of interactive charts among them. The theme
 * decides colours alone, so that the dark one is asked about contrast.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteInBrowser, type SiteInBrowser } from "./site-in-browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Violation { readonly id: string; readonly nodes: readonly { readonly html: string }[] }
interface Axe { run(root: unknown, options: unknown): Promise<{ violations: Violation[] }> }

let site: SiteInBrowser;

beforeAll(async () => { site = await siteInBrowser(); });
afterAll(() => site.close());

async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  const told = await page.evaluate(async (names) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: found } = await axe.run(document, { runOnly: names, resultTypes: ["violations"] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, [...rules]);
  return told;
}

const dark = [{ name: "prefers-color-scheme", value: "dark" }];
const light = [{ name: "prefers-color-scheme", value: "light" }];

/** Policies are for readers; axe comes into the page from outside. */
async function openWithAxe(path: string, width: number): Promise<Page> {
  const page = await site.browser.newPage();
  await page.setBypassCSP(true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures(light);
  await page.goto(site.address + path);
  if (path.includes("/charts/")) await page.waitForSelector("canvas");
  await page.evaluate(AXE);
  return page;
}

describe.each([360, 1440])("at %i px", (width) => {
  it("no page kind breaks a rule, in either theme", { timeout: 120_000 }, async () => {
    for (const path of site.kinds) {
      const page = await openWithAxe(path, width);
      expect([path, await violations(page, STANDARD)]).toEqual([path, []]);
      await page.emulateMediaFeatures(dark);
      expect([path, "dark", await violations(page, ["color-contrast"])]).toEqual([path, "dark", []]);
      await page.close();
    }
  });
});

/** 320 px is 1280 px at 400 %, 720 px is 1440 px at 200 % (WCAG 1.4.10, 1.4.4). */
describe.each([320, 720])("at %i px", (width) => {
  it("no page scrolls sideways", { timeout: 60_000 }, async () => {
    for (const path of site.kinds) {
      const page = await site.open(path, { width });
      const over = await page.$eval(":root", ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([path, over]).toEqual([path, 0]);
      await page.close();
    }
  });
});

describe("the drawings", () => {
  it("have a name and a description that are there", async () => {
    const page = await site.open("filings/qlys-2012-q3/index.html");
    const nameless = await page.$$eval("svg.chart", (charts) => charts.filter((chart) => chart.getAttribute("role") !== "img"
      || (chart.getAttribute("aria-labelledby") ?? "").split(" ").some((id) => !document.getElementById(id)?.textContent)).length);
    expect(nameless).toBe(0);
    await page.close();
  });
});
