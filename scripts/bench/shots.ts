/** Pictures of a built site: a page of each kind in three widths and both themes, and every page of its handouts. */
/// <reference lib="dom" />
/// <reference lib="dom.asynciterable" />
import { createRequire } from "node:module";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listFiles } from "../lib/files.ts";
import type { Progress } from "../lib/progress.ts";
import { findBrowser, launchBrowser } from "../print/browser.ts";
import { pageKinds } from "./page-kinds.ts";
import { serveFolder } from "./serve-folder.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

const WIDTHS = [360, 768, 1440];
const THEMES = ["light", "dark"];
/** Chromium draws no picture taller than this. */
const TALLEST = 16_000;

export interface ShotsOptions { readonly site: string; readonly into: string; readonly progress: Progress }

/** Answers how many pictures there are. */
export async function takeShots({ site, into, progress }: ShotsOptions): Promise<number> {
  const files = await listFiles(site);
  const [kinds, handouts] = [pageKinds(files), files.filter((file) => file.endsWith(".pdf"))];
  await mkdir(into, { recursive: true });
  const browser = await launchBrowser(await findBrowser());
  try {
    progress.step("Pages", kinds.length);
    const pages = await shootPages(browser, { site, into, kinds }, progress);
    progress.step("Handouts", handouts.length);
    return pages + await shootHandouts(browser, { site, into, handouts }, progress);
  } finally {
    progress.end();
    await browser.close();
  }
}

/** "filings/x/index.html" → "filings-x-index" */
const nameOf = (file: string): string => file.replace(/\.\w+$/, "").replaceAll("/", "-");

interface Pages { readonly site: string; readonly into: string; readonly kinds: readonly string[] }

async function shootPages(browser: Browser, { site, into, kinds }: Pages, progress: Progress): Promise<number> {
  const { address, stop } = await serveFolder(site);
  for (const file of kinds) {
    for (const width of WIDTHS) await shootPage(browser, { url: address + file, width, to: join(into, nameOf(file)) });
    progress.advance();
  }
  await stop();
  return kinds.length * WIDTHS.length * THEMES.length;
}

interface PageAt { readonly url: string; readonly width: number; readonly to: string }

async function shootPage(browser: Browser, { url, width, to }: PageAt): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(url);
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    const height = Math.min(TALLEST, await page.$eval(":root", ({ scrollHeight }) => scrollHeight));
    await page.screenshot({
      path: `${to}-${width}-${theme}.png`, clip: { x: 0, y: 0, width, height }, captureBeyondViewport: true,
    });
  }
  await page.close();
}

interface Handouts { readonly site: string; readonly into: string; readonly handouts: readonly string[] }

/** A headless browser shows no PDF; pdf.js draws it in one. */
async function shootHandouts(
  browser: Browser, { site, into, handouts }: Handouts, progress: Progress,
): Promise<number> {
  const reader = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/build/pdf.mjs"));
  const { address, stop } = await serveFolder(reader);
  let count = 0;
  for (const file of handouts) {
    const bytes = (await readFile(join(site, file))).toString("base64");
    const page = await browser.newPage();
    await page.goto(`${address}pdf.mjs`);
    const pages = await page.evaluate(drawPages, bytes);
    for (const at of Array.from({ length: pages }, (_, index) => index)) {
      const canvas = await page.$(`#page-${at + 1}`);
      await canvas?.screenshot({ path: join(into, `${nameOf(file)}-${at + 1}.png`) as `${string}.png` });
    }
    count += pages;
    await page.close();
    progress.advance();
  }
  await stop();
  return count;
}

interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number };
  render(options: unknown): { promise: Promise<void> };
}
interface PdfReader {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument(options: unknown): { promise: Promise<{ numPages: number; getPage(at: number): Promise<PdfPage> }> };
}

/** Runs in the browser: one canvas a page; answers how many. */
async function drawPages(base64: string): Promise<number> {
  const module = "/pdf.mjs";
  const reader = await import(module) as PdfReader;
  reader.GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const pdf = await reader.getDocument({ data }).promise;
  document.body.replaceChildren();
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const viewport = page.getViewport({ scale: 1.5 });
    const canvas = Object.assign(document.createElement("canvas"), {
      id: `page-${at}`, width: viewport.width, height: viewport.height,
    });
    document.body.append(canvas);
    await page.render({ canvas, viewport }).promise;
  }
  return pdf.numPages;
}
