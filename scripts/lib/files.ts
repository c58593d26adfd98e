/** Files on disk: written whole or not at all, found in the same order everywhere. */
import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

let counter = 0;

/** Writes through a temporary file beside the target, so that a reader sees the old content or the new, never half. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  counter += 1;
  const temporary = `${file}.${process.pid}-${counter}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * All files below `folder` as paths relative to it with "/", sorted by code unit; empty when there is no folder.
 * `isWanted` is asked for each folder directly below.
 */
export async function listFiles(folder: string, isWanted?: (name: string) => boolean): Promise<string[]> {
  if (isWanted !== undefined) return listSome(folder, isWanted);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfAbsent);
  return entries.filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

async function listSome(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfAbsent);
  const folders = entries.filter((entry) => entry.isDirectory() && isWanted(entry.name)).map(({ name }) => name);
  const below = await Promise.all(folders.map(async (name) => (await listFiles(join(folder, name))).map((file) => `${name}/${file}`)));
  return [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...below.flat()].toSorted();
}

function noneIfAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}

export const sha256Of = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
