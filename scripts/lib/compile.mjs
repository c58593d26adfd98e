/**
 * Node runs no TypeScript, and reading a module at a time through a hook of its loader takes every process of a build
 * longer than all that it then does. So the project's code, and the packages that are slow to load in their many
 * files, are bundled into few, which lie in `.cache/code` under what their sources looked like: made once, used until
 * a source changes. This module is JavaScript since there is nothing yet that could load it otherwise.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

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
/** Name of the file that tells what was compiled: see {@link CodeRecord}. */
export const RECORD = "sources.json";
const OLD_DAYS = 7;

/**
 * @typedef {{ sha256: string, imports: string[], stamp: string }} SourceRecord
 * @typedef {{ compiler: string, packages: string, sources: Record<string, SourceRecord> }} CodeRecord
 * What was compiled: hashes of this module and of the lock file; of each source, by its path below the project, the
 * hash of the very bytes, the sources that it imports, and size and times of the file.
 */

/**
 * The folder of the compiled code (cli.mjs, worker.mjs, eleventy.mjs; interactive.js and search.js for browsers), which
 * is made if it is not there, or not whole.
 * Rejects with esbuild's messages where a source cannot be compiled, and where the folder cannot be written.
 * @param {string} project folder of .eleventy.js and package.json
 */
export async function compiledCode(project) {
  const kept = join(project, ".cache", "code");
  const folder = join(kept, stampOfSources(project));
  if (isCurrent(project, folder)) {
    touch(folder);
    return folder;
  }
  const made = join(kept, `${randomUUID()}.tmp`);
  makeFolder(made);
  try {
    writeFileSync(join(made, RECORD), JSON.stringify(await bundle(project, made)));
    writeFileSync(join(made, SEAL), digestOfFiles(made));
    // Another process may have been quicker, and may be loading its own by now.
    if (!isCurrent(project, folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(made, folder);
    }
  } catch (error) {
    if (!isCurrent(project, folder)) throw error;
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
    const what = `nothing can be written below ${dirname(folder)} (${code})`;
    throw new Error(`${what}; it has to be a folder that may be written`, { cause: error });
  }
}

/**
 * @param {string} project
 * @param {string} folder
 * @returns {Promise<CodeRecord>}
 */
async function bundle(project, folder) {
  const { build } = await import("esbuild");
  /** @type {CodeRecord} */
  const record = {
    compiler: hashOf(join(project, "scripts/lib/compile.mjs")), packages: hashOf(join(project, "package-lock.json")),
    sources: {},
  };
  const recording = { name: "sources", setup: recordSources(project, record) };
  /** @type {import("esbuild").BuildOptions} */
  const common = {
    absWorkingDir: project, outdir: folder, bundle: true, legalComments: "none", logLevel: "silent", metafile: true,
  };
  const own = build({
    ...common, entryPoints: ENTRIES, outExtension: { ".js": ".mjs" }, splitting: true, format: "esm", platform: "node",
    target: "node20", sourcemap: "linked", sourcesContent: false,
    plugins: [{ name: "packages", setup: leaveOtherPackages }, recording],
    // Some of the packages are CommonJS and ask for modules of Node's.
    banner: { js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);' },
  });
  const clients = build({
    ...common, entryPoints: CLIENTS, minify: true, format: "iife", platform: "browser", target: "es2022", charset: "ascii",
    plugins: [recording],
  });
  for (const { metafile } of await Promise.all([own, clients])) noteImports(record, metafile);
  return record;
}

/**
 * The bytes that are compiled are those that are hashed, whoever writes to the file meanwhile.
 * @param {string} project
 * @param {CodeRecord} record
 * @returns {import("esbuild").Plugin["setup"]}
 */
const recordSources = (project, { sources }) => ({ onLoad }) => {
  onLoad({ filter: /\.(?:ts|mjs|js|json)$/ }, ({ path }) => {
    if (IN_PACKAGE.test(path)) return undefined;
    const stamp = stampOf(path) ?? "";
    const contents = readFileSync(path);
    sources[nameOf(project, path)] = { sha256: sha256Of(contents), imports: [], stamp };
    return { contents, loader: path.endsWith(".ts") ? "ts" : path.endsWith(".json") ? "json" : "js" };
  });
};

const IN_PACKAGE = /[\\/]node_modules[\\/]/;

/** @type {(project: string, path: string) => string} */
const nameOf = (project, path) => relative(project, path).split(sep).join("/");

/**
 * @param {CodeRecord} record
 * @param {import("esbuild").Metafile | undefined} metafile
 */
function noteImports({ sources }, metafile) {
  for (const [path, { imports }] of Object.entries(metafile?.inputs ?? {})) {
    const [source, own] = [sources[path], imports.filter((one) => sources[one.path] !== undefined)];
    if (source !== undefined) source.imports = own.map((one) => one.path);
  }
}

/** @param {import("esbuild").PluginBuild} build */
function leaveOtherPackages({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
    if (kind === "entry-point") return undefined;
    const isOfPackage = IN_PACKAGE.test(importer);
    const name = path.split("/").slice(0, path.startsWith("@") ? 2 : 1).join("/");
    return isOfPackage || BUNDLED.has(name) ? undefined : { external: true };
  });
}

/**
 * Changes with every file that code is compiled from, as far as that is known before, and with the packages.
 * @param {string} project
 */
function stampOfSources(project) {
  const hash = createHash("sha256");
  for (const path of [...sourcesBelow(project, "scripts"), ".eleventy.js", "package-lock.json", "tsconfig.json"]) {
    hash.update(`${path} ${stampOf(join(project, path))}\n`);
  }
  return hash.digest("hex").slice(0, 32);
}

/** @param {string} file */
function stampOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}

/** @param {Uint8Array} bytes */
const sha256Of = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** @param {string} file */
const hashOf = (file) => sha256Of(readFileSync(file));

/**
 * Tells by the folder's time that it is in use.
 * @param {string} folder
 */
function touch(folder) {
  try {
    const now = Date.now() / 1000;
    utimesSync(folder, now, now);
  } catch {
    // Another user's, or one that nobody may write: it serves as well.
  }
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
    return /\.(?:ts|mjs|js|json)$/.test(entry.name) ? [path] : [];
  }).toSorted();
}

/**
 * Whether the folder is there, whole, and made of what stands in the files that only its record knows.
 * @param {string} project
 * @param {string} folder
 */
function isCurrent(project, folder) {
  if (!existsSync(join(folder, SEAL)) || readFileSync(join(folder, SEAL), "utf8") !== digestOfFiles(folder)) return false;
  /** @type {CodeRecord} */
  const { sources } = JSON.parse(readFileSync(join(folder, RECORD), "utf8"));
  const others = Object.entries(sources).filter(([path]) => !path.startsWith("scripts/"));
  return others.every(([path, { stamp }]) => stampOf(join(project, path)) === stamp);
}

/** @param {string} folder */
function digestOfFiles(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).toSorted()) {
    if (/\.(?:m?js|json)$/.test(name)) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}

/**
 * What nobody has started for days: a build that still runs may yet load a file of its own.
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
