/**
 * `npm run dev`: serves the site and builds it anew on every change to words, data, templates or code. Each build runs
 * in a process of its own, so that changed TypeScript is read afresh; the page in the browser reloads by itself.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { Settings } from "../lib/settings.ts";
import { watchTree } from "./watch-tree.ts";

interface DevServer { serve(port: number): void; reload(event: Record<string, unknown>): unknown }
interface DevServerModule { getServer(name: string, folder: string, options: Record<string, unknown>): DevServer }

export interface DevelopOptions { settings: Settings; project: string; port: string }

/** Of the project; the folders that the build reads are added. */
const WATCHED = ["content", "templates", "scripts", ".eleventy.js"];
const SETTLE_MS = 120;

/** The ledgers are written by the build itself; their change is none of the author's. */
const isOurs = (file: string): boolean => file.endsWith(".ties.json") || file.endsWith(".tmp");

export async function develop({ settings, project, port }: DevelopOptions): Promise<void> {
  const server = devServerModule().getServer("tieout", settings.out, { port: parseInt(port, 10), showAllHosts: false });
  await runBuild(project, settings);
  server.serve(parseInt(port, 10));
  const rebuild = whenSettled(async () => {
    if (await runBuild(project, settings)) server.reload({ subtype: undefined, build: { templates: [] } });
  });
  const watched = [...WATCHED.map((name) => join(project, name)), resolve(settings.data), resolve(settings.content)];
  for (const path of new Set(watched)) watchTree(path, (file) => (isOurs(file) ? undefined : rebuild()));
}

/** Eleventy's own development server; it ships no types, so it is asked for by a name the compiler does not look up. */
const devServerModule = (): DevServerModule =>
  createRequire(import.meta.url)("@11ty/eleventy-dev-server") as DevServerModule;

/** Runs `work` once the changes have settled, and once more if something changed while it ran. */
function whenSettled(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isWaiting = false;
  async function run(): Promise<void> {
    if (isRunning) {
      isWaiting = true;
      return;
    }
    isRunning = true;
    await work();
    isRunning = false;
    if (isWaiting) {
      isWaiting = false;
      await run();
    }
  }
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), SETTLE_MS);
  };
}

/** True when the build published; its words go straight to the terminal. */
function runBuild(project: string, { data, content, out }: Settings): Promise<boolean> {
  const build = ["build", "--no-pdf", "--data", data, "--content", content, "--out", out];
  const child = spawn(process.execPath, ["--import", "tsx", join(project, "scripts", "cli.ts"), ...build],
    { stdio: "inherit", cwd: project });
  return new Promise((done) => child.on("close", (code) => done(code === 0)));
}
