import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "puppeteer";
import { findBrowser, launchBrowser } from "../../print/browser.ts";
import { Tab } from "../../print/tab.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";

let site: StagedSite;
let browser: Browser;

beforeAll(async () => {
  const row = "<tr><th>Revenues</th><td>23,382</td></tr>";
  site = await stageSite({ "long.html": pageOf(`<h1>Long</h1><table>${row.repeat(5_000)}</table>`) });
  browser = await launchBrowser(await findBrowser());
}, 120_000);

afterAll(() => site.remove());

describe("a print ends at once", { timeout: 30_000 }, () => {
  test("when the tab's process dies", async () => {
    const tab = await Tab.open(browser, site.root);
    for (const page of await browser.pages()) {
      const session = await page.createCDPSession();
      // Not earlier: the page is loaded in a new process.
      page.once("load", () => session.send("Page.crash").catch(() => undefined));
    }
    await expect(tab.print("long.html")).rejects.toThrow(/crashed/i);
  });

  test("when the browser dies", async () => {
    const tab = await Tab.open(browser, site.root);
    const printing = expect(tab.print("long.html")).rejects.toThrow();
    browser.process()?.kill("SIGKILL");
    await printing;
    expect(browser.connected).toBe(false);
  });
});
