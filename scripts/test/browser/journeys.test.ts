/** What a reader comes for, done with mouse, keyboard, finger and printer. */
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { siteInBrowser, type Look, type SiteInBrowser } from "./site-in-browser.ts";

const RELEASE = "filings/qlys-2012-q3/index.html";

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
const style = (page: Page, selector: string, name: string): Promise<string> => page.$eval(selector,
  (element, property) => getComputedStyle(element).getPropertyValue(property), name);
const GROSS_MARGIN = "#headline button:has([data-ref='metric:gross-margin@q3-2012'])";

describe("finding the margin, and where it comes from", () => {
  it("takes a link, a figure, and a link to the cell", async () => {
    const page = await open("index.html");
    await Promise.all([page.waitForNavigation(), page.click(`a[href="${RELEASE}"]`)]);
    await page.click(GROSS_MARGIN);
    const opened = await text(page, "[popover]:popover-open");
    for (const part of ["Gross margin, Q3 2012", "80.2%", "Gross profit ÷ Revenues", "18,748", "23,382", "Within rounding"]) {
      expect(opened).toContain(part);
    }
    await page.click("[popover]:popover-open a[href*='#fact-']");
    expect(await page.evaluate(() => document.querySelector(":target")?.textContent)).toBe("18,748");
  });

  it("needs the keyboard alone: Enter opens, Escape closes and gives the focus back", async () => {
    const page = await open(RELEASE);
    await page.focus(GROSS_MARGIN);
    await page.keyboard.press("Enter");
    expect(await page.$$eval("[popover]:popover-open", ({ length }) => length)).toBe(1);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("[popover]") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.$$eval("[popover]:popover-open", ({ length }) => length)).toBe(0);
    expect(await page.$eval(GROSS_MARGIN, (figure) => figure === document.activeElement)).toBe(true);
  });

  it("needs no mouse: a finger opens it, and it lies within the screen", async () => {
    const page = await open(RELEASE, { width: 360, height: 740, touch: true });
    await page.$eval(GROSS_MARGIN, (element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.tap(GROSS_MARGIN);
    const box = await page.$eval("[popover]:popover-open", (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    });
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
    expect([box.right <= 360, box.bottom <= 740]).toEqual([true, true]);
  });

  it("is possible for every figure of every kind of page", async () => {
    for (const path of site.kinds) {
      const page = await open(path);
      const lost = await page.$$eval("button[popovertarget]", (buttons) => buttons.filter((button) =>
        !(button as HTMLButtonElement).popoverTargetElement?.querySelector(".what")).length);
      expect([path, lost]).toEqual([path, 0]);
    }
  });
});

describe("switching the theme", () => {
  const LIGHT = "rgb(255, 255, 255)";
  const DARK = "rgb(20, 24, 30)";
  const BAR = "svg.chart .fill-gaap";

  it("follows the system, until a reader chooses", async () => {
    const page = await open(RELEASE, { dark: true });
    expect(await style(page, "body", "background-color")).toBe(DARK);
    await page.click("#theme-light");
    expect(await style(page, "body", "background-color")).toBe(LIGHT);
    expect(await style(page, ":root", "color-scheme")).toBe("light");
  });

  it("changes the charts as well", async () => {
    const page = await open(RELEASE);
    const before = await style(page, BAR, "fill");
    await page.click("#theme-dark");
    expect(await style(page, "body", "background-color")).toBe(DARK);
    expect(await style(page, BAR, "fill")).not.toBe(before);
  });

  it("works from the keyboard, and says what is chosen", async () => {
    const page = await open("index.html");
    await page.focus("#theme-system");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await style(page, "body", "background-color")).toBe(DARK);
    expect(await page.$eval("#theme-dark", (radio) => (radio as HTMLInputElement).checked)).toBe(true);
  });
});

describe("printing a page", () => {
  it("prints dark on light, without what is only of use on a screen", async () => {
    const page = await open(RELEASE, { dark: true });
    await page.click("#theme-dark");
    await page.emulateMediaType("print");
    expect(await style(page, ":root", "color-scheme")).toBe("light");
    const shown = await page.evaluate(() => ["header.site nav", ".theme", ".contents", ".downloads", "footer.site", "[popover]"]
      .filter((selector) => {
        const element = document.querySelector(selector);
        return element !== null && getComputedStyle(element).display !== "none";
      }));
    expect(shown).toEqual([]);
  });

  it("cuts no table off", async () => {
    const page = await open(RELEASE, { width: 794 });
    await page.emulateMediaType("print");
    const cut = await page.$$eval(".scroll", (boxes) => boxes.filter((box) =>
      getComputedStyle(box).overflowX !== "visible" || box.scrollWidth > box.clientWidth + 1).length);
    expect(cut).toBe(0);
  });
});

describe("a table on a phone", () => {
  it("scrolls by itself, its head and first column staying", async () => {
    const page = await open(RELEASE, { width: 360, height: 740 });
    const moved = await page.evaluate(() => {
      const box = [...document.querySelectorAll(".scroll")].find(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
        scrollWidth > clientWidth + 40 && scrollHeight > clientHeight + 40);
      if (box === undefined) return undefined;
      box.scrollTo(40, 300);
      const at = (selector: string): DOMRect | undefined => box.querySelector(selector)?.getBoundingClientRect();
      const { left, top } = box.getBoundingClientRect();
      return { head: (at("thead th") ?? { top: 0 }).top - top, first: (at("tbody tr:last-child th") ?? { left: 0 }).left - left };
    });
    expect(moved).toEqual({ head: 0, first: 0 });
  });

  it("never hides the figure that has the focus behind its head", async () => {
    const page = await open(RELEASE, { width: 1440, height: 500 });
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    const hidden = await page.$$eval(".statement tbody button", (buttons) => buttons.toReversed().filter((button) => {
      (button as HTMLElement).focus();
      const { left, top } = button.getBoundingClientRect();
      return !button.contains(document.elementFromPoint(left + 4, top + 4));
    }).length);
    expect(hidden).toBe(0);
  });
});
