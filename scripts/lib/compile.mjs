/**
 * Node runs no TypeScript, and reading a module at a time through a hook of its loader takes every process of a build
 * longer than all that it then does. So the project's code, and the packages that are slow to load in their many
 * files, are bundled into few, which lie in `.cache/code` under what their sources looked like: made once, used until
 * a source changes. This module is JavaScript since there is nothing yet that could load it otherwise.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What Node is asked to load by itself: the command line, a process of a build, and Eleventy its configuration. */
const ENTRIES = {
  cli: "scripts/cli.ts",
  worker: "scripts/publish/workers/worker.ts",
  eleventy: ".eleventy.js",
};

/** What browsers are asked to load. */
const CLIENTS = { interactive: "scripts/takeaway/interactive/client.ts", search: "scripts/takeaway/search/client.ts" };

/** Packages of many files. Others come from node_modules as they are: those that look for files beside themselves. */
const BUNDLED = new Set([
  "@humanwhocodes/momoa", "commander", "decimal.js", "fflate", "intl-messageformat", "markdown-it", "parse5", "saxes",
  "temporal-polyfill", "vega", "vega-lite", "zod",
]);

/** Name of the file that tells the digest of the others; it is written last. */
const SEAL = "seal";
const OLD_DAYS = 7;

/**
 * The folder of the compiled code (cli.mjs, worker.mjs, eleventy.mjs; interactive.js and search.js for browsers), which
 * is made if it is not there, or not whole.
 * Rejects with esbuild's messages where a source cannot be compiled, and where the folder cannot be written.
 * @param {string} project folder of .eleventy.js and package.json
 */
export async function compiledCode(project) {
  const kept = join(project, ".cache", "code");
  const folder = join(kept, stampOfSources(project));
  if (isWhole(folder)) return folder;
  const made = join(kept, `${randomUUID()}.tmp`);
  makeFolder(made);
  try {
    await bundle(project, made);
    writeFileSync(join(made, SEAL), digestOfFiles(made));
    // Another process may have been quicker, and may be loading its own by now.
    if (!isWhole(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(made, folder);
    }
  } catch (error) {
    if (!isWhole(folder)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  removeOld(kept, folder);
  return folder;
}

/** @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Error(`nothing can be written below ${dirname(folder)} (${code}); make that folder writable`, { cause: error });
  }
}

/**
 * @param {string} project
 * @param {string} folder
 */
async function bundle(project, folder) {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const common = { absWorkingDir: project, outdir: folder, bundle: true, legalComments: "none", logLevel: "silent" };
  const own = build({
    ...common, entryPoints: ENTRIES, outExtension: { ".js": ".mjs" }, splitting: true, format: "esm", platform: "node",
    target: "node20", sourcemap: "linked", sourcesContent: false,
    plugins: [{ name: "packages", setup: leaveOtherPackages }],
    // Some of the packages are CommonJS and ask for modules of Node's.
    banner: { js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);' },
  });
  const clients = build({
    ...common, entryPoints: CLIENTS, minify: true, format: "iife", platform: "browser", target: "es2022", charset: "ascii",
  });
  await Promise.all([own, clients]);
}

/** @param {import("esbuild").PluginBuild} build */
function leaveOtherPackages({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
    if (kind === "entry-point") return undefined;
    const isOfPackage = /[\\/]node_modules[\\/]/.test(importer);
    const name = path.split("/").slice(0, path.startsWith("@") ? 2 : 1).join("/");
    return isOfPackage || BUNDLED.has(name) ? undefined : { external: true };
  });
}

/** Changes with every file that code is compiled from, and with the packages.
 * @param {string} project
 */
function stampOfSources(project) {
  const hash = createHash("sha256");
  for (const path of [...sourcesBelow(project, "scripts"), ".eleventy.js", "package-lock.json", "tsconfig.json"]) {
    const { size, mtimeMs, ctimeMs } = statSync(join(project, path));
    hash.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * @param {string} project
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesBelow(project, folder) {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === "scripts/test" ? [] : sourcesBelow(project, path);
    return /\.m?ts$|\.mjs$/.test(entry.name) ? [path] : [];
  }).toSorted();
}

/** @param {string} folder */
function isWhole(folder) {
  if (!existsSync(join(folder, SEAL))) return false;
  return readFileSync(join(folder, SEAL), "utf8") === digestOfFiles(folder);
}

/** @param {string} folder */
function digestOfFiles(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).toSorted()) {
    if (/\.m?js$/.test(name)) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}

/** A build that still runs may yet load a file of the code that it was started with.
 * @param {string} kept
 * @param {string} current
 */
function removeOld(kept, current) {
  const before = statSync(current).mtimeMs - OLD_DAYS * 24 * 3600 * 1000;
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name);
    if (folder === current || (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? before) >= before) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}
