/**
 * A hook of the module loader (node:module, `register`): modules of the packages that it is told of come from the disk
 * as they were published. The loader of TypeScript would read each of them for what it might have to change and write
 * a source map of the whole, which takes several times as long as to compile it.
 */
import { readFile } from "node:fs/promises";
import type { LoadHook } from "node:module";

let folders: readonly string[] = [];

export function initialize(packages: readonly string[]): void {
  folders = packages.map((name) => `/node_modules/${name}/`);
}

export const load: LoadHook = async (url, context, next) => {
  const isOfThem = url.endsWith(".mjs") && folders.some((folder) => url.includes(folder));
  return isOfThem ? { format: "module", source: await readFile(new URL(url)), shortCircuit: true } : next(url, context);
};
