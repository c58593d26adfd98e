/** Where the project lies: compiled code is elsewhere than its source, so that a module's own place does not tell. */
import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledCode } from "./compile.mjs";

/** Folder of .eleventy.js and package.json. */
export const PROJECT = folderWith(".eleventy.js", dirname(fileURLToPath(import.meta.url)));

function folderWith(name: string, folder: string): string {
  if (existsSync(join(folder, name))) return folder;
  if (dirname(folder) === folder) throw new Error(`no folder above ${fileURLToPath(import.meta.url)} holds ${name}`);
  return folderWith(name, dirname(folder));
}

/** Folder of the code that Node loads by itself; that of this process, where it is compiled (tests run from source). */
export const codeFolder = async (): Promise<string> => {
  const file = fileURLToPath(import.meta.url);
  return extname(file) === ".mjs" ? dirname(file) : compiledCode(PROJECT);
};
