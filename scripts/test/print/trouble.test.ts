/** The browser is killed and stopped while it prints. Signals and pipes as Linux has them. */
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CLOSING_TIME, findBrowser } from "../../print/browser.ts";
import type { BrowserChoice } from "../../print/browser-choice.ts";
import { FindingsError } from "../../lib/finding.ts";
import { openPrinter, type OpenPrinter, type PrintResult } from "../../print/printer.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";

/** A picture that is a pipe: the page that shows it loads until somebody writes. */
const PIPE = "endless.png";

let site: StagedSite;
let pids: string;
let printer: OpenPrinter;

beforeEach(async () => {
  site = await stageSite({
    "endless.html": pageOf(`<h1>Endless</h1><img alt="" src="${PIPE}">`),
    "long.html": pageOf(`<h1>Long</h1>${"<p>Revenues rose.</p>".repeat(5_000)}`),
    ...Object.fromEntries([1, 2, 3, 4].map((at) => [`page-${at}.html`, pageOf(`<h1>Page ${at}</h1>`)])),
  });
  pids = join(site.root, "..", "pids");
  writeFileSync(pids, "");
  execFileSync("mkfifo", [join(site.root, PIPE)]);
});

afterEach(async () => {
  vi.useRealTimers();
  // What still waits for the pipe gets an end of file.
  await (await open(join(site.root, PIPE), "r+")).close();
  await printer.close();
  await site.remove();
});

/** The browser by way of a program that notes its process, so that a test knows whom to kill. */
async function notedBrowser(): Promise<BrowserChoice> {
  const { executable, args, env } = await findBrowser();
  const program = join(site.root, "..", "browser");
  writeFileSync(program, `#!/bin/sh\necho $$ >> "${pids}"\nexec "${executable}" "$@"\n`);
  chmodSync(program, 0o755);
  return { executable: program, args, env };
}

const started = (): number[] => readFileSync(pids, "utf8").split("\n").filter(Boolean).map(Number);

/** Milliseconds a page may take; no test waits for as long. */
const LIMIT = 60_000;

async function openNoted(): Promise<void> {
  printer = await openPrinter({ root: site.root, browser: await notedBrowser(), timeout: LIMIT });
}

/** From here on time passes only when {@link pass} lets it, so that no busy machine makes a sound page late. */
const stopClock = (): void => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

/** Waits, in real time, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

/** Lets the time of so many pages pass once they are begun, and what their tabs are given to close. */
async function passFor(pages: number): Promise<void> {
  await until(() => vi.getTimerCount() >= pages);
  await vi.advanceTimersByTimeAsync(LIMIT);
  await pause(200);
  await vi.advanceTimersByTimeAsync(CLOSING_TIME);
}

const print = (page: string): Promise<PrintResult> =>
  printer.print({ page, pdf: join(site.out, `${page}.pdf`), title: page, date: "2012-11-01" });

const printed = (): string[] => readdirSync(site.out).toSorted();

/** Processes of the browser that draw pages, by its process. */
const drawing = (browser: number): number[] => readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => {
  try {
    const parent = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
    return parent === String(browser) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer");
  } catch {
    return false;
  }
}).map(Number);

const isGone = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.startsWith("Z") === true;
  } catch {
    return true;
  }
};

describe.runIf(process.platform === "linux")("a browser in trouble", { timeout: 90_000 }, () => {
  test("that is killed while it prints is started anew, and every page is printed", async () => {
    await openNoted();
    const all = Promise.all(["long.html", "page-1.html", "page-2.html", "page-3.html"].map(print));
    await print("page-4.html");
    process.kill(started()[0] ?? 0, "SIGKILL");
    await all;
    expect(printed()).toEqual(["long.html.pdf", ...[1, 2, 3, 4].map((at) => `page-${at}.html.pdf`)]);
    expect(started().length).toBeGreaterThan(1);
  });

  test("between two pages, too", async () => {
    await openNoted();
    await print("page-1.html");
    const [first = 0] = started();
    process.kill(first, "SIGKILL");
    await until(() => isGone(first));
    await print("page-2.html");
    expect(printed()).toEqual(["page-1.html.pdf", "page-2.html.pdf"]);
  });

  test("prints the same bytes the second time", async () => {
    await openNoted();
    await print("long.html");
    const before = readFileSync(join(site.out, "long.html.pdf"));
    const [first = 0] = started();
    const again = print("long.html");
    await until(() => drawing(first).length > 0);
    process.kill(first, "SIGKILL");
    await again;
    expect(readFileSync(join(site.out, "long.html.pdf"))).toEqual(before);
  });

  test("by one page, twice: that page is named, and the others are printed", async () => {
    await openNoted();
    const failing = print("endless.html").catch((error: unknown) => error);
    const others = Promise.all(["page-1.html", "page-2.html"].map(print));
    await others;
    for (const at of [0, 1]) {
      await until(() => drawing(started()[at] ?? 0).length > 0);
      process.kill(started()[at] ?? 0, "SIGKILL");
    }
    const error = await failing;
    expect(error).toBeInstanceOf(FindingsError);
    expect((error as FindingsError).findings).toMatchObject([{ code: "not-printed", place: { file: "endless.html" } }]);
    expect(String(error)).toContain("did not print it, nor again alone in a new one");
    await print("page-3.html");
    expect(printed()).toEqual([1, 2, 3].map((at) => `page-${at}.html.pdf`));
  });

  test("that hangs is ended, and every page is printed", async () => {
    await openNoted();
    await print("page-1.html");
    const [first = 0] = started();
    process.kill(first, "SIGSTOP");
    stopClock();
    const others = Promise.all(["page-2.html", "page-3.html", "page-4.html"].map(print));
    await passFor(2);
    await others;
    expect(printed()).toEqual([1, 2, 3, 4].map((at) => `page-${at}.html.pdf`));
    await until(() => isGone(first));
  });

  test("whose drawing process hangs prints the page in another one, and leaves none behind", async () => {
    await openNoted();
    await print("page-1.html");
    const [first = 0] = started();
    const stopped = drawing(first);
    expect(stopped).not.toEqual([]);
    for (const pid of stopped) process.kill(pid, "SIGSTOP");
    stopClock();
    const others = Promise.all(["page-2.html", "page-3.html"].map(print));
    await passFor(2);
    await others;
    expect(printed()).toEqual([1, 2, 3].map((at) => `page-${at}.html.pdf`));
    await printer.close();
    await until(() => stopped.every(isGone));
  });

  test("a page that never loads is named after two tries, and the others are printed", async () => {
    await openNoted();
    stopClock();
    const failing = print("endless.html").catch((caught: unknown) => caught);
    await Promise.all(["page-1.html", "page-2.html"].map(print));
    await passFor(1);
    // The second try has a browser of its own.
    await until(() => drawing(started()[1] ?? 0).length > 0);
    await passFor(1);
    const error = await failing;
    expect(String(error)).toContain("endless.html: not-printed");
    expect(String(error)).toContain("not done within 60 s");
    expect(started()).toHaveLength(2);
    expect(printed()).toEqual(["page-1.html.pdf", "page-2.html.pdf"]);
  });
});
