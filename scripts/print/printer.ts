/** The door of this room: HTML pages of the staged site → PDF files, with one browser for a build. */
import { realpath } from "node:fs/promises";
import type { Browser } from "puppeteer";
import { writeWhole } from "../lib/files.ts";
import { findBrowser, launchBrowser } from "./browser.ts";
import type { BrowserChoice } from "./browser-choice.ts";
import { finishPdf, type Attachment } from "./finished-pdf.ts";
import { Tab } from "./tab.ts";

export interface PrintJob {
  /** URL path below the staged root: "print/qlys-2012-q3/index.html". */
  page: string;
  /** Absolute file to write; it appears whole or not at all. */
  pdf: string;
  title: string;
  /** YYYY-MM-DD, written as CreationDate and ModDate. */
  date: string;
  /** Files that the PDF carries. */
  attachments?: readonly Attachment[];
}

export interface PrintResult {
  pages: number;
  bytes: number;
}

export interface Printer {
  /** May be called many times at once. Throws an error that names the page and what is wrong with it. */
  print(job: PrintJob): Promise<PrintResult>;
  close(): Promise<void>;
}

export interface PrinterOptions {
  /** The staged folder, the only place a page's files come from. */
  root: string;
  /** How many tabs at once; 2 when left out. */
  pages?: number;
  /** Milliseconds a page may take; a minute when left out. */
  timeout?: number;
  /** Which browser; {@link findBrowser} decides when left out. */
  browser?: BrowserChoice;
}

/** A printer, and the version of the browser behind it: other versions give other bytes. */
export interface OpenPrinter extends Printer {
  readonly browser: string;
}

/** A tab's process keeps growing; after this many pages a new tab takes its place. */
const PRINTS_PER_TAB = 100;
const CLOSING_TIME = 5_000;

export async function openPrinter(options: PrinterOptions): Promise<OpenPrinter> {
  const root = await realpath(options.root);
  const browser = await launchBrowser(options.browser ?? await findBrowser());
  const lanes = new Lanes(browser, root, options.pages ?? 2);
  const timeout = options.timeout ?? 60_000;
  return {
    browser: await browser.version(),
    print: (job) => lanes.run((tab) => printJob(job, tab, timeout)).catch((error: unknown) => {
      throw new Error(`${job.page} cannot be printed: ${reasonOf(error, browser)}`, { cause: error });
    }),
    close: () => closeBrowser(browser),
  };
}

async function printJob(job: PrintJob, tab: Tab, timeout: number): Promise<PrintResult> {
  const { pdf, ...page } = await tab.print(job.page, timeout);
  const { title, date, attachments = [] } = job;
  const { bytes, pages } = await finishPdf(pdf, { title, date, attachments, ...page });
  await writeWhole(job.pdf, bytes);
  return { pages, bytes: bytes.length };
}

function reasonOf(error: unknown, browser: Browser): string {
  const message = error instanceof Error ? error.message : String(error);
  if (browser.connected) return message;
  return `the browser has stopped (${message}); free some memory and build again`;
}

/** A browser that does not end by itself is ended. */
async function closeBrowser(browser: Browser): Promise<void> {
  const kill = setTimeout(() => browser.process()?.kill("SIGKILL"), CLOSING_TIME);
  await browser.close().finally(() => clearTimeout(kill));
}

interface Lane {
  tab?: Tab;
  prints: number;
}

/** A fixed number of lanes, each with at most one tab; work waits its turn for a free lane. */
class Lanes {
  readonly #browser: Browser;
  readonly #root: string;
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];

  constructor(browser: Browser, root: string, count: number) {
    this.#browser = browser;
    this.#root = root;
    this.#free = Array.from({ length: count }, () => ({ prints: 0 }));
  }

  async run<T>(work: (tab: Tab) => Promise<T>): Promise<T> {
    const lane = this.#free.pop() ?? await new Promise<Lane>((resolve) => this.#waiting.push(resolve));
    try {
      lane.tab ??= await Tab.open(this.#browser, this.#root);
      const result = await work(lane.tab);
      lane.prints += 1;
      if (lane.prints >= PRINTS_PER_TAB) retire(lane);
      return result;
    } catch (error) {
      // Whatever state the tab is in, the next page shall not inherit it.
      retire(lane);
      throw error;
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

/** Not waited for: a tab that hangs may never close. */
function retire(lane: Lane): void {
  lane.tab?.close().catch(() => undefined);
  delete lane.tab;
  lane.prints = 0;
}
