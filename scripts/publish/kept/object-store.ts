/**
 * Bytes under their SHA-256, which share their blocks on disk with the files they came from or went to. They are some
 * sixty small files a filing: the file system is called without a round through the thread pool, which would cost
 * several times what the calls do.
 */
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  putFile(file: string): string {
    const hash = sha256Of(readFileSync(file));
    this.#place(hash, (object) => {
      try {
        linkSync(file, object);
      } catch (error) {
        if (codeOf(error) !== "EXDEV" && codeOf(error) !== "EMLINK") throw error;
        copyFileSync(file, object, constants.COPYFILE_EXCL);
      }
    });
    return hash;
  }

  putText(text: string): string {
    const hash = sha256Of(text);
    this.#place(hash, (object) => {
      const temporary = `${object}.${process.pid}.tmp`;
      writeFileSync(temporary, text);
      try {
        linkSync(temporary, object);
      } finally {
        rmSync(temporary, { force: true });
      }
    });
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

  /**
   * An object that is there stays if it is sound; a damaged one gives way. A cache that cannot be written, as on a full
   * disk, costs the next build time and this one nothing.
   */
  #place(hash: string, put: (object: string) => void): void {
    const object = this.#fileOf(hash);
    try {
      inFolder(object, put);
    } catch (error) {
      if (codeOf(error) === "EEXIST" && this.sound(hash) === undefined) orWithout(() => put(object));
    }
  }
}

/** Puts the object; its folder may not be there yet. */
function inFolder(object: string, put: (object: string) => void): void {
  try {
    put(object);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    mkdirSync(dirname(object), { recursive: true });
    put(object);
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

function orWithout(work: () => void): void {
  try {
    work();
  } catch {
    // The next build makes it anew.
  }
}
