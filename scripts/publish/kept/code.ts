/**
 * Which code a product was made by: the modules that its maker reaches by imports, byte for byte, and the packages that
 * the lock file names. Another version of any of them makes another product.
 */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { sha256Of } from "../../lib/files.ts";
import { compareTexts } from "../../lib/order.ts";
import { digestOf } from "./digest.ts";

/** Imports of this project's own modules, static and dynamic. */
const IMPORTS = /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"\n]+)"/g;

/** Modules by their path, with what they import; read once a process. */
export class CodeReader {
  readonly #modules = new Map<string, { readonly hash: string; readonly imports: readonly string[] }>();
  readonly #project: string;
  readonly #packages: string;

  constructor(project: string) {
    this.#project = resolve(project);
    this.#packages = sha256Of(readFileSync(join(project, "package-lock.json")));
  }

  /** `entries`: modules as paths from the project's root. */
  hashOf(...entries: readonly string[]): string {
    const reached = new Map<string, string>();
    const open = entries.map((entry) => join(this.#project, entry));
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (reached.has(file)) continue;
      const { hash, imports } = this.#module(file);
      reached.set(file, hash);
      open.push(...imports);
    }
    const sorted = [...reached].map(([file, hash]) => [file.slice(this.#project.length), hash] as const)
      .toSorted(([a], [b]) => compareTexts(a, b));
    return digestOf(this.#packages, sorted);
  }

  #module(file: string): { readonly hash: string; readonly imports: readonly string[] } {
    const known = this.#modules.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(file, "utf8");
    const imports = file.endsWith(".ts")
      ? [...text.matchAll(IMPORTS)].map(([, to = ""]) => resolve(dirname(file), to)).filter((to) => to.endsWith(".ts")) : [];
    const made = { hash: sha256Of(text), imports };
    this.#modules.set(file, made);
    return made;
  }
}

/** Every file of a folder, its name and bytes. */
export function hashOfFolder(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return digestOf(files.map((file) => [file.slice(folder.length), sha256Of(readFileSync(file))]));
}
