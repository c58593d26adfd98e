/**
 * Whether somebody has changed what a build is made of while it ran. Products are kept under the hash of what they were
 * made from, taken when the build began: what was made of a template changed since must neither be kept nor published.
 * Filings are not among these files: each is compared with its hash as it is read.
 */
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** File → its time and size. */
export type Stamps = Readonly<Record<string, string>>;

export interface InputFolders { readonly project: string; readonly data: string; readonly content: string }

const OF_PROJECT = ["scripts", "templates", "content", "data/words", "data/concepts", "package-lock.json", ".eleventy.js"];

export function stampInputs({ project, data, content }: InputFolders): Stamps {
  const roots = [...OF_PROJECT.map((part) => join(project, part)), join(data, "site"), content];
  const files = new Set(roots.flatMap(filesBelow));
  return Object.fromEntries([...files].flatMap((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? [] : [[relative(process.cwd(), file), `${stat.mtimeMs} ${stat.size}`]];
  }));
}

/** Files that are not what they were, or were not there, or are gone. */
export function changedSince(before: Stamps, folders: InputFolders): string[] {
  const now = stampInputs(folders);
  const files = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...files].filter((file) => before[file] !== now[file]).toSorted();
}

function filesBelow(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}
