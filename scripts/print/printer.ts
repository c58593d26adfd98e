/** The door of this room: HTML pages of the staged site → PDF files, with one browser for a build. */
import { realpath } from "node:fs/promises";
import { writeWhole } from "../lib/files.ts";
import { FindingsError, type Finding } from "../lib/finding.ts";
import { findBrowser } from "./browser.ts";
import type { BrowserChoice } from "./browser-choice.ts";
import { finishPdf } from "./finished-pdf.ts";
import type { Attachment } from "./pdf-attachments.ts";
import { KeptBrowser } from "./kept-browser.ts";
import { BrowserTrouble, Lanes } from "./lanes.ts";

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
  /**
   * May be called many times at once. A browser that dies or hangs is replaced and the page tried once more; other
   * pages go on. Throws a FindingsError with one finding, "not-printed", whose place is the page.
   */
  print(job: PrintJob): Promise<PrintResult>;
  close(): Promise<void>;
}

export interface PrinterOptions {
  /** The staged folder, the only place a page's files come from. */
  root: string;
  /** How many tabs at once; 2 when left out. */
  pages?: number;
  /** Milliseconds that a page may take each time it is tried; a minute when left out. */
  timeout?: number;
  /** Which browser; {@link findBrowser} decides when left out. */
  browser?: BrowserChoice;
}

/** A printer, and the version of the browser behind it: other versions give other bytes. */
export interface OpenPrinter extends Printer {
  readonly browser: string;
}

/** Throws when the browser does not start. */
export async function openPrinter(options: PrinterOptions): Promise<OpenPrinter> {
  const root = await realpath(options.root);
  const choice = options.browser ?? await findBrowser();
  const kept = new KeptBrowser(choice);
  const browser = await (await kept.get()).version();
  const lanes = new Lanes(kept, { root, choice, timeout: options.timeout ?? 60_000 }, options.pages ?? 2);
  return {
    browser,
    print: (job) => printJob(job, lanes).catch((error: unknown) => { throw notPrinted(job, error); }),
    close: () => kept.close(),
  };
}

/** The tab is free for the next page while this one's PDF is finished. */
async function printJob(job: PrintJob, lanes: Lanes): Promise<PrintResult> {
  const { pdf, ...page } = await lanes.print(job.page);
  const { title, date, attachments = [] } = job;
  const { bytes, pages } = await finishPdf(pdf, { title, date, attachments, ...page });
  await writeWhole(job.pdf, bytes);
  return { pages, bytes: bytes.length };
}

function notPrinted({ page }: PrintJob, error: unknown): FindingsError {
  const what = `it cannot be printed: ${error instanceof Error ? error.message : String(error)}`;
  const finding: Finding = { code: "not-printed", place: { file: page }, what };
  const mend = "look in it for what loads or is laid out without end, free some memory, and build again";
  return new FindingsError([error instanceof BrowserTrouble ? { ...finding, mend } : finding], { cause: error });
}
