/**
 * The copy on disk. Its files are listed once and read by that list alone: no path that a file of the copy
 * names is ever followed, and links are not followed at all. Sizes are bounded.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Shape } from "./shape.ts";
import type { Tally } from "./tally.ts";

const MEGABYTE = 1024 * 1024;
/** A page or download beyond this is not read; only its absence of a check is told. */
const LARGEST = 64 * MEGABYTE;
const MOST_FILES = 2_000_000;

export class Copy {
  readonly #root: string;
  readonly files: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #tally: Tally;

  constructor(root: string, files: readonly string[], tally: Tally) {
    this.#root = root;
    this.files = files;
    this.#known = new Set(files);
    this.#tally = tally;
  }

  has(file: string): boolean {
    return this.#known.has(file);
  }

  /** Undefined for a file that is not in the copy or too large to read; the latter is a finding. */
  async bytes(file: string): Promise<Buffer | undefined> {
    if (!this.has(file)) return undefined;
    const path = join(this.#root, file);
    const { size } = await stat(path);
    if (size <= LARGEST) return readFile(path);
    this.#tally.refuse(file, {
      code: "file-too-large", what: `${Math.ceil(size / MEGABYTE)} MB`, expected: `at most ${LARGEST / MEGABYTE} MB`,
    });
    return undefined;
  }

  /** As UTF-8. */
  async text(file: string): Promise<string | undefined> {
    return (await this.bytes(file))?.toString("utf8");
  }

  /** A broken file is a finding and undefined. */
  async json(file: string): Promise<Shape | undefined> {
    const text = await this.text(file);
    if (text === undefined) return undefined;
    try {
      return new Shape(JSON.parse(text));
    } catch (error) {
      this.#tally.refuse(file, { code: "broken-json", what: (error as Error).message, expected: "JSON" });
      return undefined;
    }
  }
}

/** Undefined, with a finding, where there is no folder to look at or nothing in it. */
export async function openCopy(folder: string, tally: Tally): Promise<Copy | undefined> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    tally.refuse("", {
      code: "no-such-folder", what: found === undefined ? "there is nothing there" : "it is no folder",
      expected: "the folder of a published site, or of one filing of it",
    });
    return undefined;
  }
  const files = await listCopy(folder, tally);
  if (files.length === 0) tally.refuse("", { code: "empty-folder", what: "there is no file in it" });
  return files.length === 0 ? undefined : new Copy(folder, files, tally);
}

async function listCopy(folder: string, tally: Tally): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isFile()) files.push(file);
    else if (!entry.isDirectory()) {
      tally.refuse(file, { code: "not-a-plain-file", what: "a link or a special file", expected: "plain files only" });
    }
  }
  if (files.length <= MOST_FILES) return files.toSorted();
  tally.refuse("", { code: "too-many-files", what: `${files.length} files`, expected: `at most ${MOST_FILES}` });
  return [];
}
