/** One browser tab that loads staged pages and prints them, one after the other. */
import type { Browser, Page } from "puppeteer";
import { PageFault } from "./page-fault.ts";
import type { PageLink, PagePicture } from "./pdf-tags.ts";
import { answerRequest, stageUrl } from "./staged-files.ts";

/** What the page looked like when it was printed; the finishing of its PDF needs it. */
export interface PrintedPage {
  readonly pdf: Uint8Array;
  /** Text of the headings in document order, as displayed; those not displayed may be among them. */
  readonly headings: readonly string[];
  readonly links: readonly PageLink[];
  readonly notes: readonly boolean[];
  readonly pictures: readonly PagePicture[];
  readonly language: string;
}

interface LoadedPage {
  readonly lang: string;
  readonly links: readonly PageLink[];
  readonly notes: readonly boolean[];
  readonly pictures: readonly PagePicture[];
  readonly headings: readonly string[];
  readonly broken: readonly string[];
}

/**
 * Runs in the page, where the page's own scripts are off. Every declared font is loaded, since one that only
 * a margin box uses would otherwise be asked for while printing, and be there or not by chance.
 */
const LOOK = `(async () => {
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
  await document.fonts.ready;
  const images = [...document.images].filter((image) => !image.complete || image.naturalWidth === 0);
  const fonts = [...document.fonts].filter((font) => font.status !== "loaded");
  const headings = document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]");
  return {
    lang: document.documentElement.lang,
    links: [...document.links].map((link) => ({
      href: link.getAttribute("href"), text: link.getAttribute("aria-label") ?? link.innerText ?? "",
    })),
    notes: [...document.querySelectorAll("li")].filter((item) => item.getClientRects().length > 0)
      .map((item) => item.id !== "" && [...document.links].some((link) => link.getAttribute("href") === "#" + item.id)),
    pictures: [...document.querySelectorAll("figure:has(table[hidden]) svg[aria-labelledby]")].map((picture) => ({
      name: picture.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent).join(" "),
      rows: [...picture.closest("figure").querySelectorAll("table[hidden] tbody tr")]
        .map((row) => [...row.cells].map((cell) => cell.textContent).join(" ")),
    })),
    headings: [...headings].map((heading) => heading.innerText ?? heading.textContent),
    broken: [
      ...images.map((image) => "the image " + (image.getAttribute("src") || "without src") + " is broken"),
      ...fonts.map((font) => "the font " + font.family + " " + font.weight + " is broken"),
    ],
  };
})()`;

export class Tab {
  readonly #page: Page;
  /** What the current page asked for and did not get. */
  #missing: string[] = [];
  /** Rejects when the tab's process dies, which the calls under way would never notice. */
  readonly #crash: Promise<never>;

  private constructor(page: Page) {
    this.#page = page;
    this.#crash = new Promise((_resolve, reject) => page.once("error", reject));
    this.#crash.catch(() => undefined);
  }

  static async open(browser: Browser, root: string): Promise<Tab> {
    const page = await browser.newPage();
    const tab = new Tab(page);
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    await page.emulateMediaType("print");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    page.on("request", (request) => {
      answerRequest(root, request).then(
        (missing) => { if (missing !== undefined) tab.#missing.push(missing); },
        (error: Error) => tab.#missing.push(`${request.url()}: ${error.message}`),
      );
    });
    return tab;
  }

  /** Throws a {@link PageFault} that does not name the page, or an error that tells what befell the browser. */
  async print(page: string): Promise<PrintedPage> {
    return Promise.race([this.#print(page), this.#crash]);
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  async #print(page: string): Promise<PrintedPage> {
    this.#missing = [];
    await this.#page.goto(stageUrl(page), { waitUntil: "load", timeout: 0 });
    const { lang, broken, ...marks } = await this.#page.evaluate(LOOK) as LoadedPage;
    // A missing file is the cause of the broken image it leaves; the rest is of use only without one.
    const faults = this.#missing.length > 0 ? this.#missing : broken;
    if (faults.length > 0) throw new PageFault([...new Set(faults)].toSorted().join("; "));
    if (lang === "") throw new PageFault("its html element has no lang attribute: write <html lang=\"en-US\">");
    const pdf = await this.#page.pdf({
      preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0,
    });
    return { pdf, ...marks, language: lang };
  }
}
