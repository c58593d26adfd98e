/**
 * The browser inside the npm package @sparticuz/chromium (Linux x64): a headless Chromium with its fonts and
 * the shared libraries a bare Linux lacks. Unpacked once for each user, and never seen half unpacked.
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import chromium from "@sparticuz/chromium";
import type { BrowserChoice } from "./browser-choice.ts";

const run = promisify(execFile);
const packageEntry = createRequire(import.meta.url).resolve("@sparticuz/chromium");

/** Paths below the unpacked folder. */
const PROGRAM = "chromium";
const FONTS = join("fonts", "fonts.conf");

/**
 * Only the package's own fonts: what a missing glyph falls back to is then the same on every machine. What is known of
 * them is kept with them: a path that is not absolute would be one below whatever folder the build is run in.
 */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${escapeXml(resolve(folder, "cache"))}</cachedir>
</fontconfig>
`;

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The bundled browser, unpacked below `cache` if it is not there yet; throws where the package has none. */
export async function bundledBrowser(cache: string = tmpdir()): Promise<BrowserChoice> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`no browser for ${process.platform} ${process.arch}: @sparticuz/chromium carries one `
      + "for linux x64 only; install Chrome or Chromium, or name one in PUPPETEER_EXECUTABLE_PATH");
  }
  const folder = await unpackOnce(cache);
  const executable = join(folder, PROGRAM);
  const libraries = await missingLibraries(folder, executable);
  const env = { FONTCONFIG_FILE: join(folder, FONTS), ...libraries };
  // No GPU emulation: nothing here needs WebGL, and what is rasterised then comes from one code path.
  chromium.setGraphicsMode = false;
  // In a single process one tab's crash ends all, and two tabs at once cannot print.
  return { executable, args: chromium.args.filter((flag) => flag !== "--single-process"), env };
}

/** Each process unpacks into a folder of its own and renames it into place; the first one wins. */
async function unpackOnce(cache: string): Promise<string> {
  const user = process.getuid?.() ?? 0;
  const folder = join(cache, `tieout-chromium-${await packageVersion()}-${user}`);
  if (await isReady(folder, user)) return folder;
  await removeDamaged(folder);
  const own = await mkdtemp(`${folder}-`);
  try {
    await unpack(own);
    await writeFile(join(own, FONTS), fontsConf(folder));
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!await isReady(folder, user)) {
      const what = `the bundled browser cannot be unpacked to ${folder}, where it takes 220 MB`;
      throw new Error(`${what}: make room or set TMPDIR`, { cause: error });
    }
  }
  return folder;
}

/** Throws when the folder is another user's: what lies in it would be run. */
async function isReady(folder: string, user: number): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined && found.uid !== user) {
    throw new Error(`${folder} belongs to another user (uid ${found.uid}): remove it or set TMPDIR`);
  }
  return isWhole(folder);
}

const isWhole = (folder: string): boolean => [PROGRAM, FONTS].every((file) => existsSync(join(folder, file)))
  && readFileSync(join(folder, FONTS), "utf8") === fontsConf(folder);

/** A folder is renamed into place whole; one that lacks files has met a cleaner of temporary files. */
async function removeDamaged(folder: string): Promise<void> {
  if (existsSync(folder) && !isWhole(folder)) await rm(folder, { recursive: true, force: true });
}

/**
 * The package unpacks to TMPDIR, file by file, and takes a half-written file for a whole one; so it runs in a
 * process whose TMPDIR is a private folder. The AWS variable is its switch for the shared libraries.
 */
async function unpack(folder: string): Promise<void> {
  const env = { ...process.env, NODE_OPTIONS: "", TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
  const program = "import(process.argv[1]).then((bundle) => bundle.default.executablePath())";
  await run(process.execPath, ["-e", program, packageEntry], { env });
}

/** The system's libraries where it has them, since they fit its C library; else the package's. */
async function missingLibraries(folder: string, executable: string): Promise<Record<string, string>> {
  const loads = await run(executable, ["--version"]).then(() => true, () => false);
  if (loads) return {};
  const path = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  const env = { ...process.env, LD_LIBRARY_PATH: path };
  await run(executable, ["--version"], { env }).catch((error: Error) => {
    throw new Error(`the bundled browser does not start: ${error.message.trim()}; install the library it `
      + "names, or name another browser in PUPPETEER_EXECUTABLE_PATH", { cause: error });
  });
  return { LD_LIBRARY_PATH: path };
}

async function packageVersion(): Promise<string> {
  const file = join(dirname(packageEntry), "..", "..", "package.json");
  const { version } = JSON.parse(await readFile(file, "utf8")) as { version: string };
  return version;
}
