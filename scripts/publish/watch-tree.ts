/**
 * Tells of changes below a folder. One watcher a folder, not one recursive watcher: that one loses files which are
 * replaced by renaming (as editors, `sed -i` and `git checkout` do) on Linux under Node 20.
 */
import { readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname, join } from "node:path";

export interface Watching { close(): void }

/** `changed` gets the file's path; it may be called more than once for one change. */
export function watchTree(path: string, changed: (file: string) => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  const add = (folder: string): void => {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, (_event, name) => {
      if (name === null) return;
      const file = join(folder, name);
      if (isFolder(file)) foldersBelow(file).forEach(add);
      changed(file);
    });
    watcher.on("error", () => drop(folder));
    watchers.set(folder, watcher);
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  if (isFolder(path)) foldersBelow(path).forEach(add);
  else watchFile(path, changed, watchers);
  return { close: () => [...watchers.keys()].forEach(drop) };
}

/** A single file is watched by its folder, so that it may be replaced. */
function watchFile(path: string, changed: (file: string) => void, watchers: Map<string, FSWatcher>): void {
  const folder = dirname(path);
  if (!isFolder(folder)) return;
  watchers.set(folder, watch(folder, (_event, name) => {
    if (name !== null && join(folder, name) === path) changed(path);
  }));
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function foldersBelow(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.flatMap(({ name }) => foldersBelow(join(folder, name)))];
}
