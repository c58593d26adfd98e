import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser, launchBrowser } from "../../print/browser.ts";
import { bundledBrowser } from "../../print/bundled-browser.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-browser-test-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function programAt(file: string): Promise<string> {
  await writeFile(file, "#!/bin/sh\nexit 1\n");
  await chmod(file, 0o755);
  return file;
}

describe("which browser prints", () => {
  test("the one that PUPPETEER_EXECUTABLE_PATH names", async () => {
    const named = await programAt(join(folder, "my-browser"));
    expect((await findBrowser({ PUPPETEER_EXECUTABLE_PATH: named })).executable).toBe(named);
  });

  test("an error when it names nothing", async () => {
    const wrong = { PUPPETEER_EXECUTABLE_PATH: join(folder, "none") };
    await expect(findBrowser(wrong)).rejects.toThrow("correct it or unset it");
  });

  test("one on PATH, with its sandbox unless root runs it", async () => {
    const onPath = await programAt(join(folder, "chromium"));
    const choice = await findBrowser({ PATH: `/nowhere:${folder}` }, "plan9-arm64");
    expect(choice.executable).toBe(onPath);
    expect(choice.args.includes("--no-sandbox")).toBe(process.getuid?.() === 0);
  });

  test("on Linux x64 the bundled one, whatever else is installed", async () => {
    await programAt(join(folder, "chromium"));
    expect(await findBrowser({ PATH: folder }, "linux-x64")).toEqual(await bundledBrowser());
  });

  test("an error that says what to do when there is none", async () => {
    await expect(findBrowser({ PATH: "/nowhere" }, "plan9-arm64")).rejects.toThrow("PUPPETEER_EXECUTABLE_PATH");
  });

  test("a browser that does not start is named", async () => {
    const broken = { executable: await programAt(join(folder, "broken")), args: [], env: {} };
    await expect(launchBrowser(broken)).rejects.toThrow(`${broken.executable} does not start`);
  });
});

describe("the bundled browser", { timeout: 60_000 }, () => {
  test("is unpacked whole by two at once", async () => {
    const cache = await mkdtemp(join(folder, "cache-"));
    const [one, two] = await Promise.all([bundledBrowser(cache), bundledBrowser(cache)]);
    expect(one).toEqual(two);
    expect(await readdir(cache)).toHaveLength(1);
    expect((await stat(one.executable)).size).toBeGreaterThan(100_000_000);
    expect(one.args).not.toContain("--single-process");
  });

  test("is unpacked anew when a cleaner has taken files of it", async () => {
    const cache = await mkdtemp(join(folder, "cache-"));
    const { executable } = await bundledBrowser(cache);
    await rm(executable);
    await bundledBrowser(cache);
    expect((await stat(executable)).size).toBeGreaterThan(100_000_000);
  });

  test("leaves nothing in the folder that it is run in", async () => {
    const [before, here] = [process.cwd(), await mkdtemp(join(folder, "here-"))];
    process.chdir(here);
    try {
      const browser = await launchBrowser(await bundledBrowser(await mkdtemp(join(folder, "cache-"))));
      const page = await browser.newPage();
      await page.setContent("<p>Revenues</p>");
      await page.pdf();
      await browser.close();
    } finally {
      process.chdir(before);
    }
    expect(await readdir(here)).toEqual([]);
  });

  test("starts with the libraries it carries", async () => {
    const choice = await bundledBrowser();
    const libraries = join(choice.executable, "..", "al2023", "lib");
    const browser = await launchBrowser({ ...choice, env: { ...choice.env, LD_LIBRARY_PATH: libraries } });
    expect(await browser.version()).toContain("147.");
    await browser.close();
  });
});
