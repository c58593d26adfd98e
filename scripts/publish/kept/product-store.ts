/**
 * What earlier builds have made, kept under the hash of what it was made from. A product is a few files of the site
 * with what later steps need to know of them. Its record stands under its key; the bytes stand once for all records,
 * each named by its SHA-256, and share their blocks on disk with the site (hard links), so that keeping costs no copy.
 *
 *     objects/ab/cdef…          bytes, by SHA-256
 *     records/<product>/ab/…    files and data of a product, by key
 *
 * Nothing here is trusted: a record carries its own hash, and a file is hashed as it is taken unless it is the very one
 * (inode, size, time of its last change) that was hashed when the record was written; one that was copied here, or
 * restored from another machine, is not. What does not agree is removed and counts as not there. Bytes that a disk
 * changes by itself, or somebody who puts the time back, are found by `npm run verify` and by `--no-cache` alone.
 */
import { mkdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { sha256Of, writeWhole } from "../../lib/files.ts";
import { ObjectStore, readIfThere, split } from "./object-store.ts";

/** The steps of a build whose results are kept. */
export const PRODUCTS = ["report", "charts", "downloads", "pages", "handout", "gate", "site"] as const;
export type Product = (typeof PRODUCTS)[number];

export interface Kept {
  /** Path below the stage → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** Texts that are no file of the site, by name → SHA-256. */
  readonly texts: Readonly<Record<string, string>>;
  /** Small plain JSON; what its maker put in. */
  readonly data: unknown;
}

export interface ToKeep {
  /** Paths below the stage of files that are there, whole. */
  readonly files?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

export interface Store {
  find(product: Product, key: string): Promise<Kept | undefined>;
  /**
   * Reads the files into the store. Answers what is kept, in a build without a cache too. It is found once it has been
   * settled.
   */
  keep(product: Product, key: string, toKeep: ToKeep): Promise<Kept>;
  /** Puts the files that `isWanted` into the stage. False where one is damaged or gone; none is then relied on. */
  restore(kept: Kept, isWanted?: (file: string) => boolean): Promise<boolean>;
  text(kept: Kept, name: string): Promise<string | undefined>;
  /** Writes the records of what was kept since the last time; with `isSound` false it forgets them instead. */
  settle(isSound: boolean): Promise<void>;
}

const hashFiles = (stage: string, files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, sha256Of(readFileSync(join(stage, file)))]));

/** A build without a cache: nothing is found, nothing is left behind. */
export const withoutStore = (stage: string): Store => {
  const texts = new WeakMap<Kept, Readonly<Record<string, string>>>();
  return {
    find: () => Promise.resolve(undefined),
    keep(_product, _key, toKeep) {
      const own = toKeep.texts ?? {};
      const hashes = Object.entries(own).map(([name, text]) => [name, sha256Of(text)]);
      const kept: Kept = {
        files: hashFiles(stage, toKeep.files ?? []), texts: Object.fromEntries(hashes) as Kept["texts"],
        data: toKeep.data ?? null,
      };
      texts.set(kept, own);
      return Promise.resolve(kept);
    },
    restore: () => Promise.resolve(false),
    text: (kept, name) => Promise.resolve(texts.get(kept)?.[name]),
    settle: () => Promise.resolve(),
  };
};

/** `folder`: the store; `stage`: the site that is being made. */
export function openStore(folder: string, stage: string): Store {
  return new KeptProducts(folder, stage);
}

class KeptProducts implements Store {
  readonly #folder: string;
  readonly #stage: string;
  readonly #objects: ObjectStore;
  /** Records by their files. */
  readonly #unsettled = new Map<string, string>();
  /** Folders of the stage that are there. */
  readonly #folders = new Set<string>();

  constructor(folder: string, stage: string) {
    this.#folder = folder;
    this.#stage = stage;
    this.#objects = new ObjectStore(folder);
  }

  find(product: Product, key: string): Promise<Kept | undefined> {
    const file = this.#recordFile(product, key);
    const bytes = readIfThere(file);
    const kept = bytes && openRecord(bytes.toString("utf8"));
    if (kept !== undefined) {
      touch(file);
      for (const [hash, stamp] of Object.entries(kept.stamps ?? {})) this.#objects.expect(hash, stamp);
    } else if (bytes !== undefined) rmSync(file, { force: true });
    return Promise.resolve(kept);
  }

  async keep(product: Product, key: string, { files = [], texts = {}, data = null }: ToKeep): Promise<Kept> {
    const hashes = files.map((file) => [file, this.#objects.putFile(join(this.#stage, file))] as const);
    const named = Object.entries(texts).map(([name, text]) => [name, this.#objects.putText(text)] as const);
    await turn();
    const kept = { files: Object.fromEntries(hashes), texts: Object.fromEntries(named), data };
    const stamps = Object.fromEntries(hashes.map(([, hash]) => [hash, this.#objects.stampOf(hash)]));
    const record = JSON.stringify({ ...kept, stamps } satisfies KeptRecord);
    this.#unsettled.set(this.#recordFile(product, key), `${sha256Of(record)}\n${record}`);
    return kept;
  }

  async restore(kept: Kept, isWanted: (file: string) => boolean = () => true): Promise<boolean> {
    const wanted = Object.entries(kept.files).filter(([file]) => isWanted(file));
    for (const folder of new Set(wanted.map(([file]) => dirname(file)))) this.#makeFolder(folder);
    // Whoever wants to stop a build is heard between two products.
    await turn();
    return wanted.map(([file, hash]) => this.#objects.take(hash, join(this.#stage, file))).every(Boolean);
  }

  /** Once, since nobody removes it while the build runs. */
  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(join(this.#stage, folder), { recursive: true });
    this.#folders.add(folder);
  }

  text(kept: Kept, name: string): Promise<string | undefined> {
    const hash = kept.texts[name];
    return Promise.resolve(hash === undefined ? undefined : this.#objects.sound(hash)?.toString("utf8"));
  }

  async settle(isSound: boolean): Promise<void> {
    const records = isSound ? [...this.#unsettled] : [];
    this.#unsettled.clear();
    await Promise.all(records.map(([file, text]) => writeWhole(file, text).catch(() => undefined)));
  }

  #recordFile(product: Product, key: string): string {
    return join(this.#folder, "records", product, split(key));
  }
}

/** What stands in a file of records. */
interface KeptRecord extends Kept {
  /** SHA-256 → what the object looked like when it was hashed; older records have none. */
  readonly stamps?: Readonly<Record<string, string | undefined>>;
}

/** A record begins with its own hash; undefined where that is another's. */
export function openRecord(text: string): KeptRecord | undefined {
  const [hash, record] = [text.slice(0, 64), text.slice(65)];
  return sha256Of(record) === hash ? JSON.parse(record) as KeptRecord : undefined;
}

/** Tells the sweep that the record is in use. */
function touch(file: string): void {
  const now = Date.now() / 1000;
  try {
    utimesSync(file, now, now);
  } catch {
    // A store that cannot be written, or a sweep at this moment: the record is as good.
  }
}
