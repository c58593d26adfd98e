/** Which browser prints, and how it is started. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import type { BrowserChoice } from "./browser-choice.ts";
import { bundledBrowser } from "./bundled-browser.ts";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Milliseconds within which a sound browser closes a tab, or itself. */
export const CLOSING_TIME = 5_000;

/** The machine's kind, which decides whether the bundled browser runs. */
const BUNDLED_ON = "linux-x64";

/**
 * In this order: PUPPETEER_EXECUTABLE_PATH; on Linux x64 the bundled one, whose version the lock file fixes, so that
 * every machine prints the same bytes; elsewhere the one puppeteer has installed, or one on PATH.
 * Throws when the variable names no file, or when there is none at all.
 */
export async function findBrowser(
  env: NodeJS.ProcessEnv = process.env, machine = `${process.platform}-${process.arch}`,
): Promise<BrowserChoice> {
  const named = env["PUPPETEER_EXECUTABLE_PATH"];
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return installed(named);
    throw new Error(`PUPPETEER_EXECUTABLE_PATH names ${named}, which is no program: correct it or unset it`);
  }
  if (machine === BUNDLED_ON) return bundledBrowser();
  const found = [...puppeteersOwn(), ...onPath(env["PATH"] ?? "")].find(isExecutable);
  if (found !== undefined) return installed(found);
  throw new Error(`no browser is found on ${machine} (one comes with Tieout for ${BUNDLED_ON} only): `
    + "install Chromium or name it in PUPPETEER_EXECUTABLE_PATH");
}

/** Starts it without a port (a pipe, so that it ends when this process does); throws naming the program. */
export async function launchBrowser({ executable, args, env }: BrowserChoice): Promise<Browser> {
  try {
    return await puppeteer.launch({
      executablePath: executable,
      args: [...args],
      env: { ...process.env, ...env },
      headless: "shell",
      pipe: true,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error);
    throw new Error(`the browser ${executable} does not start: ${why}; `
      + "name another one in PUPPETEER_EXECUTABLE_PATH", { cause: error });
  }
}

/** Ends what does not end by itself: the browser, and a process of it that hangs. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const kill = setTimeout(() => killBrowser(browser), CLOSING_TIME);
  await browser.close().finally(() => clearTimeout(kill));
  killBrowser(browser);
}

/** Ends the browser and the processes it has started, which make one group; nothing happens when all have gone. */
export function killBrowser(browser: Browser): void {
  const started = browser.process();
  try {
    if (process.platform === "win32") started?.kill("SIGKILL");
    else if (started?.pid !== undefined) process.kill(-started.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function installed(executable: string): BrowserChoice {
  // Chromium refuses to start its sandbox as root; everyone else keeps it.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const steady = ["--font-render-hinting=none", "--force-color-profile=srgb", "--disable-gpu"];
  return { executable, args: [...sandbox, ...steady], env: {} };
}

/** Puppeteer throws on platforms it has no browser for. */
function puppeteersOwn(): string[] {
  try {
    return [puppeteer.executablePath()];
  } catch {
    return [];
  }
}

const onPath = (path: string): string[] =>
  SYSTEM_NAMES.flatMap((name) => path.split(delimiter).filter(Boolean).map((folder) => join(folder, name)));

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
