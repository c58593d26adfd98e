/** A built site on a local server, and a browser to look at it. */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
import { cp, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Browser, Page } from "puppeteer";
import { pageKinds } from "../../bench/page-kinds.ts";
import { serveFolder, type Served } from "../../bench/serve-folder.ts";
import { listFiles } from "../../lib/files.ts";
import { createProgress } from "../../lib/progress.ts";
import { findBrowser, launchBrowser } from "../../print/browser.ts";
import { build } from "../../publish/build.ts";
import { PROJECT } from "../example-filings.ts";

/** Filings that have every kind of page, and a waiver; more would only take longer. */
const FILINGS = /^(?:qlys-.*|exmpl-2024-q[1-4]|exmpl-2024-08-08-form4-muster|beisp-2024-h1)\.(?:ties\.)?json$/;

async function copyData(to: string): Promise<void> {
  await cp(join(PROJECT, "data"), to, {
    recursive: true,
    filter: async (source) => (await stat(source)).isDirectory() || !source.includes("/filings/")
      || FILINGS.test(source.slice(source.lastIndexOf("/") + 1)),
  });
}

const isThere = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);

/** The first to come builds, the others wait. */
async function builtFolder(): Promise<string> {
  const folder = process.env["TIEOUT_BROWSER_TESTS"];
  if (folder === undefined) throw new Error("vitest.config.ts names no global set-up for the tests in a browser");
  const [site, done, failed] = [join(folder, "site"), join(folder, "done"), join(folder, "failed")];
  const isFirst = await mkdir(join(folder, "building")).then(() => true, () => false);
  if (isFirst) {
    await buildInto(site, join(folder, "data"))
      .then(() => writeFile(done, ""), (error: unknown) => fail(failed, error));
  }
  while (!await isThere(done)) {
    if (await isThere(failed)) throw new Error("the site of the tests in a browser was not built");
    await after(100);
  }
  return site;
}

async function fail(file: string, error: unknown): Promise<never> {
  await writeFile(file, "");
  throw error;
}

async function buildInto(out: string, data: string): Promise<void> {
  await copyData(data);
  const settings = { data, content: join(PROJECT, "content"), out, today: "2024-12-31", frozen: false };
  const progress = createProgress({ isTTY: false, write: () => true }, () => 0);
  await build({ settings, progress, project: PROJECT, skipPdf: true });
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly touch?: boolean;
}

export interface SiteInBrowser {
  readonly folder: string;
  readonly files: readonly string[];
  /** A page of each kind. */
  readonly kinds: readonly string[];
  readonly address: string;
  readonly browser: Browser;
  readonly open: (path: string, look?: Look) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function siteInBrowser(): Promise<SiteInBrowser> {
  const folder = await builtFolder();
  const [served, browser] = await Promise.all([serveFolder(folder), findBrowser().then(launchBrowser)]);
  const files = await listFiles(folder);
  return {
    folder, files, kinds: pageKinds(files), address: served.address, browser,
    open: (path, look) => openPage({ browser, served }, path, look),
    close: async () => { await browser.close(); await served.stop(); },
  };
}

interface Desk { readonly browser: Browser; readonly served: Served }

async function openPage({ browser, served }: Desk, path: string, look: Look = {}): Promise<Page> {
  const { width = 1440, height = 900, dark = false, touch = false } = look;
  const page = await browser.newPage();
  await page.setViewport({ width, height, hasTouch: touch });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(served.address + path);
  return page;
}

