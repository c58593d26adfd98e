/** What a page costs its reader: bytes, requests, movement. And what it may do: nothing but show itself. */
import { gzipSync } from "node:zlib";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteInBrowser, type SiteInBrowser } from "./site-in-browser.ts";

const RELEASE = "filings/qlys-2012-q3/index.html";
const KILOBYTE = 1024;

let site: SiteInBrowser;

beforeAll(async () => { site = await siteInBrowser(); });
afterAll(() => site.close());

interface Load {
  /** Bytes by path. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly elsewhere: readonly string[];
  readonly told: readonly string[];
}

/** Everything that a first visit fetches: text as gzip sends it, fonts as they are (woff2 is compressed). */
async function load(path: string, then: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Load> {
  const page = await site.browser.newPage();
  const [sizes, elsewhere, told] = [new Map<string, number>(), [] as string[], [] as string[]];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith(site.address)) elsewhere.push(request.url()); });
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => bodies.push(response.buffer().then((body) => {
    const url = response.url().slice(site.address.length);
    sizes.set(url, url.endsWith(".woff2") ? body.length : gzipSync(body).length);
  })));
  await page.goto(site.address + path, { waitUntil: "networkidle0" });
  await Promise.all(bodies);
  await then(page);
  await page.close();
  return { sizes, elsewhere, told };
}

const sumOf = (sizes: ReadonlyMap<string, number>, which: (url: string) => boolean): number =>
  [...sizes].filter(([url]) => which(url)).reduce((sum, [, size]) => sum + size, 0);

const isFont = (url: string): boolean => url.endsWith(".woff2");

describe("a summary page with all its charts", () => {
  it("is at most 150 kB: page, drawings, explanations, style sheet and icon; its type at most 75 kB more, once a visit", async () => {
    const { sizes } = await load(RELEASE);
    expect(sumOf(sizes, (url) => !isFont(url))).toBeLessThan(150 * KILOBYTE);
    expect(sumOf(sizes, isFont)).toBeLessThan(75 * KILOBYTE);
  });

  it("does not move while it loads and is read", async () => {
    let shift = -1;
    await load(RELEASE, async (page) => {
      shift = await page.evaluate(async () => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift" as "measure", buffered: true });
        for (let at = 0; at < document.body.scrollHeight; at += 900) {
          scrollTo(0, at);
          await new Promise((next) => requestAnimationFrame(next));
        }
        return sum;
      });
    });
    expect(shift).toBe(0);
  });
});

/** The page of a chart that its reader has made interactive: it runs scripts, in a frame with a policy of its own. */
const isFrame = (path: string): boolean => path.includes("/charts/");

it("no kind of page asks another host for anything, complains, or allows what its policy should not", { timeout: 60_000 }, async () => {
  for (const path of site.kinds) {
    let policy = "";
    let scripts = -1;
    const { elsewhere, told } = await load(path, async (page) => {
      policy = await page.$eval("meta[http-equiv='Content-Security-Policy']", (meta) => meta.getAttribute("content") ?? "");
      scripts = await page.$$eval("script:not([src], [type='application/json'], [type='application/ld+json']), [onclick], [style]:not(#chart, #chart *)", ({ length }) => length);
      if (isFrame(path)) await page.waitForSelector("canvas");
    });
    expect([path, elsewhere, told, scripts]).toEqual([path, [], [], 0]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  }
});
