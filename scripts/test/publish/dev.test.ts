/** The preview as an author uses it: the page open in a browser while words and facts are being changed. */
import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "../../print/browser.ts";
import { PROJECT } from "../example-filings.ts";

const FILING = "qlys-2013-08-07-form4-wilson";
const PATIENCE = 60_000;

let folder: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((done) => probe.listen(0, () => {
    const address = probe.address();
    probe.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
  }));
}

/** Polled from here: it runs before as well as after the page has reloaded. */
async function panelSays(text: RegExp): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const said = String(await page.evaluate("document.querySelector('.tieout-panel').innerText").catch(() => ""));
    if (text.test(said)) return said;
    if (Date.now() > end) return expect.fail(`the panel says: ${said}`);
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-dev-test-"));
  for (const part of ["content", "data/site", "data/filings/qlys"]) {
    await cp(join(PROJECT, part), join(folder, part), { recursive: true });
  }
  const port = await freePort();
  const folders = ["--data", join(folder, "data"), "--content", join(folder, "content"), "--out", join(folder, "out")];
  const command = [join(PROJECT, "scripts", "start.mjs"), "dev", "--port", String(port), ...folders];
  server = spawn(process.execPath, command, { cwd: PROJECT, stdio: "ignore", detached: true });
  browser = await launchBrowser(await findBrowser());
  page = await browser.newPage();
  const url = `http://localhost:${port}/filings/${FILING}/`;
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && await page.goto(url).then((answer) => answer?.ok() !== true, () => true)) {
    await new Promise((later) => setTimeout(later, 200));
  }
}, 2 * PATIENCE);

afterAll(async () => {
  await browser.close();
  if (server.pid !== undefined) process.kill(-server.pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

describe("the preview", { timeout: 3 * PATIENCE }, () => {
  it("says under the page how its figures tie", async () => {
    expect(await panelSays(/figures of 2 filings tie/)).toMatch(/Preview: \d+ figures of 2 filings tie \(272 exact/);
  });

  it("shows changed words by itself", async () => {
    await change(`content/filings/${FILING}.md`, "Exercised and sold", "Bought and sold");
    await page.waitForFunction("document.querySelector('h2').innerText.startsWith('Bought')", { timeout: PATIENCE });
  });

  it("names file, line and column of a mistake over the page as it was, and then that it is mended", async () => {
    await change(`content/filings/${FILING}.md`, 'metric "gross-proceeds"', 'metric "gross-proceed"');
    const said = await panelSays(/finding/);
    expect(said).toMatch(new RegExp(`content/filings/${FILING}\\.md:\\d+:\\d+`));
    expect(said).toContain("gross-proceeds");
    expect(await page.$eval("h2", (heading) => heading.textContent)).toContain("Bought");
    await change(`content/filings/${FILING}.md`, 'metric "gross-proceed"', 'metric "gross-proceeds"');
    await panelSays(/Preview: \d+ figures/);
  });

  it("tells of a figure that does not tie, and writes no ledger", async () => {
    const file = `data/filings/qlys/${FILING}.json`;
    const ledger = `data/filings/qlys/${FILING}.ties.json`;
    const before = await readFile(join(folder, ledger), "utf8");
    await change(file, "65500", "65501");
    expect(await panelSays(/finding/)).toContain("holding-does-not-roll-forward");
    await change(file, "65501", "65500");
    await panelSays(/Preview: \d+ figures/);
    expect(await readFile(join(folder, ledger), "utf8")).toBe(before);
  });
});
