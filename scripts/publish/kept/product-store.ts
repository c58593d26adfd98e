/**
 * What earlier builds have made, kept under the hash of what it was made from. A product is a few files of the site
 * with what later steps need to know of them. Its record stands under its key; the bytes stand once for all records,
 * each named by its SHA-256, and share their blocks on disk with the site (hard links), so that keeping costs no copy.
 *
 *     objects/ab/cdef…          bytes, by SHA-256
 *     records/<product>/ab/…    files and data of a product, by key
 *
 * Nothing here is trusted: a record carries its own hash, and every file is hashed as it is taken. What does not agree,
 * as after a disk fault or a power cut, is removed and counts as not there.
 */
import { constants, copyFile, link, mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Of, writeWhole } from "../../lib/files.ts";

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
  /** Reads the files into the store. Answers what was kept, in a build without a cache too. */
  keep(product: Product, key: string, toKeep: ToKeep): Promise<Kept>;
  /** Puts the files that `isWanted` into the stage. False where one is damaged or gone; none is then relied on. */
  restore(kept: Kept, isWanted?: (file: string) => boolean): Promise<boolean>;
  text(kept: Kept, name: string): Promise<string | undefined>;
}

export async function hashFiles(stage: string, files: readonly string[]): Promise<Record<string, string>> {
  const hashes = await Promise.all(files.map(async (file): Promise<[string, string]> =>
    [file, sha256Of(await readFile(join(stage, file)))]));
  return Object.fromEntries(hashes);
}

/** A build without a cache: nothing is found, nothing is left behind. */
export const withoutStore = (stage: string): Store => {
  const texts = new WeakMap<Kept, Readonly<Record<string, string>>>();
  return {
    find: () => Promise.resolve(undefined),
    async keep(_product, _key, toKeep) {
      const own = toKeep.texts ?? {};
      const hashes = Object.entries(own).map(([name, text]) => [name, sha256Of(text)]);
      const kept: Kept = {
        files: await hashFiles(stage, toKeep.files ?? []), texts: Object.fromEntries(hashes) as Kept["texts"],
        data: toKeep.data ?? null,
      };
      texts.set(kept, own);
      return kept;
    },
    restore: () => Promise.resolve(false),
    text: (kept, name) => Promise.resolve(texts.get(kept)?.[name]),
  };
};

const split = (hash: string): string => join(hash.slice(0, 2), hash.slice(2));

/** `folder`: the store; `stage`: the site that is being made. */
export function openStore(folder: string, stage: string): Store {
  const objectFile = (hash: string): string => join(folder, "objects", split(hash));
  const recordFile = (product: Product, key: string): string => join(folder, "records", product, split(key));

  return {
    async find(product, key) {
      const file = recordFile(product, key);
      const text = await readFile(file, "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      const [hash = "", record = ""] = [text.slice(0, 64), text.slice(65)];
      if (sha256Of(record) === hash) return touched(file, JSON.parse(record) as Kept);
      await rm(file, { force: true });
      return undefined;
    },

    async keep(product, key, { files = [], texts = {}, data = null }) {
      const hashes = await Promise.all(files.map(async (file): Promise<[string, string]> =>
        [file, await putFile(objectFile, join(stage, file))]));
      const named = await Promise.all(Object.entries(texts).map(async ([name, text]): Promise<[string, string]> =>
        [name, await putText(objectFile, text)]));
      const kept = { files: Object.fromEntries(hashes), texts: Object.fromEntries(named), data };
      const record = JSON.stringify(kept);
      await orWithout(writeWhole(recordFile(product, key), `${sha256Of(record)}\n${record}`));
      return kept;
    },

    async restore(kept, isWanted = () => true) {
      const wanted = Object.entries(kept.files).filter(([file]) => isWanted(file));
      const folders = new Set(wanted.map(([file]) => dirname(join(stage, file))));
      for (const each of folders) await mkdir(each, { recursive: true });
      const taken = await Promise.all(wanted.map(([file, hash]) =>
        take({ object: objectFile(hash), hash }, join(stage, file))));
      return taken.every(Boolean);
    },

    async text(kept, name) {
      const hash = kept.texts[name];
      if (hash === undefined) return undefined;
      const bytes = await sound({ object: objectFile(hash), hash });
      return bytes?.toString("utf8");
    },
  };
}

interface Named { readonly object: string; readonly hash: string }

/** The bytes, if they are what their name says; a damaged object is removed. */
async function sound({ object, hash }: Named): Promise<Buffer | undefined> {
  const bytes = await readFile(object).catch(() => undefined);
  if (bytes === undefined || sha256Of(bytes) === hash) return bytes;
  await rm(object, { force: true });
  return undefined;
}

async function take(named: Named, target: string): Promise<boolean> {
  if (await sound(named) === undefined) return false;
  await rm(target, { force: true });
  try {
    await link(named.object, target);
  } catch {
    // Another file system, or too many links to one file.
    await copyFile(named.object, target);
  }
  return true;
}

type ObjectFile = (hash: string) => string;

async function putFile(objectFile: ObjectFile, file: string): Promise<string> {
  const hash = sha256Of(await readFile(file));
  await orWithout(place({ object: objectFile(hash), hash }, (object) => link(file, object).catch((error: unknown) => {
    if (codeOf(error) === "EXDEV" || codeOf(error) === "EMLINK") return copyFile(file, object, constants.COPYFILE_EXCL);
    throw error;
  })));
  return hash;
}

async function putText(objectFile: ObjectFile, text: string): Promise<string> {
  const hash = sha256Of(text);
  await orWithout(place({ object: objectFile(hash), hash }, async (object) => {
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

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** An object that is there stays if it is sound; a damaged one gives way. */
async function place(named: Named, put: (object: string) => Promise<unknown>): Promise<void> {
  const tryToPut = (): Promise<unknown> => put(named.object).catch(async (error: unknown) => {
    if (codeOf(error) !== "ENOENT") throw error;
    await mkdir(dirname(named.object), { recursive: true });
    await put(named.object);
  });
  await tryToPut().catch(async (error: unknown) => {
    if (codeOf(error) !== "EEXIST") throw error;
    if (await sound(named) === undefined) await tryToPut();
  });
}

/** A cache that cannot be written, as on a full disk, costs the next build time and this one nothing. */
const orWithout = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);

/** Tells the sweep that the record is in use. */
async function touched(file: string, kept: Kept): Promise<Kept> {
  const now = Date.now() / 1000;
  await utimes(file, now, now).catch(() => undefined);
  return kept;
}
