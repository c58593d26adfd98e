/** A fixed number of lanes, each with at most one tab; a page waits its turn for a free lane. */
import type { Browser } from "puppeteer";
import type { BrowserChoice } from "./browser-choice.ts";
import { CLOSING_TIME, killBrowser } from "./browser.ts";
import { TimeUp, inTime } from "./in-time.ts";
import { KeptBrowser } from "./kept-browser.ts";
import { PageFault } from "./page-fault.ts";
import { Tab, type PrintedPage } from "./tab.ts";

export interface LaneOptions {
  readonly root: string;
  readonly choice: BrowserChoice;
  /** Milliseconds a page may take, the start of a browser included. */
  readonly timeout: number;
}

/** A tab's process keeps growing; after this many pages a new tab takes its place. */
const PRINTS_PER_TAB = 100;

/** The browser died or hung with a page, twice; the message tells how. */
export class BrowserTrouble extends Error {}

export class Lanes {
  readonly #kept: KeptBrowser;
  readonly #options: LaneOptions;
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];

  constructor(kept: KeptBrowser, options: LaneOptions, count: number) {
    this.#kept = kept;
    this.#options = options;
    this.#free = Array.from({ length: count }, () => new Lane(kept, options));
  }

  /**
   * Prints a page; if the browser dies or hangs with it, a second time and alone in a new browser, so that no page
   * fails for what another one does. Throws a {@link PageFault} for what is wrong with the page, else a
   * {@link BrowserTrouble}.
   */
  async print(page: string): Promise<PrintedPage> {
    const lane = this.#free.pop() ?? await new Promise<Lane>((resolve) => this.#waiting.push(resolve));
    try {
      return await lane.print(page).catch((error: unknown) => {
        if (error instanceof PageFault || this.#kept.closed) throw error;
        return printAlone(page, this.#options);
      });
    } finally {
      this.#pass(lane);
    }
  }

  #pass(lane: Lane): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(lane);
    else next(lane);
  }
}

async function printAlone(page: string, options: LaneOptions): Promise<PrintedPage> {
  const browser = new KeptBrowser(options.choice);
  try {
    return await new Lane(browser, options).print(page);
  } catch (error) {
    if (error instanceof PageFault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BrowserTrouble(`the browser did not print it, nor again alone in a new one (${why})`, { cause: error });
  } finally {
    await browser.close();
  }
}

class Lane {
  readonly #kept: KeptBrowser;
  readonly #options: LaneOptions;
  #browser: Browser | undefined;
  #tab: Promise<Tab> | undefined;
  #prints = 0;

  constructor(kept: KeptBrowser, options: LaneOptions) {
    this.#kept = kept;
    this.#options = options;
  }

  async print(page: string): Promise<PrintedPage> {
    try {
      this.#tab ??= this.#open();
      const printed = await inTime(this.#tab.then((tab) => tab.print(page)), this.#options.timeout);
      this.#prints += 1;
      if (this.#prints >= PRINTS_PER_TAB) void this.#retire();
      return printed;
    } catch (error) {
      // Whatever state the tab is in, the next page shall not inherit it.
      await this.#retire();
      throw error;
    }
  }

  async #open(): Promise<Tab> {
    this.#browser = await this.#kept.get();
    return Tab.open(this.#browser, this.#options.root);
  }

  /** Never rejects. A browser that cannot even close a tab is ended. */
  async #retire(): Promise<void> {
    const [tab, browser] = [this.#tab, this.#browser];
    this.#tab = undefined;
    this.#prints = 0;
    const closed = Promise.resolve(tab).then((open) => open?.close());
    await inTime(closed, CLOSING_TIME).catch((error: unknown) => {
      if (error instanceof TimeUp && browser !== undefined) killBrowser(browser);
    });
  }
}
