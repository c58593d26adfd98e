/**
 * Bytes under their SHA-256, which share their blocks on disk with the files they came from or went to. Taking them
 * back is all that an unchanged build does, some sixty small files a filing: there the file system is called without a
 * round through the thread pool, which would cost several times what the calls do.
 */
import { copyFileSync, linkSync, readFileSync, rmSync, statSync } from "node:fs";
import { constants, copyFile, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Of } from "../../lib/files.ts";

/** No folder of more files than a system likes. */
export const split = (hash: string): string => join(hash.slice(0, 2), hash.slice(2));

export class ObjectStore {
  readonly #folder: string;
  /** Objects as they were when they were hashed. */
  readonly #seen = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers the hash of the file. */
  async putFile(file: string): Promise<string> {
    const hash = sha256Of(await readFile(file));
    await orWithout(this.#place(hash, (object) => link(file, object).catch((error: unknown) => {
      if (codeOf(error) === "EXDEV" || codeOf(error) === "EMLINK") return copyFile(file, object, constants.COPYFILE_EXCL);
      throw error;
    })));
    return hash;
  }

  async putText(text: string): Promise<string> {
    const hash = sha256Of(text);
    await orWithout(this.#place(hash, async (object) => {
      const temporary = `${object}.${process.pid}.tmp`;
      await writeFile(temporary, text);
      try {
        await link(temporary, object);
      } finally {
        await rm(temporary, { force: true });
      }
    }));
    return hash;
  }

  /** The bytes, if they are what their name says; a damaged object is removed. */
  sound(hash: string): Buffer | undefined {
    const object = this.#fileOf(hash);
    const bytes = readIfThere(object);
    if (bytes === undefined || sha256Of(bytes) === hash) return bytes;
    rmSync(object, { force: true });
    return undefined;
  }

  /** Which file the object is, of which size and time; undefined where it is not there. */
  stampOf(hash: string): string | undefined {
    const stat = statSync(this.#fileOf(hash), { throwIfNoEntry: false });
    return stat && `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  }

  /** Is told the stamp that an object had when it was hashed. */
  expect(hash: string, stamp: string | undefined): void {
    if (stamp !== undefined) this.#seen.set(hash, stamp);
  }

  /**
   * Puts the bytes at `target`, whose folder is there; false where they are damaged or gone. An object that nobody has
   * written to since it was hashed is not read for it.
   */
  take(hash: string, target: string): boolean {
    const stamp = this.stampOf(hash);
    const isSeen = stamp !== undefined && this.#seen.get(hash) === stamp;
    if (!isSeen && this.sound(hash) === undefined) return false;
    try {
      linkTo(this.#fileOf(hash), target);
    } catch {
      // Another file system, or too many links to one file.
      rmSync(target, { force: true });
      copyFileSync(this.#fileOf(hash), target);
    }
    return true;
  }

  #fileOf(hash: string): string {
    return join(this.#folder, "objects", split(hash));
  }

  /** An object that is there stays if it is sound; a damaged one gives way. */
  async #place(hash: string, put: (object: string) => Promise<unknown>): Promise<void> {
    const object = this.#fileOf(hash);
    const tryToPut = (): Promise<unknown> => put(object).catch(async (error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
      await mkdir(dirname(object), { recursive: true });
      await put(object);
    });
    await tryToPut().catch(async (error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error;
      if (this.sound(hash) === undefined) await tryToPut();
    });
  }
}

/** What stands at the target gives way. */
function linkTo(object: string, target: string): void {
  try {
    linkSync(object, target);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    rmSync(target, { force: true });
    linkSync(object, target);
  }
}

/** What cannot be read is not there. */
export function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** A cache that cannot be written, as on a full disk, costs the next build time and this one nothing. */
export const orWithout = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
