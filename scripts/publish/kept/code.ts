/**
 * Which code a product was made by: the modules that its maker reaches by imports, byte for byte as they were compiled,
 * how they were compiled, and the packages that the lock file names. Another version of any makes another product.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RECORD, type CodeRecord } from "../../lib/compile.mjs";
import { sha256Of } from "../../lib/files.ts";
import { compareTexts } from "../../lib/order.ts";
import { codeFolder } from "../../lib/project.ts";
import { digestOf } from "./digest.ts";

/** What is known of the code that this process runs. */
export class CodeReader {
  readonly #record: CodeRecord;

  private constructor(record: CodeRecord) {
    this.#record = record;
  }

  static async open(): Promise<CodeReader> {
    return new CodeReader(JSON.parse(readFileSync(join(await codeFolder(), RECORD), "utf8")) as CodeRecord);
  }

  /** `entries`: modules as paths from the project's root. Throws a RangeError for one that is not compiled. */
  hashOf(...entries: readonly string[]): string {
    const { compiler, packages, sources } = this.#record;
    const reached = new Map<string, string>();
    const open = [...entries];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path)) continue;
      const source = sources[path];
      if (source === undefined) throw new RangeError(`${path} is no part of the compiled code`);
      reached.set(path, source.sha256);
      open.push(...source.imports);
    }
    return digestOf(compiler, packages, [...reached].toSorted(([a], [b]) => compareTexts(a, b)));
  }
}

/** Every file of a folder, its name and bytes. */
export function hashOfFolder(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return digestOf(files.map((file) => [file.slice(folder.length), sha256Of(readFileSync(file))]));
}
