/**
 * Comparisons that somebody wrote: `content/compare/<name>.md`, whose front matter names what is compared.
 *
 *     ---
 *     title: Two makers of scanners
 *     compare: [qlys-2012-q3, exco]
 *     ---
 */
import { words } from "../lib/words.ts";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface CompareFile {
  readonly name: string;
  readonly file: string;
  /** Line of `compare:`, for findings. */
  readonly line: number;
  readonly title: string;
  readonly compare: readonly string[];
  /** Below the front matter, at the lines where it stands. */
  readonly words: string;
}

/** `content`: the folder that `--content` names. In the order of the names. */
export function readCompareFiles(content: string): CompareFile[] {
  const folder = join(content, "compare");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")).toSorted() : [];
  return names.map((name) => parseCompareFile(join(folder, name), name.slice(0, -".md".length)));
}

function parseCompareFile(file: string, name: string): CompareFile {
  const text = readFileSync(file, "utf8");
  const [matter = "", inner = ""] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? [];
  const lines = inner.split(/\r?\n/);
  const valueOf = (key: string): string => lines.find((line) => line.startsWith(`${key}:`))?.slice(key.length + 1).trim() ?? "";
  const at = lines.findIndex((line) => line.startsWith("compare:"));
  const list = valueOf("compare").replace(/^\[|\]$/g, "").split(",").map((one) => one.trim().replace(/^["']|["']$/g, ""));
  return {
    name, file, line: at < 0 ? 1 : at + 2, title: valueOf("title") || words("compare.untitled"),
    compare: list.filter((one) => one !== ""), words: `${matter.replace(/[^\n]/g, "")}${text.slice(matter.length)}`,
  };
}
