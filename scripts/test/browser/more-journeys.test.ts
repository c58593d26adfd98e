/** What a reader goes on to do: compare quarters, look for a person, take a chart away. */
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { siteInBrowser, type Look, type SiteInBrowser } from "./site-in-browser.ts";

let site: SiteInBrowser;
const pages: Page[] = [];

beforeAll(async () => { site = await siteInBrowser(); });
afterEach(async () => { await Promise.all(pages.splice(0).map((page) => page.close())); });
afterAll(() => site.close());

async function open(path: string, look?: Look): Promise<Page> {
  const page = await site.open(path, look);
  pages.push(page);
  return page;
}

const text = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText.replace(/\s+/g, " "));

describe("comparing two quarters", () => {
  it("takes a link, and every difference opens like any other figure", async () => {
    const page = await open("filings/exmpl-2024-q4/index.html");
    await Promise.all([page.waitForNavigation(), page.click("a[href*='/compare/']")]);
    expect(await page.$$eval(".compared thead th", ({ length }) => length)).toBeGreaterThan(2);
    await page.$eval(".compared .change button", (button) => (button as HTMLElement).focus());
    await page.keyboard.press("Enter");
    expect(await text(page, "[popover]:popover-open")).toMatch(/Within rounding|Method/);
  });
});

describe("searching a person", () => {
  it("takes a part of the name, from any page", async () => {
    const page = await open("index.html");
    await page.type("header input[type=search]", "wils");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    const link = await page.waitForSelector("#results a[href*='people/wilson']");
    await Promise.all([page.waitForNavigation(), link?.click()]);
    expect(await text(page, "h1")).toMatch(/Wilson/i);
  });

  it("goes by the keyboard alone: type, down to a result, back up, enter", async () => {
    const page = await open("search/index.html");
    await page.focus("#q");
    await page.keyboard.type("example q3 2024");
    await page.waitForSelector("#results a[href*='filings/exmpl-2024-q3']");
    expect(await text(page, "#said")).toMatch(/^\d+ found$/);
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.id ?? "");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("filings/exmpl-2024-q3");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("q");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(await text(page, "h1")).toContain("Q3 2024");
  });

  it("fetches a few kilobytes, and nothing that is not there", async () => {
    const page = await open("search/index.html");
    const [sizes, failed]: [number[], string[]] = [[], []];
    page.on("response", (response) => {
      if (!response.ok()) failed.push(response.url());
      if (response.url().endsWith(".json")) void response.buffer().then(({ length }) => sizes.push(length));
    });
    await page.type("#q", "zzz gross margin");
    await page.waitForFunction(() => document.querySelector("#said")?.textContent !== "");
    await page.waitForNetworkIdle();
    expect(failed).toEqual([]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
  });

  it("without scripts leads to the lists", async () => {
    const page = await site.browser.newPage();
    pages.push(page);
    await page.setJavaScriptEnabled(false);
    await page.goto(`${site.address}search/index.html?q=wilson`);
    const links = await page.$$eval("main a", (all) => all.map((one) => one.getAttribute("href")));
    expect(links).toEqual(["../index.html", "../methodology/index.html"]);
  });

  it("says so where nothing is found", async () => {
    const page = await open("search/index.html?q=zzzzqqqq");
    await page.waitForFunction(() => document.querySelector("#said")?.textContent !== "");
    expect(await text(page, "#said")).toContain("Nothing bears these words");
  });
});

describe("making a chart interactive", () => {
  const live = async (page: Page): Promise<Frame> => {
    await page.$eval("details.live", (details) => {
      details.scrollIntoView({ block: "center", behavior: "instant" });
      (details.querySelector("summary") as HTMLElement).click();
    });
    const handle = await page.waitForSelector("details.live[open] iframe");
    const frame = await handle?.contentFrame();
    if (frame === null || frame === undefined) throw new Error("the chart has no frame");
    return frame;
  };

  it("happens in a frame, at the reader's wish", async () => {
    const page = await open("filings/qlys-2012-q3/index.html");
    expect(await page.$$eval("script[src]", ({ length }) => length)).toBe(0);
    await (await live(page)).waitForSelector("canvas");
  });

  /** Each saves in its turn; a browser asks no question where the folder is set. */
  it("lets the picture be saved as SVG and PNG, its figures as CSV, and its specification", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tieout-saved-"));
    const page = await open("filings/qlys-2012-q3/index.html");
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    const frame = await live(page);
    await frame.waitForSelector("canvas");
    const buttons = await frame.$$(".save a, .save button");
    for (const button of buttons) {
      const saved = new Promise<void>((done) => {
        session.on("Browser.downloadProgress", ({ state }) => { if (state === "completed") done(); });
      });
      await button.evaluate((one) => (one as HTMLElement).click());
      await saved;
    }
    const bytesOf = (name: string): Promise<Buffer> => readFile(join(folder, name));
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual(["revenue.csv", "revenue.png", "revenue.svg", "revenue.vl.json"]);
    const png = await bytesOf("revenue.png");
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    const charts = join(site.folder, "filings", "qlys-2012-q3", "charts");
    expect(await bytesOf("revenue.svg")).toEqual(await readFile(join(charts, "revenue.svg")));
    expect(await bytesOf("revenue.csv")).toEqual(await readFile(join(charts, "revenue", "figures.csv")));
    expect(await bytesOf("revenue.vl.json")).toEqual(await readFile(join(charts, "revenue", "spec.vl.json")));
    await rm(folder, { recursive: true });
  });
});
