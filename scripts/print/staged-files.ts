/** Answers a page's requests from the staged folder, and from nowhere else. */
import { readFile, realpath } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import type { HTTPRequest } from "puppeteer";
import { PageFault } from "./page-fault.ts";

/** A host that by its name can exist nowhere (RFC 6761, section 6.4). */
export const STAGE = "http://stage.invalid";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The URL of a page given as a path below the staged folder; throws for a path that leads out of it. */
export function stageUrl(page: string): string {
  const parts = page.split("/");
  if (parts.includes("..")) throw new PageFault("it lies outside the staged folder: name a path below it");
  return `${STAGE}/${parts.map(encodeURIComponent).join("/")}`;
}

/** The file's content, or why there is none in words that follow its path. */
async function readStaged(root: string, path: string): Promise<Buffer | string> {
  const file = resolve(join(root, path));
  if (!isBelow(root, file)) return "lies outside the staged folder";
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) return "is not in the staged folder";
  if (!isBelow(await realpath(root), real)) return "lies outside the staged folder";
  return readFile(real).catch((error: Error) => `cannot be read (${error.message})`);
}

const isBelow = (root: string, file: string): boolean => file.startsWith(resolve(root) + sep);

/**
 * Answers one intercepted request. The result is what was refused or is missing, for the error of the print;
 * undefined when all is well.
 */
export async function answerRequest(root: string, request: HTTPRequest): Promise<string | undefined> {
  const url = new URL(request.url());
  if (url.protocol === "data:") return void await request.continue();
  if (url.origin !== STAGE || request.method() !== "GET") {
    await request.abort("blockedbyclient");
    return `${request.method()} ${request.url()} was refused: a handout is made of staged files only`;
  }
  const path = decodePath(url.pathname);
  const content = await readStaged(root, path);
  if (typeof content === "string") {
    await request.respond({ status: 404, contentType: "text/plain", body: content });
    return `${path} ${content}`;
  }
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
  await request.respond({ status: 200, contentType, body: content, headers: { "Cache-Control": "max-age=31536000, immutable" } });
  return undefined;
}

/** A path that is no valid percent-encoding stays as it is, and is then found missing. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll("\0", "");
  } catch {
    return pathname;
  }
}
