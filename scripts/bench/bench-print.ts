/**
 * The price of a handout over a bare PDF: the staged pages of all handouts printed by a browser alone, which writes
 * what it printed, and by our printer, which also looks at each page, finishes its PDF and attaches a file. Both have
 * as many tabs; they take turns, so that a machine that slows down slows both.
 */
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { closeBrowser, findBrowser, launchBrowser } from "../print/browser.ts";
import { openPrinter } from "../print/printer.ts";
import { median } from "./median.ts";

export interface BenchPrintOptions {
  /** How many rounds are timed; one more goes before them, for the caches. */
  readonly runs: number;
  /** How many tabs each has; 2 when left out, as in a build. */
  readonly tabs?: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface PrintBench {
  readonly handouts: number;
  readonly runs: number;
  /** Medians over the rounds, in milliseconds a PDF. */
  readonly bareMs: number;
  readonly oursMs: number;
  /** Median of each round's ours ÷ bare. */
  readonly ratio: number;
}

/** `folder`: a staged site, whose pages to print are print/<filing>/index.html. */
export async function benchPrint(folder: string, { runs, tabs = 2, now }: BenchPrintOptions): Promise<PrintBench> {
  const root = resolve(folder);
  const filings = (await readdir(join(root, "print"))).toSorted();
  const out = await mkdtemp(join(tmpdir(), "tieout-bench-print-"));
  const setting: Setting = { root, filings, out, tabs };
  const [bare, ours] = [await openBare(setting), await openOurs(setting)];
  try {
    const rounds: { bare: number; ours: number }[] = [];
    for (let round = 0; round <= runs; round += 1) {
      const start = now();
      await bare.print();
      const half = now();
      await ours.print();
      const end = now();
      if (round > 0) rounds.push({ bare: (half - start) / filings.length, ours: (end - half) / filings.length });
    }
    return {
      handouts: filings.length, runs, bareMs: median(rounds.map((round) => round.bare)),
      oursMs: median(rounds.map((round) => round.ours)), ratio: median(rounds.map((round) => round.ours / round.bare)),
    };
  } finally {
    await Promise.all([bare.close(), ours.close()]);
    await rm(out, { recursive: true, force: true });
  }
}

export const printBenchText = ({ handouts, runs, bareMs, oursMs, ratio }: PrintBench): string =>
  [`${handouts} handouts, median of ${runs} rounds`, `  bare browser ${bareMs.toFixed(0)} ms a PDF`,
    `  handouts     ${oursMs.toFixed(0)} ms a PDF`, `  ratio        ${ratio.toFixed(2)}`].join("\n");

interface Setting {
  readonly root: string;
  readonly filings: readonly string[];
  readonly out: string;
  readonly tabs: number;
}

/** Prints all pages once. */
interface Printing { print(): Promise<unknown>; close(): Promise<void> }

async function openBare({ root, filings, out, tabs }: Setting): Promise<Printing> {
  const browser = await launchBrowser(await findBrowser());
  const pages = await Promise.all(Array.from({ length: tabs }, () => browser.newPage()));
  const printAll = async (): Promise<void> => {
    const left = [...filings];
    await Promise.all(pages.map(async (page) => {
      for (let filing = left.shift(); filing !== undefined; filing = left.shift()) {
        await page.goto(pathToFileURL(join(root, "print", filing, "index.html")).href, { waitUntil: "load" });
        await page.pdf({
          path: join(out, `${filing}-bare.pdf`), preferCSSPageSize: true, printBackground: true, tagged: true, outline: true,
        });
      }
    }));
  };
  return { print: printAll, close: () => closeBrowser(browser) };
}

async function openOurs({ root, filings, out, tabs }: Setting): Promise<Printing> {
  const printer = await openPrinter({ root, pages: tabs });
  const print = async (filing: string): Promise<void> => {
    const page = `print/${filing}/index.html`;
    const bytes = await readFile(join(root, page));
    await printer.print({
      page, pdf: join(out, `${filing}.pdf`), title: filing, date: "2000-01-01",
      attachments: [{ name: "page.html", mediaType: "text/html", description: "the page", bytes }],
    });
  };
  return { print: () => Promise.all(filings.map(print)), close: () => printer.close() };
}
