/**
 * `npm run dev`: serves the site and builds it anew on every change to words, data, templates or code. Each build runs
 * in a process of its own, so that changed TypeScript is read afresh; the page in the browser reloads by itself and
 * says what the build came to.
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import type { Settings } from "../lib/settings.ts";
import { PANEL_CSS, PANEL_CSS_PATH, emptyPage, previewPage } from "./preview-page.ts";
import type { PreviewStatus } from "./preview-status.ts";
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
  let status: PreviewStatus = { outcome: "building" };
  const server = devServerModule().getServer("tieout", settings.out, {
    port: parseInt(port, 10), showAllHosts: false, middleware: [withPanel(settings.out, () => status)],
  });
  server.serve(parseInt(port, 10));
  const rebuild = whenSettled(async () => {
    status = await runBuild(project, settings);
    server.reload({ subtype: undefined, build: { templates: [] } });
  });
  rebuild();
  const watched = [...WATCHED.map((name) => join(project, name)), resolve(settings.data), resolve(settings.content)];
  for (const path of new Set(watched)) watchTree(path, (file) => (isOurs(file) ? undefined : rebuild()));
}

/** Eleventy's own development server; it ships no types, so it is asked for by a name the compiler does not look up. */
const devServerModule = (): DevServerModule =>
  createRequire(import.meta.url)("@11ty/eleventy-dev-server") as DevServerModule;

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** Serves pages with the panel; all else is the server's. */
function withPanel(folder: string, status: () => PreviewStatus): Middleware {
  return async (request, response, next) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === PANEL_CSS_PATH) {
      response.setHeader("Content-Type", "text/css");
      return void response.end(PANEL_CSS);
    }
    const html = path.endsWith("/") ? await pageAt(folder, path) : undefined;
    if (html === undefined && path !== "/") return next();
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html === undefined ? emptyPage(status()) : previewPage(html, status()));
  };
}

async function pageAt(folder: string, path: string): Promise<string | undefined> {
  const file = resolve(join(folder, path, "index.html"));
  if (!file.startsWith(resolve(folder) + sep)) return undefined;
  return readFile(file, "utf8").catch(() => undefined);
}

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

/** Its words go straight to the terminal as well. */
function runBuild(project: string, { data, content, out }: Settings): Promise<PreviewStatus> {
  const build = ["build", "--preview", "--data", data, "--content", content, "--out", out];
  const child = spawn(process.execPath, [join(project, "scripts", "start.mjs"), ...build],
    { stdio: ["inherit", "inherit", "inherit", "ipc"], cwd: project });
  let told: PreviewStatus = { outcome: "broken", text: "the build ended without a word; see the terminal" };
  child.on("message", (status) => {
    told = status as PreviewStatus;
  });
  return new Promise((done) => child.on("close", () => done(told)));
}
