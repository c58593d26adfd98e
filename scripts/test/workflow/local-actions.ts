/** What the actions of the workflows do to files: a checkout, artifacts and caches are copies of folders. */
import { appendFile, cp, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../../lib/files.ts";
import { git } from "../../lib/git.ts";
import { PROJECT } from "../example-filings.ts";
import type { Texts } from "./expressions.ts";

export interface Ended { readonly isRight: boolean; readonly told: string }

export const RIGHT: Ended = { isRight: true, told: "" };

interface Using {
  /** Of the job. */
  readonly place: string;
  /** Holds artifacts and caches. */
  readonly folder: string;
  readonly repository: string;
  readonly branch: string;
}

/** In the place of `npm ci`. */
export async function linkPackages(checkout: string): Promise<void> {
  await symlink(join(PROJECT, "node_modules"), join(checkout, "node_modules"));
  await appendFile(join(checkout, ".git", "info", "exclude"), "node_modules\n");
}

const inFolder = async (folder: string, prefix: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(prefix)).toSorted();

/** What becomes of files; a failing one answers what it says. */
type Action = (given: Texts, using: Using) => Promise<Ended | undefined>;

export const ACTIONS: Readonly<Record<string, Action>> = {
  "actions/checkout": async (_given, { place, folder, repository, branch }) => {
    await git(folder, "clone", "--quiet", "--branch", branch, repository, place);
    await linkPackages(place);
    return undefined;
  },
  "actions/setup-node": () => Promise.resolve(undefined),
  "actions/cache/restore": async ({ path = "", "restore-keys": prefix = "" }, { place, folder }) => {
    const newest = (await inFolder(join(folder, "caches"), prefix.trim())).at(-1);
    if (newest !== undefined) await cp(join(folder, "caches", newest), join(place, path), { recursive: true });
    return undefined;
  },
  "actions/cache/save": async ({ path = "", key = "" }, { place, folder }) => {
    await cp(join(place, path), join(folder, "caches", key), { recursive: true }).catch(() => undefined);
    return undefined;
  },
  "actions/upload-artifact": async ({ name = "", path = "", "if-no-files-found": none }, { place, folder }) => {
    // "part/", or "dist/**/*.pdf"
    const [root = "", ending = ""] = path.split(/\*.*\*/);
    const files = (await listFiles(join(place, root))).filter((file) => file.endsWith(ending));
    if (files.length === 0 && none === "error") return { isRight: false, told: `No files were found: ${path}\n` };
    for (const file of files) await cp(join(place, root, file), join(folder, "artifacts", name, file));
    return undefined;
  },
  "actions/download-artifact": async ({ pattern = "", path = "", "merge-multiple": merge }, { place, folder }) => {
    const from = join(folder, "artifacts");
    for (const name of await inFolder(from, pattern.replace("*", ""))) {
      await cp(join(from, name), join(place, path, merge === "true" ? "" : name), { recursive: true });
    }
    return undefined;
  },
  "actions/upload-pages-artifact": async ({ path = "" }, { place, folder }) => {
    await cp(join(place, path), join(folder, "artifacts", "github-pages"), { recursive: true });
    return undefined;
  },
  "actions/deploy-pages": async (_given, { folder }) => {
    const site = join(folder, "pages");
    await rm(site, { recursive: true, force: true });
    await cp(join(folder, "artifacts", "github-pages"), site, { recursive: true });
    return undefined;
  },
};
