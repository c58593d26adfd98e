/** Stacks of errors in compiled code, told by the places of its sources. */
import { existsSync, readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PLACE = /(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/g;

/** Each `file:///…/chunk.mjs:line:column` that has a source map beside it becomes `scripts/….ts:line:column`. */
export function withSourcePlaces(stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replaceAll(PLACE, (place, ...parts: string[]) => {
    const [url = "", line = "", column = ""] = parts;
    if (!maps.has(url)) maps.set(url, mapOf(url));
    const entry = maps.get(url)?.findEntry(parseInt(line, 10) - 1, parseInt(column, 10) - 1);
    if (entry === undefined || !("originalSource" in entry)) return place;
    const source = relative(process.cwd(), resolve(dirname(fileURLToPath(url)), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

function mapOf(url: string): SourceMap | undefined {
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, "utf8")) as SourceMapPayload) : undefined;
}
